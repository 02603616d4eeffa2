import { Box } from '@twilio-paste/core/box';
import type { RequestFailure } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { FailureCallout } from '../../components/FailureCallout';
import { bindingName } from '../../strings/bindingName';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

interface DetachDialogProps {
  readonly isOpen: boolean;
  readonly binding: AttachedScreen['binding'];
  /** The person who attached it; null if unknown. */
  readonly person: string | null;
  readonly isBusy: boolean;
  /** Whether the confirm button ignores clicks. */
  readonly isUnavailable: boolean;
  /** The failure of the last try, after which the dialog stays open. */
  readonly failure: RequestFailure | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function DetachDialog({ binding, person, isBusy, failure, ...dialog }: DetachDialogProps) {
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
      {person !== null && ` ${text('AttachedDetachDialogPerson', { person })}`}
      {failure !== null && (
        <Box marginTop="space50">
          <FailureCallout title="AttachedDetachFailed" failure={failure} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
