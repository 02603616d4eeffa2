import { Button } from '@twilio-paste/core/button';
import { useSecondsToWait } from '../../parts/wait';

interface SubmitButtonProps {
  /** The id of the form, which is elsewhere. */
  readonly form: string;
  readonly isBusy: boolean;
  readonly label: string;
}

/** Never really disabled: the focus would be lost while the form is under way. */
export function SubmitButton({ form, isBusy, label }: SubmitButtonProps) {
  const isHeld = useSecondsToWait() > 0 || isBusy;
  return (
    <Button
      variant="primary"
      type="submit"
      form={form}
      aria-disabled={isHeld}
      onClick={(event) => {
        if (isHeld) event.preventDefault();
      }}
    >
      {label}
    </Button>
  );
}
