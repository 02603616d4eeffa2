import { ConfirmDialog } from '../../components/ConfirmDialog';
import { bindingName } from '../../strings/bindingName';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import type { Loss } from './replacement';

interface ReplaceDialogProps {
  readonly isOpen: boolean;
  readonly loss: Loss;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

const TEXTS: Readonly<Record<Loss['of'], StringKey>> = {
  foreign: 'ReplaceDialogText',
  destination: 'ReplaceSaveDestinationText',
  inspector: 'ReplaceSaveInspectorText',
  events: 'ReplaceSaveEventsText',
};

export function ReplaceDialog({ loss, ...dialog }: ReplaceDialogProps) {
  const { text } = usePanelContext();
  const isForeign = loss.of === 'foreign';
  return (
    <ConfirmDialog
      heading={text(isForeign ? 'ReplaceDialogHeading' : 'ReplaceSaveDialogHeading')}
      confirmLabel={text(isForeign ? 'ReplaceConfirm' : 'ReplaceSave')}
      {...dialog}
    >
      {text(TEXTS[loss.of], { webhook: bindingName(loss.binding, text) })}
    </ConfirmDialog>
  );
}
