import { useState } from 'react';
import { mayHaveSucceeded } from '../../backend/backend';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import type { DestinationOptions } from '../../form/draft';
import { useConsoleContext } from '../context';
import { sendsTo } from '../names';
import { ChangedNote } from './ChangedNote';
import { FormPane } from './FormPane';
import { type Changes, checkEdit, draftOf, isForReceiver, optionsForWebhook, unknownEvents } from './webhookDraft';

export interface Edit {
  /** The version that the user opened. The list may update its own copy. */
  readonly original: WebhookSummary;
  /** The latest version. */
  readonly current: WebhookSummary;
  readonly changes: Changes;
}

interface EditPaneProps {
  readonly webhook: WebhookSummary;
  readonly options: DestinationOptions;
  /** The earlier entries. */
  readonly edit: Edit | null;
  /** Called with each change; with null once nothing needs to be kept. */
  readonly onEdit: (edit: Edit | null) => void;
  /** Called with the changed webhook, even if the person has left the form. */
  readonly onSaved: (webhook: WebhookSummary) => void;
  /** Called after that if the form is still open. */
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

/** Edits a webhook. If another user changed it in the meantime, shows their change and keeps what was entered. */
export function EditPane({ webhook, options, edit: kept, onEdit, onSaved, onDone, onClose }: EditPaneProps) {
  const { backend, webhooks, text } = useConsoleContext();
  const [edit, setEdit] = useState<Edit>(() => kept ?? { original: webhook, current: webhook, changes: {} });
  const { original, current, changes } = edit;
  const draft = { ...draftOf(current), ...changes };
  const isChanged = current.version !== original.version;
  const unchangedLabel = text('EditCurrentDestination', { host: sendsTo(current, undefined, text) });

  function change(changed: Partial<Edit>) {
    setEdit((before) => ({ ...before, ...changed }));
    onEdit({ ...edit, ...changed });
  }

  function updateCurrent(latest: WebhookRow) {
    // If it cannot be read now, its details take the place of this form.
    if (latest.type !== 'unreadable') change({ current: latest });
    webhooks.update(latest);
  }

  /** Finds out whether the edit took effect. */
  async function refresh() {
    const outcome = await backend.fetch({ ttid: original.ttid });
    if (outcome.ok) updateCurrent(outcome.value.webhook);
  }

  return (
    <FormPane
      texts={{
        heading: 'EditHeading',
        submit: isChanged ? 'EditSaveAnyway' : 'EditSave',
        busy: 'EditSaving',
        failed: 'EditFailed',
      }}
      note={isChanged && <ChangedNote before={original} after={current} />}
      form={{
        draft,
        types: [],
        options: optionsForWebhook(options, current, unchangedLabel),
        isForReceiver: isForReceiver(draft, current),
        isOurs: current.ours !== null,
        nameError: 'EditNameMissing',
        unknownEvents: unknownEvents(current),
      }}
      check={checkEdit(current, draft)}
      send={async (request) => {
        const outcome = await backend.update(request);
        if (outcome.ok) {
          onEdit(null);
          onSaved(outcome.value.webhook);
        }
        return outcome;
      }}
      onChange={(changed) => change({ changes: { ...changes, ...changed } })}
      onFailed={async (failure) => {
        if (failure.code === 'changed') updateCurrent(failure.webhook);
        if (mayHaveSucceeded(failure)) await refresh();
      }}
      onDone={onDone}
      onClose={onClose}
      onCancel={() => {
        onEdit(null);
        onClose();
      }}
    />
  );
}
