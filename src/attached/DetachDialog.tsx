import { Box } from '@twilio-paste/core/box';
import type { Trouble } from '../backend/backend';
import { usePanelTools } from '../panel/tools';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { FailureCallout } from '../parts/FailureCallout';

interface DetachDialogProps {
  readonly isOpen: boolean;
  /** The name of what will receive nothing more. */
  readonly webhook: string;
  readonly isBusy: boolean;
  /** Whether confirming has to wait. */
  readonly isHeld: boolean;
  /** Of the last try. It keeps the dialog open. */
  readonly failure: Trouble | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a webhook goes, and says what stops with it. */
export function DetachDialog({ webhook, isBusy, failure, ...dialog }: DetachDialogProps) {
  const { text } = usePanelTools();
  return (
    <ConfirmDialog
      heading={text('DetachDialogHeading')}
      confirmLabel={text(isBusy ? 'Detaching' : 'DetachConfirm')}
      {...dialog}
    >
      {text('DetachDialogText', { webhook })}
      {failure !== null && (
        <Box marginTop="space50">
          <FailureCallout title="DetachFailed" failure={failure} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
