import type { Ttid } from '../../contract/sids';
import { AuditDialog } from '../audit/AuditDialog';
import { useConsoleContext } from '../context';
import { DeleteDialog } from '../delete/DeleteDialog';
import { DetailsDialog } from '../details/DetailsDialog';
import { CreateDialog } from '../edit/CreateDialog';
import { EditDialog } from '../edit/EditDialog';
import type { Listing } from '../listing';
import { SweepDialog } from '../sweep/SweepDialog';

/** The open dialog and the webhooks it is about. */
export type DialogState =
  | { readonly kind: 'details' | 'edit'; readonly ttid: Ttid }
  | { readonly kind: 'delete'; readonly ttids: readonly Ttid[] }
  | { readonly kind: 'create' | 'sweep' | 'audit' };

interface CurrentDialogProps {
  readonly dialog: DialogState;
  readonly listing: Listing;
  readonly onOpen: (dialog: DialogState) => void;
  readonly onClose: () => void;
  readonly onDeleted: (count: number) => void;
}

export function CurrentDialog({ dialog, listing, onOpen, onClose, onDeleted }: CurrentDialogProps) {
  const { webhooks } = useConsoleContext();
  const { rows, resolutions, rights } = listing;
  switch (dialog.kind) {
    case 'details':
    case 'edit': {
      const { kind, ttid } = dialog;
      const webhook = rows.get(ttid);
      if (webhook === undefined) return null;
      if (kind === 'edit' && webhook.type !== 'unreadable') {
        return rights === null ? null : (
          <EditDialog
            webhook={webhook}
            options={rights}
            onDone={(edited) => {
              webhooks.update(edited);
              onOpen({ kind: 'details', ttid: edited.ttid });
            }}
            onClose={() => onOpen({ kind: 'details', ttid })}
          />
        );
      }
      return (
        <DetailsDialog
          webhook={webhook}
          resolution={resolutions.get(ttid)}
          onEdit={() => onOpen({ kind: 'edit', ttid })}
          onDelete={() => onOpen({ kind: 'delete', ttids: [ttid] })}
          onClose={onClose}
        />
      );
    }
    case 'delete':
      return (
        <DeleteDialog
          webhooks={dialog.ttids.flatMap((ttid) => rows.get(ttid) ?? [])}
          resolutions={resolutions}
          onDone={onDeleted}
          onClose={onClose}
        />
      );
    case 'create':
      return rights === null ? null : (
        <CreateDialog
          rights={rights}
          onDone={(webhook) => {
            webhooks.update(webhook);
            onOpen({ kind: 'details', ttid: webhook.ttid });
          }}
          onClose={onClose}
        />
      );
    case 'sweep':
      return <SweepDialog onClose={onClose} />;
    case 'audit':
      return <AuditDialog onClose={onClose} />;
  }
}
