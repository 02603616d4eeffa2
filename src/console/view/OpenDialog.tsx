import type { Ttid } from '../../contract/sids';
import { AuditDialog } from '../audit/AuditDialog';
import { useConsoleContext } from '../context';
import { DeleteDialog } from '../delete/DeleteDialog';
import { Details } from '../details/Details';
import { CreateDialog } from '../edit/CreateDialog';
import { EditDialog } from '../edit/EditDialog';
import type { Listing } from '../listing';
import { SweepDialog } from '../sweep/SweepDialog';

/** What one is at besides the list: one thing at a time. */
export type Opened =
  | { readonly kind: 'details' | 'edit'; readonly ttid: Ttid }
  | { readonly kind: 'delete'; readonly ttids: readonly Ttid[] }
  | { readonly kind: 'create' | 'sweep' | 'audit' };

interface OpenDialogProps {
  readonly opened: Opened;
  readonly listing: Listing;
  readonly onOpen: (opened: Opened) => void;
  readonly onClose: () => void;
  readonly onDeleted: (count: number) => void;
}

export function OpenDialog({ opened, listing, onOpen, onClose, onDeleted }: OpenDialogProps) {
  const { webhooks } = useConsoleContext();
  const { rows, resolutions, rights } = listing;
  switch (opened.kind) {
    case 'details': {
      const { ttid } = opened;
      const webhook = rows.get(ttid);
      return webhook === undefined ? null : (
        <Details
          webhook={webhook}
          resolution={resolutions.get(ttid)}
          onEdit={() => onOpen({ kind: 'edit', ttid })}
          onDelete={() => onOpen({ kind: 'delete', ttids: [ttid] })}
          onClose={onClose}
        />
      );
    }
    case 'edit': {
      const webhook = rows.get(opened.ttid);
      return webhook === undefined || rights === null ? null : (
        <EditDialog
          webhook={webhook}
          openings={rights}
          onDone={(edited) => {
            webhooks.update(edited);
            onOpen({ kind: 'details', ttid: edited.ttid });
          }}
          onClose={() => onOpen({ kind: 'details', ttid: opened.ttid })}
        />
      );
    }
    case 'delete':
      return (
        <DeleteDialog
          webhooks={opened.ttids.flatMap((ttid) => rows.get(ttid) ?? [])}
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
