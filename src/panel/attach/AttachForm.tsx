import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { ButtonRow } from '../../components/ButtonRow';
import { ComplianceNotice } from '../../components/ComplianceNotice';
import { Countdown } from '../../components/Countdown';
import { FailureCallout } from '../../components/FailureCallout';
import { focusField, mayMoveFocus } from '../../components/focus';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import { DestinationField } from '../../form/DestinationField';
import { ANOTHER_URL, checkDraft, type Draft } from '../../form/draft';
import { EventsField } from '../../form/EventsField';
import { UrlField } from '../../form/UrlField';
import type { NamedSubject } from '../../interaction/subject';
import { explain } from '../../strings/failures';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import { JOB_TEXTS } from '../jobTexts';
import { LeftBehindNote } from '../LeftBehindNote';
import { RemoveButton } from '../RemoveButton';
import type { FormScreen } from '../screen';
import { FormIntro } from './FormIntro';
import { ReplaceDialog, replacedBy } from './ReplaceDialog';

interface AttachFormProps {
  readonly screen: FormScreen;
  readonly target: NamedSubject;
}

/** The draft is kept in the store, so that switching tasks neither loses it nor shows it on another task. */
export function AttachForm({ screen, target }: AttachFormProps) {
  const { interactions, text } = usePanelContext();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { binding, draft, leftBehind, options, work } = screen;
  const isBusy = work.kind === 'busy';
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  const replaced = replacedBy(binding);
  const check = checkDraft(draft);
  const missing = wasTried && !check.ok ? check.missing : [];
  const failure = work.kind === 'failed' ? work.failure : null;
  const refusal = failure?.code === 'url-refused' ? explain(failure, text) : null;
  const edit = (changed: Draft) => interactions.edit(target.subject, changed);

  const shownRefusal = useRef(refusal);

  useEffect(() => {
    const isNew = refusal !== null && refusal !== shownRefusal.current;
    shownRefusal.current = refusal;
    if (isNew && mayMoveFocus(form.current)) focusField(form.current, 'url');
  }, [refusal]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isUnavailable) return;
    setWasTried(true);
    if (!check.ok) focusField(form.current, check.missing[0]);
    else if (replaced !== null) setIsAsking(true);
    else attach();
  }

  function attach() {
    setIsAsking(false);
    if (!check.ok) return;
    // Store it even if nothing was edited: after a conflict the form would start with another draft.
    edit(draft);
    interactions.attach(target, check.submission);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="space70">
        <FormIntro binding={binding} />
        <Stack gap="space50">
          <DestinationField
            inspectorHelp="FormInspectorHelp"
            options={options}
            chosen={draft.destination}
            isMissing={missing.includes('destination')}
            isDisabled={isBusy}
            onChoose={(destination) => edit({ ...draft, destination })}
          />
          {draft.destination === ANOTHER_URL && (
            <UrlField
              url={draft.url}
              error={missing.includes('url') ? text('FormUrlMalformed') : refusal}
              isBusy={isBusy}
              onChange={(url) => edit({ ...draft, url })}
            />
          )}
        </Stack>
        <EventsField
          draft={draft}
          hasBegun
          isMissing={missing.includes('events')}
          isDisabled={isBusy}
          onChange={edit}
        />
        {work.kind === 'failed' && needsCallout(work) && (
          <FailureCallout title={JOB_TEXTS[work.job].failed} failure={work.failure} />
        )}
        {leftBehind !== null && <LeftBehindNote leftBehind={leftBehind} />}
        {failure === null && <Countdown />}
        <ButtonRow>
          <ActionButton variant="primary" type="submit" isUnavailable={isUnavailable}>
            {text(submitLabel(screen))}
          </ActionButton>
          {leftBehind !== null && <RemoveButton target={target} leftBehind={leftBehind} work={work} />}
          {replaced !== null && (
            <ActionButton
              variant="secondary"
              isUnavailable={isBusy}
              onClick={() => interactions.cancelReplace(target.subject)}
            >
              {text('CommonCancel')}
            </ActionButton>
          )}
        </ButtonRow>
        <ComplianceNotice />
      </Stack>
      {replaced !== null && (
        <ReplaceDialog isOpen={isAsking} replaced={replaced} onConfirm={attach} onCancel={() => setIsAsking(false)} />
      )}
    </form>
  );
}

/** A refused URL is explained at its field, and a leftover webhook in its own note. */
const needsCallout = ({ job, failure }: Failed) =>
  job !== 'detach' && failure.code !== 'url-refused' && failure.code !== 'left-behind';

type Failed = Extract<FormScreen['work'], { kind: 'failed' }>;

function submitLabel({ binding, leftBehind, work }: FormScreen): StringKey {
  if (work.kind === 'busy' && work.job === 'attach') return 'FormAttaching';
  if (leftBehind !== null) return 'FormFinish';
  return replacedBy(binding) === null ? 'FormAttach' : 'ReplaceSubmit';
}
