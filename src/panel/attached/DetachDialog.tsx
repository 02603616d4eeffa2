import { Box } from '@twilio-paste/core/box';
import type { Trouble } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { FailureCallout } from '../../components/FailureCallout';
import { usePanelTools } from '../context';
import type { AttachedScreen } from '../screen';
import { bindingName } from './bindingName';

interface DetachDialogProps {
  readonly isOpen: boolean;
  /** What will receive nothing more. */
  readonly binding: AttachedScreen['binding'];
  readonly isBusy: boolean;
  /** Whether confirming has to wait. */
  readonly isHeld: boolean;
  /** Of the last try. It keeps the dialog open. */
  readonly failure: Trouble | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a webhook goes, and says what stops with it. */
export function DetachDialog({ binding, isBusy, failure, ...dialog }: DetachDialogProps) {
  const { text } = usePanelTools();
  return (
    <ConfirmDialog
      heading={text('DetachDialogHeading')}
      confirmLabel={text(isBusy ? 'Detaching' : 'DetachConfirm')}
      {...dialog}
    >
      {text(binding.timeline === null ? 'DetachDialogText' : 'DetachDialogInspectorText', {
        webhook: bindingName(binding, text),
      })}
      {failure !== null && (
        <Box marginTop="space50">
          <FailureCallout title="DetachFailed" failure={failure} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
