import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import { useConsoleContext } from '../context';
import { DetailsPane } from '../details/DetailsPane';
import { CreatePane } from '../edit/CreatePane';
import { type Edit, EditPane } from '../edit/EditPane';
import type { WebhookDraft } from '../edit/webhookDraft';
import type { Audit } from '../history/useAudit';
import { PAGE_ROWS, type Results } from '../list/useResults';
import type { Listing } from '../listing';

/** The pane that is open, and the webhook it is about. */
export type PaneState =
  | { readonly kind: 'details'; readonly ttid: Ttid; readonly takesFocus: boolean }
  | { readonly kind: 'edit'; readonly ttid: Ttid }
  | { readonly kind: 'create' };

/** The entries in forms that were left for another webhook. */
export interface Drafts {
  readonly edits: Map<Ttid, Edit>;
  creation: WebhookDraft | null;
}

interface CurrentPaneProps {
  readonly pane: PaneState;
  readonly listing: Listing;
  readonly results: Results;
  readonly drafts: Drafts;
  readonly audit: Audit;
  readonly onOpen: (pane: PaneState) => void;
  readonly onClose: () => void;
  readonly onDelete: (ttid: Ttid) => void;
}

export function CurrentPane({ pane, listing, results, drafts, audit, onOpen, onClose, onDelete }: CurrentPaneProps) {
  const { webhooks } = useConsoleContext();
  const { rows, resolutions, rights } = listing;

  function addChanged(webhook: WebhookSummary) {
    webhooks.update(webhook);
    audit.forget();
  }

  const showDetails = ({ ttid }: WebhookSummary) => onOpen({ kind: 'details', ttid, takesFocus: true });

  if (pane.kind === 'create') {
    return rights === null ? null : (
      <CreatePane
        rights={rights}
        draft={drafts.creation}
        onDraft={(draft) => {
          drafts.creation = draft;
        }}
        onSaved={addChanged}
        onDone={showDetails}
        onClose={onClose}
      />
    );
  }

  const { ttid } = pane;
  const webhook = rows.get(ttid);
  if (webhook === undefined) return null;
  if (pane.kind === 'edit' && webhook.type !== 'unreadable') {
    return rights === null ? null : (
      <EditPane
        webhook={webhook}
        options={rights}
        edit={drafts.edits.get(ttid) ?? null}
        onEdit={(edit) => {
          if (edit === null) drafts.edits.delete(ttid);
          else drafts.edits.set(ttid, edit);
        }}
        onSaved={addChanged}
        onDone={showDetails}
        onClose={() => onOpen({ kind: 'details', ttid, takesFocus: true })}
      />
    );
  }

  const at = results.matches.indexOf(webhook);
  return (
    <DetailsPane
      webhook={webhook}
      resolution={resolutions.get(ttid)}
      pager={
        at < 0
          ? null
          : {
              at,
              count: results.matches.length,
              onShow: (wanted) => {
                const next = results.matches[wanted];
                if (next === undefined) return;
                results.setPage(Math.floor(wanted / PAGE_ROWS));
                onOpen({ kind: 'details', ttid: next.ttid, takesFocus: false });
              },
            }
      }
      takesFocus={pane.kind === 'details' && pane.takesFocus}
      audit={audit}
      onEdit={() => onOpen({ kind: 'edit', ttid })}
      onDelete={() => onDelete(ttid)}
      onClose={onClose}
    />
  );
}
