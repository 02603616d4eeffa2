import { Button } from '@twilio-paste/core/button';
import { useUID } from '@twilio-paste/core/uid-library';
import { type FormEvent, useRef, useState } from 'react';
import type { WebhookRow } from '../../contract/webhooks';
import { Column } from '../../parts/Column';
import { FailureCallout } from '../../parts/FailureCallout';
import { Dialog } from '../frame/Dialog';
import type { Rights } from '../list/listing';
import { useConsoleTools } from '../tools';
import { failureOf, mayBeDone, useWork, waitUntilOf } from '../work';
import { focusField, focusRefusal } from './focus';
import { SubmitButton } from './SubmitButton';
import { TypeField } from './TypeField';
import { isSaidAtField, WebhookFields } from './WebhookFields';
import { type Changes, checkNew, newDraft } from './webhookDraft';

interface CreateDialogProps {
  readonly rights: Rights;
  readonly onDone: (webhook: WebhookRow) => void;
  readonly onClose: () => void;
}

/** Registers a webhook: for every interaction, or for those that a program creates with it. */
export function CreateDialog({ rights, onDone, onClose }: CreateDialogProps) {
  const { backend, webhooks, newOperationId, text } = useConsoleTools();
  const id = useUID();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => newDraft(rights));
  const [wasTried, setWasTried] = useState(false);
  const { work, run, forgive } = useWork();
  const isBusy = work.at === 'busy';
  const failure = failureOf(work);
  const check = checkNew(draft);

  function change(changes: Changes) {
    if (failure !== null && isSaidAtField(failure)) forgive();
    setDraft({ ...draft, ...changes });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWasTried(true);
    if (!check.ok) return focusField(form.current, check.missing[0]);
    const outcome = await run(() => backend.create({ ...check.request, operationId: newOperationId() }));
    if (outcome === null) return;
    if (outcome.ok) return onDone(outcome.value.webhook);
    // It may be there all the same: then the list shows it.
    if (mayBeDone(outcome.failure)) webhooks.reload();
    focusRefusal(form.current, outcome.failure);
  }

  return (
    <Dialog
      heading={text('CreateHeading')}
      waitUntil={waitUntilOf(work)}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {text('Cancel')}
          </Button>
          <SubmitButton form={id} isBusy={isBusy} label={text(isBusy ? 'Creating' : 'CreateSubmit')} />
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate>
        <Column gap="space60">
          <WebhookFields
            draft={draft}
            openings={rights}
            missing={wasTried && !check.ok ? check.missing : []}
            failure={failure}
            isBusy={isBusy}
            isNameFixed={false}
            nameMissing="NameTooLong"
            isUnderWay={false}
            unknownEvents={[]}
            onChange={change}
          >
            <TypeField
              types={rights.canCreate}
              chosen={draft.type}
              isDisabled={isBusy}
              onChoose={(type) => change({ type })}
            />
          </WebhookFields>
          {failure !== null && !isSaidAtField(failure) && <FailureCallout title="CreateFailed" failure={failure} />}
        </Column>
      </form>
    </Dialog>
  );
}
