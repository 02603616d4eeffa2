import { Button } from '@twilio-paste/core/button';
import { useUID } from '@twilio-paste/core/uid-library';
import { type FormEvent, useRef, useState } from 'react';
import type { WebhookRow } from '../../contract/webhooks';
import type { Openings } from '../../interaction/draft';
import { Column } from '../../parts/Column';
import { FailureCallout } from '../../parts/FailureCallout';
import { Dialog } from '../frame/Dialog';
import { useConsoleTools } from '../tools';
import { failureOf, mayBeDone, useWork, waitUntilOf } from '../work';
import { ChangedNote } from './ChangedNote';
import { focusField, focusRefusal } from './focus';
import { SubmitButton } from './SubmitButton';
import { isSaidAtField, WebhookFields } from './WebhookFields';
import { type Changes, checkEdited, draftOf, openingsOf, unknownEvents } from './webhookDraft';

interface EditDialogProps {
  readonly webhook: WebhookRow;
  readonly openings: Openings;
  readonly onDone: (webhook: WebhookRow) => void;
  readonly onClose: () => void;
}

/** Changes a webhook, unless somebody else has meanwhile: then it shows how, and keeps what was typed. */
export function EditDialog({ webhook, openings, onDone, onClose }: EditDialogProps) {
  const { backend, webhooks, text } = useConsoleTools();
  const id = useUID();
  const form = useRef<HTMLFormElement>(null);
  // As the person saw it: the list goes on learning.
  const [seen] = useState(webhook);
  const [current, setCurrent] = useState(seen);
  const [changes, setChanges] = useState<Changes>({});
  const [wasTried, setWasTried] = useState(false);
  const { work, run, forgive } = useWork();
  const isBusy = work.at === 'busy';
  const failure = failureOf(work);
  const draft = { ...draftOf(current), ...changes };
  const check = checkEdited(current, draft);
  const isChanged = current.version !== seen.version;

  function change(changed: Changes) {
    if (failure !== null && isSaidAtField(failure)) forgive();
    setChanges({ ...changes, ...changed });
  }

  function learn(now: WebhookRow) {
    setCurrent(now);
    webhooks.tell(now);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWasTried(true);
    if (!check.ok) return focusField(form.current, check.missing[0]);
    const outcome = await run(() => backend.update(check.request));
    if (outcome === null) return;
    if (outcome.ok) return onDone(outcome.value.webhook);
    if (outcome.failure.code === 'changed') learn(outcome.failure.webhook);
    if (mayBeDone(outcome.failure)) await lookAgain();
    focusRefusal(form.current, outcome.failure);
  }

  /** Whether it was changed is not known: what is there now says so. */
  async function lookAgain() {
    const now = await backend.fetch({ ttid: seen.ttid });
    if (now.ok) learn(now.value.webhook);
  }

  return (
    <Dialog
      heading={text('EditHeading')}
      waitUntil={waitUntilOf(work)}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {text('Cancel')}
          </Button>
          <SubmitButton
            form={id}
            isBusy={isBusy}
            label={text(isBusy ? 'Saving' : isChanged ? 'EditSubmitAnyway' : 'EditSubmit')}
          />
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate>
        <Column gap="space60">
          {isChanged && <ChangedNote before={seen} after={current} />}
          <WebhookFields
            draft={draft}
            openings={openingsOf(
              openings,
              text('EditAsItIs', { address: current.address ?? text('RowAddressUnreadable') }),
            )}
            missing={wasTried && !check.ok ? check.missing : []}
            failure={failure}
            isBusy={isBusy}
            isNameFixed={current.ours !== null}
            nameMissing="NameMissing"
            isUnderWay={current.ours !== null}
            unknownEvents={unknownEvents(current)}
            onChange={change}
          />
          {failure !== null && failure.code !== 'changed' && !isSaidAtField(failure) && (
            <FailureCallout title="EditFailed" failure={failure} />
          )}
        </Column>
      </form>
    </Dialog>
  );
}
