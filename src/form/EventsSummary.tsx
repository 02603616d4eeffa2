import { Text } from '@twilio-paste/core/text';
import { SecondaryText } from '../components/SecondaryText';
import { useStrings } from '../components/useStrings';
import type { EventName } from '../contract/events';
import { EVENT_LABELS } from '../strings/labels';
import { isSameEvents } from './draft';

interface EventsSummaryProps {
  readonly chosen: readonly EventName[];
  /** The events that can still happen. */
  readonly possible: readonly EventName[];
  /** Whether the interaction has begun, so that other events cannot happen anymore. */
  readonly hasBegun: boolean;
  readonly isTechnical: boolean;
}

/** The chosen events in two lines. */
export function EventsSummary({ chosen, possible, hasBegun, isTechnical }: EventsSummaryProps) {
  const { text } = useStrings();
  const isAll = isSameEvents(chosen, possible);
  const names = chosen.map((name) => (isTechnical ? name : text(EVENT_LABELS[name]))).join(', ');
  return (
    <>
      <Text as="p">
        {isAll
          ? text(hasBegun ? 'FormEventsAllLive' : 'FormEventsAll', { all: chosen.length })
          : text('FormEventsSome', { count: chosen.length })}
      </Text>
      <SecondaryText>{isAll && hasBegun && !isTechnical ? text('FormEventsLiveNames') : names}</SecondaryText>
    </>
  );
}
