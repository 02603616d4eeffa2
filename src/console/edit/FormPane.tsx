import { Button } from '@twilio-paste/core/button';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { ActionButton } from '../../components/ActionButton';
import { FailureCallout } from '../../components/FailureCallout';
import { focusField } from '../../components/focus';
import { Stack } from '../../components/Stack';
import { useStrings } from '../../components/useStrings';
import { useUID } from '../../components/useUID';
import { useSecondsToWait } from '../../components/wait';
import type { Result } from '../../contract/result';
import type { WebhookSummary } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import { Pane } from '../pane/Pane';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { WebhookFields, type WebhookForm } from './WebhookFields';
import { type Changes, type CheckResult, refusedField } from './webhookDraft';

interface FormPaneProps<R> {
  readonly texts: Readonly<Record<'heading' | 'submit' | 'busy' | 'failed', StringKey>>;
  /** Shown above the fields. */
  readonly note?: ReactNode;
  /** Shown below the buttons. */
  readonly footnote?: ReactNode;
  readonly form: WebhookForm;
  readonly check: CheckResult<R>;
  readonly send: (request: R) => Promise<Result<{ readonly webhook: WebhookSummary }, RequestFailure>>;
  readonly onChange: (changes: Changes) => void;
  /** Called before the failure gets the focus. */
  readonly onFailed?: (failure: RequestFailure) => void | Promise<void>;
  readonly onDone: (webhook: WebhookSummary) => void;
  /** Called when the person leaves the form and may come back to it. */
  readonly onClose: () => void;
  /** Called when the person gives up what was entered. */
  readonly onCancel: () => void;
}

/** A form to create or edit a webhook. Focuses the first field that is missing or refused. */
export function FormPane<R>(props: FormPaneProps<R>) {
  const { texts, note, footnote, form, check, send, onChange, onFailed, onDone, onClose, onCancel } = props;
  const { text } = useStrings();
  const id = useUID();
  const element = useRef<HTMLFormElement>(null);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const { request, run, clearFailure } = useRequest();
  const isBusy = request.kind === 'busy';
  const failure = failureOf(request);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWasSubmitted(true);
    if (!check.ok) return focusField(element.current, check.missing[0]);
    const outcome = await run(() => send(check.request));
    if (outcome === null) return;
    if (outcome.ok) return onDone(outcome.value.webhook);
    await onFailed?.(outcome.failure);
    focusRefusal(element.current, outcome.failure);
  }

  return (
    <Pane
      heading={text(texts.heading)}
      takesFocus
      waitUntil={waitUntilOf(request)}
      onClose={onClose}
      footnote={footnote}
      actions={
        <>
          <SubmitButton form={id} isBusy={isBusy} label={text(isBusy ? texts.busy : texts.submit)} />
          <Button variant="secondary" size="small" onClick={onCancel}>
            {text('CommonCancel')}
          </Button>
        </>
      }
    >
      <form ref={element} id={id} onSubmit={submit} noValidate>
        <Stack gap="space60">
          {note}
          <WebhookFields
            form={form}
            missing={wasSubmitted && !check.ok ? check.missing : []}
            failure={failure}
            isBusy={isBusy}
            onChange={(changes) => {
              if (failure !== null && refusedField(failure) !== null) clearFailure();
              onChange(changes);
            }}
          />
          {/* The note explains a conflict, and its field a refused value. */}
          {failure !== null && failure.code !== 'changed' && refusedField(failure) === null && (
            <FailureCallout title={texts.failed} failure={failure} />
          )}
        </Stack>
      </form>
    </Pane>
  );
}

interface SubmitButtonProps {
  /** The ID of the form, which does not contain the button. */
  readonly form: string;
  readonly isBusy: boolean;
  readonly label: string;
}

/** A separate component, because `useSecondsToWait` works only inside the pane. */
function SubmitButton({ form, isBusy, label }: SubmitButtonProps) {
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  return (
    <ActionButton variant="primary" size="small" type="submit" form={form} isUnavailable={isUnavailable}>
      {label}
    </ActionButton>
  );
}

/** Focuses the refused field, otherwise scrolls to the explanation. */
function focusRefusal(form: HTMLFormElement | null, failure: RequestFailure) {
  const field = refusedField(failure);
  if (field !== null) focusField(form, field);
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
}
