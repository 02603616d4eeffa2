import { ActionButton } from '../../components/ActionButton';
import { useSecondsToWait } from '../../components/wait';

interface SubmitButtonProps {
  /** The id of the form, which is elsewhere. */
  readonly form: string;
  readonly isBusy: boolean;
  readonly label: string;
}

/** Submits, unless that is under way or has to wait. */
export function SubmitButton({ form, isBusy, label }: SubmitButtonProps) {
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  return (
    <ActionButton variant="primary" type="submit" form={form} isUnavailable={isUnavailable}>
      {label}
    </ActionButton>
  );
}
