import { ConfirmDialog } from '../../components/ConfirmDialog';
import { bindingName } from '../../strings/bindingName';
import { namedDestination } from '../../strings/labels';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';
import type { Loss } from './plan';

interface ReplaceDialogProps {
  readonly isOpen: boolean;
  readonly loss: Loss;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ReplaceDialog({ loss, ...dialog }: ReplaceDialogProps) {
  const { text } = usePanelContext();
  const isForeign = loss.foreign !== null;
  return (
    <ConfirmDialog
      heading={text(isForeign ? 'ReplaceDialogHeading' : 'ReplaceSaveDialogHeading')}
      confirmLabel={text(isForeign ? 'ReplaceConfirm' : 'ReplaceSave')}
      {...dialog}
    >
      {sentencesOf(loss, text).join(' ')}
    </ConfirmDialog>
  );
}

function sentencesOf({ foreign, stopped, hasList, hasPending }: Loss, text: Text): readonly string[] {
  if (foreign !== null) return [text('ReplaceDialogText', { webhook: bindingName(foreign, text) })];
  const names = stopped.map((destination) => namedDestination(destination, text));
  const [only, ...others] = names;
  const sentences: string[] = [];
  if (only !== undefined) {
    sentences.push(
      others.length === 0
        ? text('ReplaceSaveDestinationText', { destination: only })
        : text('ReplaceSaveDestinationsText', { destinations: names.join(', ') }),
    );
  }
  if (hasPending) sentences.push(text('ReplaceSavePendingText'));
  if (hasList) sentences.push(text('ReplaceSaveEventsText'));
  return sentences;
}
