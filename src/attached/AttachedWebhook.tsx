import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { readableIdentity } from '../format/identity';
import { readableTime } from '../format/time';
import { Column } from '../panel/Column';
import { Explanation } from '../panel/Explanation';
import { FailureCallout } from '../panel/FailureCallout';
import type { AttachedScreen } from '../panel/screen';
import { usePanelTools } from '../panel/tools';
import type { Target } from '../task/subject';
import { DetachDialog } from './DetachDialog';
import { EventList } from './EventList';
import { Fact, Facts } from './Facts';
import { Ttid } from './Ttid';

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
  const isBusy = work.at === 'busy';

  return (
    <Column gap="space60">
      <Explanation text={screen.isOver ? 'AttachedOverText' : 'AttachedText'} />
      <Facts>
        <Fact label={text('DestinationLabel')}>{binding.destination?.label ?? text('DestinationUnknown')}</Fact>
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
      {screen.canDetach && (
        <Button
          variant="destructive_secondary"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) setIsAsking(true);
          }}
        >
          {text(isBusy ? 'Detaching' : 'Detach')}
        </Button>
      )}
      <DetachDialog
        isOpen={isAsking}
        destination={binding.destination?.label ?? text('DetachDialogUnknown')}
        isBusy={isBusy}
        failure={failure}
        onConfirm={() => interactions.detach(target)}
        onCancel={() => setIsAsking(false)}
      />
    </Column>
  );
}
