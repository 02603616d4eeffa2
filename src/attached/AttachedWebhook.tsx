import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { readableIdentity } from '../format/identity';
import { readableTime } from '../format/time';
import type { AttachedScreen } from '../panel/screen';
import { usePanelTools } from '../panel/tools';
import { ButtonRow } from '../parts/ButtonRow';
import { Column } from '../parts/Column';
import { Countdown } from '../parts/Countdown';
import { Explanation } from '../parts/Explanation';
import { FailureCallout } from '../parts/FailureCallout';
import { useSecondsToWait } from '../parts/wait';
import type { Target } from '../task/subject';
import { DetachDialog } from './DetachDialog';
import { EventList } from './EventList';
import { Fact, Facts } from './Facts';
import { ReplaceButton } from './ReplaceButton';
import { Ttid } from './Ttid';
import { webhookName } from './webhookName';

interface AttachedWebhookProps {
  readonly screen: AttachedScreen;
  readonly target: Target;
}

/** The webhook that this plugin attached: where to, what, by whom, since when; and the way to detach it. */
export function AttachedWebhook({ screen, target }: AttachedWebhookProps) {
  const { interactions, text, locale } = usePanelTools();
  const [isAsking, setIsAsking] = useState(false);
  const { binding, work } = screen;
  const failure = work.at === 'failed' && work.job === 'detach' ? work.failure : null;
  const isDetaching = work.at === 'busy' && work.job === 'detach';
  const isBusy = work.at === 'busy';
  const isHeld = useSecondsToWait() > 0 || isBusy;

  return (
    <Column gap="space60">
      <Explanation text={screen.intro} />
      <Facts>
        <Fact label={text('DestinationLabel')}>{binding.destination?.label ?? text('DestinationUnnamed')}</Fact>
        {binding.host !== null && <Fact label={text('HostLabel')}>{binding.host}</Fact>}
        <Fact label={text('EventsLabel')}>
          <EventList events={binding.events} />
        </Fact>
        <Fact label={text('AttachedByLabel')}>
          {binding.attachedBy === null ? text('AttachedByUnknown') : readableIdentity(binding.attachedBy)}
        </Fact>
        <Fact label={text('AttachedAtLabel')}>
          <time dateTime={binding.attachedAt}>{readableTime(binding.attachedAt, locale)}</time>
        </Fact>
        <Fact label={text('TtidLabel')}>
          <Ttid ttid={binding.ttid} />
        </Fact>
      </Facts>
      {failure !== null && !isAsking && <FailureCallout title="DetachFailed" failure={failure} />}
      {failure === null && <Countdown />}
      <ButtonRow>
        {screen.replace !== null && <ReplaceButton subject={target.subject} label={screen.replace} isHeld={isBusy} />}
        {screen.canDetach && (
          <Button
            variant="destructive_secondary"
            aria-disabled={isHeld}
            onClick={() => {
              if (!isHeld) setIsAsking(true);
            }}
          >
            {text(isDetaching ? 'Detaching' : 'Detach')}
          </Button>
        )}
      </ButtonRow>
      <DetachDialog
        isOpen={isAsking}
        webhook={webhookName(binding)}
        isBusy={isDetaching}
        isHeld={isHeld}
        failure={failure}
        onConfirm={() => interactions.detach(target)}
        onCancel={() => setIsAsking(false)}
      />
    </Column>
  );
}
