import { Button } from '@twilio-paste/core/button';
import { useUID } from '@twilio-paste/core/uid-library';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { Dialog } from '../../components/Dialog';
import { FailureCallout } from '../../components/FailureCallout';
import { focusField } from '../../components/focusField';
import { Stack } from '../../components/Stack';
import { useStrings } from '../../components/useStrings';
import type { Result } from '../../contract/result';
import type { WebhookSummary } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { focusRefusal } from './focusRefusal';
import { SubmitButton } from './SubmitButton';
import { isSaidAtField, WebhookFields, type WebhookFieldsProps } from './WebhookFields';
import type { Checked } from './webhookDraft';

interface FormDialogProps<R> extends Omit<WebhookFieldsProps, 'missing' | 'failure' | 'isBusy'> {
  readonly texts: Readonly<Record<'heading' | 'submit' | 'busy' | 'failed', StringKey>>;
  /** What stands above the fields. */
  readonly note?: ReactNode;
  readonly check: Checked<R>;
  readonly ask: (request: R) => Promise<Result<{ readonly webhook: WebhookSummary }, RequestFailure>>;
  /** Called before the failure is led to. */
  readonly onFailed: (failure: RequestFailure) => void | Promise<void>;
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

/** A webhook's fields, and what comes of submitting them: what is missing or refused is led to and can be corrected. */
export function FormDialog<R>(props: FormDialogProps<R>) {
  const { texts, note, check, ask, onFailed, onDone, onClose, onChange, ...fields } = props;
  const { text } = useStrings();
  const id = useUID();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const { request, run, clearFailure } = useRequest();
  const isBusy = request.kind === 'busy';
  const failure = failureOf(request);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWasTried(true);
    if (!check.ok) return focusField(form.current, check.missing[0]);
    const outcome = await run(() => ask(check.request));
    if (outcome === null) return;
    if (outcome.ok) return onDone(outcome.value.webhook);
    await onFailed(outcome.failure);
    focusRefusal(form.current, outcome.failure);
  }

  return (
    <Dialog
      heading={text(texts.heading)}
      waitUntil={waitUntilOf(request)}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {text('CommonCancel')}
          </Button>
          <SubmitButton form={id} isBusy={isBusy} label={text(isBusy ? texts.busy : texts.submit)} />
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate>
        <Stack gap="space60">
          {note}
          <WebhookFields
            {...fields}
            missing={wasTried && !check.ok ? check.missing : []}
            failure={failure}
            isBusy={isBusy}
            onChange={(changes) => {
              if (failure !== null && isSaidAtField(failure)) clearFailure();
              onChange(changes);
            }}
          />
          {/* What somebody else changed is told by the note. */}
          {failure !== null && failure.code !== 'changed' && !isSaidAtField(failure) && (
            <FailureCallout title={texts.failed} failure={failure} />
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
