import { Text } from '@twilio-paste/core/text';
import { SecondaryText } from '../components/SecondaryText';
import { useStrings } from '../components/useStrings';
import { type EventName, LIVE_EVENTS } from '../contract/events';
import { EVENT_LABELS } from '../strings/labels';
import { isSameEvents } from './draft';

interface EventsSummaryProps {
  readonly chosen: readonly EventName[];
  /** The events that can still happen. */
  readonly possible: readonly EventName[];
  readonly isTechnical: boolean;
}

/** The chosen events in two lines. */
export function EventsSummary({ chosen, possible, isTechnical }: EventsSummaryProps) {
  const { text } = useStrings();
  const isLive = possible === LIVE_EVENTS;
  const isAll = isSameEvents(chosen, possible);
  const names = chosen.map((name) => (isTechnical ? name : text(EVENT_LABELS[name]))).join(', ');
  return (
    <>
      <Text as="p">
        {isAll
          ? text(isLive ? 'FormEventsAllLive' : 'FormEventsAll', { all: chosen.length })
          : text('FormEventsSome', { count: chosen.length })}
      </Text>
      <SecondaryText>{isAll && isLive && !isTechnical ? text('FormEventsLiveNames') : names}</SecondaryText>
    </>
  );
}
