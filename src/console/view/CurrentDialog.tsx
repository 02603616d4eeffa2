import type { Ttid } from '../../contract/sids';
import { CleanupDialog } from '../cleanup/CleanupDialog';
import { DeleteDialog } from '../delete/DeleteDialog';
import type { Listing } from '../listing';

/** The open dialog and the webhooks it is about. */
export type DialogState = { readonly kind: 'delete'; readonly ttids: readonly Ttid[] } | { readonly kind: 'cleanup' };

interface CurrentDialogProps {
  readonly dialog: DialogState;
  readonly listing: Listing;
  readonly onClose: () => void;
  readonly onDeleted: (count: number) => void;
}

export function CurrentDialog({ dialog, listing, onClose, onDeleted }: CurrentDialogProps) {
  const { rows, resolutions } = listing;
  switch (dialog.kind) {
    case 'delete':
      return (
        <DeleteDialog
          webhooks={dialog.ttids.flatMap((ttid) => rows.get(ttid) ?? [])}
          resolutions={resolutions}
          onDone={onDeleted}
          onClose={onClose}
        />
      );
    case 'cleanup':
      return <CleanupDialog onClose={onClose} />;
  }
}
