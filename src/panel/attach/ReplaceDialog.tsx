import { ConfirmDialog } from '../../components/ConfirmDialog';
import type { StringKey } from '../../strings/text';
import { bindingName } from '../attached/bindingName';
import { usePanelContext } from '../context';
import type { Replaced } from './replaced';

interface ReplaceDialogProps {
  readonly isOpen: boolean;
  readonly replaced: Replaced;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function consequenceFor(replaced: Replaced): StringKey {
  if (replaced.state === 'foreign') return 'ReplaceDialogForeignText';
  return replaced.timeline === null ? 'ReplaceDialogAttachedText' : 'ReplaceDialogInspectorText';
}

/** Asks before a webhook has to make room, and says what becomes of it. */
export function ReplaceDialog({ replaced, ...dialog }: ReplaceDialogProps) {
  const { text } = usePanelContext();
  return (
    <ConfirmDialog heading={text('ReplaceDialogHeading')} confirmLabel={text('ReplaceConfirm')} {...dialog}>
      {text(consequenceFor(replaced), { webhook: bindingName(replaced, text) })}
    </ConfirmDialog>
  );
}
