import { memo } from 'react';
import { isKnownEvent } from '../../contract/events';
import type { TimelineEvent } from '../../contract/timeline';
import { usePanelContext } from '../context';
import type { DeliveryMark } from './deliveries';
import type { SortedParameters } from './details';
import { EventDetails } from './EventDetails';
import { isFailure } from './kinds';
import { MarkIcon } from './MarkIcon';
import { RailButton } from './RailButton';
import { sentenceFor } from './sentence';
import type { SeenEvent } from './timeline';

interface EventRowProps extends Pick<SeenEvent, 'event' | 'deliveries' | 'sentKey' | 'webhooks' | 'isAgain'> {
  /** The name of the participant that the event is about, if known. */
  readonly participant: string | null;
  readonly mark: DeliveryMark | null;
  /** Whether it is one of a row's folded events. */
  readonly isInFold: boolean;
  /** Null while the row is closed. */
  readonly parametersOf: ((event: TimelineEvent) => SortedParameters) | null;
  readonly id: string;
  readonly onToggle: (id: string) => void;
}

/** The row of one event. Its props are compared one by one, because each update makes other rows. */
export const EventRow = memo((props: EventRowProps) => {
  const { event, deliveries, sentKey, webhooks, isAgain, participant, mark, isInFold, parametersOf, id, onToggle } =
    props;
  const { text } = usePanelContext();
  return (
    <>
      <RailButton
        at={event.receivedAt}
        mark={isFailure(event) ? 'failure' : isKnownEvent(event.type) ? 'event' : 'unknown'}
        isOpen={parametersOf !== null}
        isInFold={isInFold}
        onClick={() => onToggle(id)}
        end={mark !== null && <MarkIcon mark={mark} />}
      >
        {sentenceFor(event, { participant, isAgain }, text)}
      </RailButton>
      {parametersOf !== null && (
        <EventDetails
          event={event}
          deliveries={deliveries}
          sentKey={sentKey}
          webhooks={webhooks}
          parameters={parametersOf(event)}
        />
      )}
    </>
  );
});
