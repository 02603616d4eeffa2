import { useState } from 'react';
import type { WebhookSummary } from '../../contract/webhooks';
import type { DestinationOptions } from '../../form/draft';
import { useConsoleContext } from '../context';
import { sendsTo } from '../names';
import { mayBeDone } from '../useRequest';
import { ChangedNote } from './ChangedNote';
import { FormDialog } from './FormDialog';
import { type Changes, checkEdited, draftOf, isForInspector, openingsOf, unknownEvents } from './webhookDraft';

interface EditDialogProps {
  readonly webhook: WebhookSummary;
  readonly openings: DestinationOptions;
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

/** Changes a webhook, unless somebody else has meanwhile: then it shows how, and keeps what was typed. */
export function EditDialog({ webhook, openings, onDone, onClose }: EditDialogProps) {
  const { backend, webhooks, text } = useConsoleContext();
  // As the person saw it: the list goes on learning.
  const [seen] = useState(webhook);
  const [current, setCurrent] = useState(seen);
  const [changes, setChanges] = useState<Changes>({});
  const draft = { ...draftOf(current), ...changes };
  const isChanged = current.version !== seen.version;
  const asItIs = text('EditCurrentDestination', { address: sendsTo(current, text) });

  function learn(now: WebhookSummary) {
    setCurrent(now);
    webhooks.update(now);
  }

  /** Whether it was changed is not known: what is there now says so. */
  async function lookAgain() {
    const now = await backend.fetch({ ttid: seen.ttid });
    if (now.ok) learn(now.value.webhook);
  }

  return (
    <FormDialog
      texts={{
        heading: 'EditHeading',
        submit: isChanged ? 'EditSaveAnyway' : 'EditSave',
        busy: 'EditSaving',
        failed: 'EditFailed',
      }}
      note={isChanged && <ChangedNote before={seen} after={current} />}
      draft={draft}
      types={[]}
      openings={openingsOf(openings, current, asItIs)}
      isForInspector={isForInspector(draft, current)}
      isOurs={current.ours !== null}
      nameMissing="EditNameMissing"
      unknownEvents={unknownEvents(current)}
      check={checkEdited(current, draft)}
      ask={backend.update}
      onChange={(changed) => setChanges({ ...changes, ...changed })}
      onFailed={async (failure) => {
        if (failure.code === 'changed') learn(failure.webhook);
        if (mayBeDone(failure)) await lookAgain();
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
