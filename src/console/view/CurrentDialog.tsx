import type { Ttid } from '../../contract/sids';
import { AuditDialog } from '../audit/AuditDialog';
import { DeleteDialog } from '../delete/DeleteDialog';
import type { Listing } from '../listing';
import { SweepDialog } from '../sweep/SweepDialog';

/** The open dialog and the webhooks it is about. */
export type DialogState =
  | { readonly kind: 'delete'; readonly ttids: readonly Ttid[] }
  | { readonly kind: 'sweep' | 'audit' };

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
    case 'sweep':
      return <SweepDialog onClose={onClose} />;
    case 'audit':
      return <AuditDialog onClose={onClose} />;
  }
}
