import { type CSSProperties, type FormEvent, useRef, useState } from 'react';
import { focusField } from '../../components/focus';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import { DestinationField } from '../../form/DestinationField';
import { ANOTHER_URL, checkDraft, type Draft } from '../../form/draft';
import { EventsField } from '../../form/EventsField';
import { UrlField } from '../../form/UrlField';
import type { NamedSubject } from '../../interaction/subject';
import { explain } from '../../strings/failures';
import { usePanelContext } from '../context';
import { PanelBody } from '../PanelBody';
import { PanelEdge } from '../PanelEdge';
import type { FormScreen } from '../screen';
import { AttachFooter } from './AttachFooter';
import { FormIntro } from './FormIntro';
import { ReplaceDialog } from './ReplaceDialog';
import { isChanged, lossOf } from './replacement';

interface AttachFormProps {
  readonly screen: FormScreen;
  readonly target: NamedSubject;
}

const FILLING: CSSProperties = { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 };

/**
 * Attaches a webhook or changes the attached one. The draft is kept in the store, so that switching tasks neither loses
 * it nor shows it on another task.
 */
export function AttachForm({ screen, target }: AttachFormProps) {
  const { interactions, text } = usePanelContext();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { binding, draft, leftBehind, options, work } = screen;
  const isBusy = work.kind === 'busy';
  const canSubmit = leftBehind !== null || isChanged(screen);
  const isUnavailable = useSecondsToWait() > 0 || isBusy || !canSubmit;
  const loss = lossOf(screen);
  const check = checkDraft(draft);
  const missing = wasTried && !check.ok ? check.missing : [];
  const failure = work.kind === 'failed' ? work.failure : null;
  const refusal = failure?.code === 'url-refused' ? explain(failure, text) : null;
  const edit = (changed: Draft) => interactions.edit(target.subject, changed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isUnavailable) return;
    setWasTried(true);
    if (!check.ok) focusField(form.current, check.missing[0]);
    else if (loss !== null) setIsAsking(true);
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
    <form ref={form} onSubmit={submit} noValidate style={FILLING}>
      <PanelBody>
        <Stack gap="space60">
          <FormIntro binding={binding} />
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
          <EventsField
            draft={draft}
            hasBegun
            isTechnical={false}
            isMissing={missing.includes('events')}
            isDisabled={isBusy}
            onChange={edit}
          />
        </Stack>
      </PanelBody>
      <PanelEdge at="bottom">
        <AttachFooter screen={screen} target={target} isUnavailable={isUnavailable} />
      </PanelEdge>
      {loss !== null && (
        <ReplaceDialog isOpen={isAsking} loss={loss} onConfirm={attach} onCancel={() => setIsAsking(false)} />
      )}
    </form>
  );
}
