import { ActionButton } from '../../components/ActionButton';
import { useStrings } from '../../components/useStrings';

interface TestButtonProps {
  readonly isBusy: boolean;
  /** The name of the destination, for screen readers; null if the button is beside its only field. */
  readonly destination: string | null;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
}

export function TestButton({ isBusy, destination, type = 'button', onClick }: TestButtonProps) {
  const { text } = useStrings();
  return (
    <ActionButton
      variant="secondary"
      size="small"
      type={type}
      isUnavailable={isBusy}
      {...(destination === null ? {} : { 'aria-label': text('DestinationTestName', { destination }) })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {text(isBusy ? 'DestinationTesting' : 'DestinationTestButton')}
    </ActionButton>
  );
}
