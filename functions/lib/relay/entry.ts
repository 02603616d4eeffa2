/** The meaning of an entry of the outbox. */
import { type Delivery, isGivenUp as isDeliveryGivenUp } from '../../../src/contract/delivery';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { OutboxEntry, StoredEntry } from '../twilio/outbox';

/** Describes an entry to people. */
export function deliveryOf({ state, firstAt, lastAt, lastOutcome, attempts, nextAt }: OutboxEntry): Delivery {
  const at = lastAt ?? firstAt;
  return state === 'delivered' && lastOutcome !== null
    ? { state: 'delivered', at, outcome: lastOutcome, attempts }
    : { state: 'failed', at, outcome: lastOutcome, attempts, nextAt: state === 'stopped' ? null : nextAt };
}

/** Returns whether nothing will change the entry anymore. */
export const isFinal = ({ state }: OutboxEntry) => state === 'delivered' || state === 'stopped';

/** Returns whether no further attempt is made on its own: the day is over, or its last attempt was. */
export const isGivenUp = (entry: OutboxEntry, now: number) =>
  isDeliveryGivenUp(deliveryOf(entry), Date.parse(entry.firstAt), now);

/** Returns whether another invocation may be trying it right now. The clocks of instances differ; Twilio's decides. */
export const isBeingTried = ({ entry, ageMs }: StoredEntry) => entry.state === 'trying' && ageMs < ABANDONED_AFTER_MS;

/** Returns the moment of the next attempt in epoch milliseconds, or null. */
export const plannedAt = ({ nextAt }: OutboxEntry) => (nextAt === null ? null : Date.parse(nextAt));
