import { Box } from '@twilio-paste/core/box';
import { useLayoutEffect, useRef } from 'react';
import { mayMoveFocus } from '../../components/focus';
import type { Delivery } from '../../contract/delivery';
import { isGone } from '../../contract/outcome';
import { readableDuration, readableMilliseconds } from '../../strings/durations';
import { describeFailure } from '../../strings/outcomes';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';
import { deliveryState } from './deliveries';
import { useDestinationNames } from './destinationNames';
import { SendAgainButton } from './SendAgainButton';
import { useSendAgain } from './sendAgain';
import type { Deliveries } from './timeline';
import { useNow } from './useNow';

interface DeliveryListProps {
  readonly deliveries: Deliveries;
  readonly sentKey: string;
  /** When the event was received, in ISO 8601. */
  readonly receivedAt: string;
}

/** Says what became of one event at each destination. */
export function DeliveryList({ deliveries, sentKey, receivedAt }: DeliveryListProps) {
  const { text, locale } = usePanelContext();
  const nameOf = useDestinationNames();
  const again = useSendAgain();
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  const all = Object.entries(deliveries);
  const now = useNow(all.some(([, { state }]) => state === 'failed'));

  useLayoutEffect(() => {
    // A button disappears once its event is delivered.
    if (hadFocus.current && mayMoveFocus()) list.current?.focus();
  });

  if (all.length === 0) return null;
  return (
    <Box
      as="ul"
      ref={list}
      tabIndex={-1}
      outline="none"
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) hadFocus.current = false;
      }}
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
            <Box as="span" fontWeight="fontWeightSemibold" marginRight="space20">
              {nameOf(id)}
            </Box>{' '}
            {factsOf(delivery, { receivedAt: Date.parse(receivedAt), now, locale }, text).join(' · ')}
            {reason !== null && <Box color="colorTextWeak">{reason}</Box>}
            {delivery.state === 'failed' && !hasEnded(delivery) && again?.mayReach(id) === true && (
              <SendAgainButton label="CommonSendAgain" what={{ event: sentKey, destination: id }} />
            )}
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

/** Whether the destination wants no more events, so that this one cannot be sent again either. */
const hasEnded = ({ outcome }: Delivery) => outcome !== null && isGone(outcome);

function factsOf(delivery: Delivery, { receivedAt, now, locale }: Circumstances, text: Text): readonly string[] {
  const { attempts } = delivery;
  const tries = attempts > 1 ? [text('CommonTries', { count: attempts })] : [];
  if (delivery.state === 'delivered') {
    const { outcome } = delivery;
    const status = outcome.kind === 'answered' ? [text('TimelineStatus', { status: String(outcome.status) })] : [];
    return [text('CommonDelivered'), ...status, readableMilliseconds(outcome.ms, locale), ...tries];
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
  return describeFailure(outcome, text);
}
