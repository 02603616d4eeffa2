import { type CSSProperties, type FormEvent, useRef, useState } from 'react';
import { focusField } from '../../components/focus';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import { MAX_DESTINATIONS } from '../../contract/destination';
import { ANOTHER_URL } from '../../form/draft';
import { EventsField } from '../../form/EventsField';
import { UrlField } from '../../form/UrlField';
import {
  checkDraft,
  type DraftProblem,
  hasTooMany,
  type PanelDraft,
  withToggledDestination,
} from '../../interaction/draft';
import type { NamedSubject } from '../../interaction/subject';
import { explain } from '../../strings/failures';
import { usePanelContext } from '../context';
import { PanelBody } from '../PanelBody';
import { PanelEdge } from '../PanelEdge';
import type { FormScreen } from '../screen';
import { AttachFooter } from './AttachFooter';
import { DestinationsField } from './DestinationsField';
import { destinationRows } from './destinationRows';
import { FixedEventsField } from './FixedEventsField';
import { FormIntro } from './FormIntro';
import { fixedEvents, isChanged, lossOf, planOf } from './plan';
import { ReplaceDialog } from './ReplaceDialog';

interface AttachFormProps {
  readonly screen: FormScreen;
  readonly target: NamedSubject;
}

const FILLING: CSSProperties = { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 };

/** The name of the field in which each problem is corrected. */
const FIELDS: Readonly<Record<DraftProblem, string>> = {
  'no-destination': 'destination',
  'too-many-destinations': 'destination',
  url: 'url',
  events: 'events',
};

/**
 * Attaches a webhook or changes the attached one. The draft is kept in the store, so that switching tasks neither loses
 * it nor shows it on another task.
 */
export function AttachForm({ screen: given, target }: AttachFormProps) {
  const { interactions, text } = usePanelContext();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const fixed = fixedEvents(given);
  const draft = fixed === null ? given.draft : { ...given.draft, events: given.start.events };
  const screen = { ...given, draft };
  const { binding, leftBehind, work } = screen;
  const isBusy = work.kind === 'busy';
  const canSubmit = leftBehind !== null || isChanged(screen);
  const isUnavailable = useSecondsToWait() > 0 || isBusy || !canSubmit;
  const check = checkDraft(draft);
  const plan = check.ok ? planOf(screen, check.submission) : null;
  const loss = plan === null ? null : lossOf(screen, plan);
  const has = (problem: DraftProblem) => wasTried && !check.ok && check.problems.includes(problem);
  const failure = work.kind === 'failed' ? work.failure : null;
  const refusal = failure?.code === 'url-refused' ? explain(failure, text) : null;
  const edit = (changed: PanelDraft) => interactions.edit(target.subject, changed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isUnavailable) return;
    setWasTried(true);
    if (!check.ok) focusField(form.current, FIELDS[check.problems[0]]);
    else if (loss !== null) setIsAsking(true);
    else carryOut();
  }

  function carryOut() {
    setIsAsking(false);
    if (plan === null) return;
    // Store it even if nothing was edited: after a conflict the form would start with another draft.
    edit(draft);
    if (plan.kind === 'attach') interactions.attach(target, plan.submission);
    else interactions.change(target, plan.change);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate style={FILLING}>
      <PanelBody>
        <Stack gap="space60">
          <FormIntro binding={binding} />
          <DestinationsField
            rows={destinationRows(screen, text)}
            chosen={draft.destinations}
            error={
              hasTooMany(draft)
                ? text('FormDestinationTooMany', { max: MAX_DESTINATIONS })
                : has('no-destination')
                  ? text('FormDestinationMissing')
                  : null
            }
            isDisabled={isBusy}
            onToggle={(key) => edit(withToggledDestination(draft, key))}
          />
          {draft.destinations.includes(ANOTHER_URL) && (
            <UrlField
              url={draft.url}
              error={has('url') ? text('FormUrlMalformed') : refusal}
              isBusy={isBusy}
              onChange={(url) => edit({ ...draft, url })}
            />
          )}
          {fixed === null ? (
            <EventsField
              chosen={draft.events}
              hasBegun
              isTechnical={false}
              isMissing={has('events')}
              isDisabled={isBusy}
              onChange={(events) => edit({ ...draft, events })}
            />
          ) : (
            <FixedEventsField chosen={draft.events} fixed={fixed} />
          )}
        </Stack>
      </PanelBody>
      <PanelEdge at="bottom">
        <AttachFooter screen={screen} target={target} isUnavailable={isUnavailable} />
      </PanelEdge>
      {loss !== null && (
        <ReplaceDialog isOpen={isAsking} loss={loss} onConfirm={carryOut} onCancel={() => setIsAsking(false)} />
      )}
    </form>
  );
}
