import { useState } from 'react';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import type { DestinationOptions } from '../../form/draft';
import { useConsoleContext } from '../context';
import { sendsTo } from '../names';
import { mayHaveSucceeded } from '../useRequest';
import { ChangedNote } from './ChangedNote';
import { FormDialog } from './FormDialog';
import { type Changes, checkEdit, draftOf, isForInspector, optionsForWebhook, unknownEvents } from './webhookDraft';

interface EditDialogProps {
  readonly webhook: WebhookSummary;
  readonly options: DestinationOptions;
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

/** Edits a webhook. If another user changed it in the meantime, shows their change and keeps what was entered. */
export function EditDialog({ webhook, options, onDone, onClose }: EditDialogProps) {
  const { backend, webhooks, text } = useConsoleContext();
  // The version that the user opened. The list may update its own copy.
  const [original] = useState(webhook);
  const [current, setCurrent] = useState(original);
  const [changes, setChanges] = useState<Changes>({});
  const draft = { ...draftOf(current), ...changes };
  const isChanged = current.version !== original.version;
  const unchangedLabel = text('EditCurrentDestination', { host: sendsTo(current, text) });

  function updateCurrent(latest: WebhookRow) {
    // If it cannot be read now, its details take the place of this form.
    if (latest.type !== 'unreadable') setCurrent(latest);
    webhooks.update(latest);
  }

  /** Finds out whether the edit took effect. */
  async function refresh() {
    const outcome = await backend.fetch({ ttid: original.ttid });
    if (outcome.ok) updateCurrent(outcome.value.webhook);
  }

  return (
    <FormDialog
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
        isForInspector: isForInspector(draft, current),
        isOurs: current.ours !== null,
        nameError: 'EditNameMissing',
        unknownEvents: unknownEvents(current),
      }}
      check={checkEdit(current, draft)}
      send={backend.update}
      onChange={(changed) => setChanges({ ...changes, ...changed })}
      onFailed={async (failure) => {
        if (failure.code === 'changed') updateCurrent(failure.webhook);
        if (mayHaveSucceeded(failure)) await refresh();
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
