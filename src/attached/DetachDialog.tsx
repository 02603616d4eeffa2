import { AlertDialog } from '@twilio-paste/core/alert-dialog';
import { Box } from '@twilio-paste/core/box';
import type { Trouble } from '../backend/backend';
import { FailureCallout } from '../panel/FailureCallout';
import { usePanelTools } from '../panel/tools';

interface DetachDialogProps {
  readonly isOpen: boolean;
  /** Who will receive nothing more. */
  readonly destination: string;
  readonly isBusy: boolean;
  /** Of the last try. It keeps the dialog open. */
  readonly failure: Trouble | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a webhook goes, and says what stops with it. */
export function DetachDialog({ isOpen, destination, isBusy, failure, onConfirm, onCancel }: DetachDialogProps) {
  const { text } = usePanelTools();
  return (
    <AlertDialog
      heading={text('DetachDialogHeading')}
      isOpen={isOpen}
      destructive
      onConfirm={onConfirm}
      onConfirmLabel={text(isBusy ? 'Detaching' : 'DetachConfirm')}
      onDismiss={onCancel}
      onDismissLabel={text('Cancel')}
    >
      {text('DetachDialogText', { destination })}
      {failure !== null && (
        <Box marginTop="space50">
          <FailureCallout title="DetachFailed" failure={failure} />
        </Box>
      )}
    </AlertDialog>
  );
}
