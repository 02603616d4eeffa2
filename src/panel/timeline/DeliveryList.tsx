import { Box } from '@twilio-paste/core/box';
import type { Delivery } from '../../contract/delivery';
import { readableDuration, readableMilliseconds } from '../../strings/durations';
import { describeOutcome } from '../../strings/outcomes';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';
import { deliveryState } from './deliveries';
import { useDestinationNames } from './destinationNames';
import type { Deliveries } from './timeline';
import { useNow } from './useNow';

interface DeliveryListProps {
  readonly deliveries: Deliveries;
  /** When the event was received, in ISO 8601. */
  readonly receivedAt: string;
}

/** Says what became of one event at each destination. */
export function DeliveryList({ deliveries, receivedAt }: DeliveryListProps) {
  const { text, locale } = usePanelContext();
  const nameOf = useDestinationNames();
  const all = Object.entries(deliveries);
  const now = useNow(all.some(([, { state }]) => state === 'failed'));
  if (all.length === 0) return null;
  return (
    <Box
      as="ul"
      aria-label={text('TimelineDeliveriesLabel')}
      margin="space0"
      padding="space0"
      paddingTop="space20"
      listStyleType="none"
    >
      {all.map(([id, delivery]) => {
        const reason = reasonOf(delivery, text);
        return (
          <li key={id}>
            <Box as="span" fontWeight="fontWeightSemibold" marginRight="space30">
              {nameOf(id)}
            </Box>
            {factsOf(delivery, { receivedAt: Date.parse(receivedAt), now, locale }, text).join(' · ')}
            {reason !== null && <Box color="colorTextWeak">{reason}</Box>}
          </li>
        );
      })}
    </Box>
  );
}

interface Circumstances {
  /** In epoch milliseconds. */
  readonly receivedAt: number;
  readonly now: number;
  readonly locale: string;
}

function factsOf(delivery: Delivery, { receivedAt, now, locale }: Circumstances, text: Text): readonly string[] {
  const { attempts } = delivery;
  const tries = attempts > 1 ? [text('TimelineTries', { count: attempts })] : [];
  if (delivery.state === 'delivered') {
    return [text('TimelineDelivered'), readableMilliseconds(delivery.outcome.ms, locale), ...tries];
  }
  return [
    text('TimelineFailed'),
    ...tries,
    deliveryState(delivery, receivedAt, now) === 'failed'
      ? text('TimelineGivenUp')
      : nextTry(delivery.nextAt, { now, locale }, text),
  ];
}

function nextTry(nextAt: string | null, { now, locale }: Pick<Circumstances, 'now' | 'locale'>, text: Text): string {
  const wait = nextAt === null ? 0 : Date.parse(nextAt) - now;
  return wait >= 1_000
    ? text('TimelineNextTry', { duration: readableDuration(wait, locale) })
    : text('TimelineNextTrySoon');
}

function reasonOf({ state, outcome }: Delivery, text: Text): string | null {
  if (state === 'delivered') return null;
  return outcome === null ? text('TimelineNotTried') : describeOutcome(outcome, text);
}
