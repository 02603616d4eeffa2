import { ConfirmDialog } from '../../components/ConfirmDialog';
import type { Binding } from '../../contract/binding';
import type { StringKey } from '../../strings/text';
import { bindingName } from '../attached/bindingName';
import { usePanelContext } from '../context';

/** A binding whose replacement needs confirmation. */
export type Replaced = Extract<Binding, { state: 'attached' | 'foreign' }>;

/** Returns the binding that an attach replaces; null if there is none, or its webhook no longer exists. */
export const replacedBy = (binding: Binding): Replaced | null =>
  binding.state === 'attached' || binding.state === 'foreign' ? binding : null;

interface ReplaceDialogProps {
  readonly isOpen: boolean;
  readonly replaced: Replaced;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ReplaceDialog({ replaced, ...dialog }: ReplaceDialogProps) {
  const { text } = usePanelContext();
  return (
    <ConfirmDialog heading={text('ReplaceDialogHeading')} confirmLabel={text('ReplaceConfirm')} {...dialog}>
      {text(consequenceFor(replaced), { webhook: bindingName(replaced, text) })}
    </ConfirmDialog>
  );
}

function consequenceFor(replaced: Replaced): StringKey {
  if (replaced.state === 'foreign') return 'ReplaceDialogForeignText';
  return replaced.timeline === null ? 'ReplaceDialogAttachedText' : 'ReplaceDialogInspectorText';
}
