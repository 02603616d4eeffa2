import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { type FormEvent, useRef, useState } from 'react';
import { checkDraft, type Draft } from '../interaction/draft';
import { Column } from '../panel/Column';
import { Explanation } from '../panel/Explanation';
import { FailureCallout } from '../panel/FailureCallout';
import type { FormScreen } from '../panel/screen';
import { usePanelTools } from '../panel/tools';
import type { Target } from '../task/subject';
import { DestinationField } from './DestinationField';
import { EventsField } from './EventsField';

interface AttachFormProps {
  readonly screen: FormScreen;
  readonly target: Target;
}

/** Where to send which events. The draft lives outside, so that another task neither loses nor takes it. */
export function AttachForm({ screen, target }: AttachFormProps) {
  const { interactions, text } = usePanelTools();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const { draft, work } = screen;
  const isBusy = work.at === 'busy';
  const check = checkDraft(draft);
  const missing = wasTried && !check.ok ? check.missing : [];
  const edit = (changed: Draft) => interactions.edit(target.subject, changed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setWasTried(true);
    if (check.ok) interactions.attach(target, check.choice);
    else form.current?.querySelector<HTMLElement>(`:is(input, select)[name="${check.missing[0]}"]`)?.focus();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Column gap="space70">
        {screen.dangling ? (
          <Explanation text="DanglingText" values={{ ttid: screen.dangling.ttid }} />
        ) : (
          <Explanation text="FormIntro" />
        )}
        <DestinationField
          destinations={screen.destinations}
          chosen={draft.destination}
          isMissing={missing.includes('destination')}
          isDisabled={isBusy}
          onChoose={(destination) => edit({ ...draft, destination })}
        />
        <EventsField draft={draft} isMissing={missing.includes('events')} isDisabled={isBusy} onChange={edit} />
        {work.at === 'failed' && work.job === 'attach' && (
          <FailureCallout title="AttachFailed" failure={work.failure} />
        )}
        <Box>
          {/* Never really disabled: the focus would be lost while the webhook is being attached. */}
          <Button variant="primary" type="submit" aria-disabled={isBusy}>
            {text(isBusy ? 'Attaching' : 'Attach')}
          </Button>
        </Box>
      </Column>
    </form>
  );
}
