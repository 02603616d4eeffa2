import { Box } from '@twilio-paste/core/box';
import type { RequestFailure } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { FailureCallout } from '../../components/FailureCallout';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';
import { bindingName } from './bindingName';

interface DetachDialogProps {
  readonly isOpen: boolean;
  /** What will receive nothing more. */
  readonly binding: AttachedScreen['binding'];
  readonly isBusy: boolean;
  /** Whether confirming has to wait. */
  readonly isUnavailable: boolean;
  /** Of the last try. It keeps the dialog open. */
  readonly failure: RequestFailure | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before a webhook goes, and says what stops with it. */
export function DetachDialog({ binding, isBusy, failure, ...dialog }: DetachDialogProps) {
  const { text } = usePanelContext();
  return (
    <ConfirmDialog
      heading={text('AttachedDetachDialogHeading')}
      confirmLabel={text(isBusy ? 'AttachedDetaching' : 'AttachedDetachConfirm')}
      {...dialog}
    >
      {text(binding.timeline === null ? 'AttachedDetachDialogText' : 'AttachedDetachDialogInspectorText', {
        webhook: bindingName(binding, text),
      })}
      {failure !== null && (
        <Box marginTop="space50">
          <FailureCallout title="AttachedDetachFailed" failure={failure} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
