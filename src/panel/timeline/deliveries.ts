/** Decides what the timeline says about events at their destinations. Pure. */
import { type Delivery, GIVEN_UP_AFTER_MS, isGivenUp } from '../../contract/delivery';
import type { SeenEvent } from './timeline';

/** `waiting`: it is tried again. `failed`: it never arrives. */
export type DeliveryState = 'delivered' | 'waiting' | 'failed';

/** The mark in the row of an event. It has none if all destinations have the event. */
export type DeliveryMark = 'failed' | 'waiting';

/** The time, in ms, in which an event may wait without a mark. */
export const UNMARKED_MS = 5_000;

type Delivered = Pick<SeenEvent, 'event' | 'deliveries'>;

/** Takes the moment of the event's receipt and the current one, in epoch milliseconds. */
export function deliveryState(delivery: Delivery, receivedAt: number, now: number): DeliveryState {
  if (delivery.state === 'delivered') return 'delivered';
  return isGivenUp(delivery, receivedAt, now) ? 'failed' : 'waiting';
}

const statesOf = ({ event, deliveries }: Delivered, now: number) =>
  Object.values(deliveries).map((delivery) => deliveryState(delivery, Date.parse(event.receivedAt), now));

/** Returns the worst that became of the events; null if there is nothing to show. */
export function markOf(events: readonly Delivered[], now: number): DeliveryMark | null {
  const states = events.map((seen) => ({ at: Date.parse(seen.event.receivedAt), all: statesOf(seen, now) }));
  if (states.some(({ all }) => all.includes('failed'))) return 'failed';
  return states.some(({ at, all }) => now > at + UNMARKED_MS && all.includes('waiting')) ? 'waiting' : null;
}

/** Returns when the mark of the events may change although nothing arrives, in epoch milliseconds; null if never. */
export function nextMarkAt(events: readonly Delivered[], now: number): number | null {
  const moments = events
    .filter((seen) => statesOf(seen, now).includes('waiting'))
    .flatMap(({ event }) => {
      const at = Date.parse(event.receivedAt);
      return [at + UNMARKED_MS + 1, at + GIVEN_UP_AFTER_MS];
    })
    .filter((at) => at > now);
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b));
}

/** Whether a destination does not have the event, now or forever. */
export const isUndelivered = ({ deliveries }: Pick<SeenEvent, 'deliveries'>) =>
  Object.values(deliveries).some(({ state }) => state === 'failed');

/** The number of events in each state. */
export type Totals = Readonly<Record<DeliveryState, number>>;

/** Counts the events of each destination, by its ID. */
export function totalsOf(events: readonly Delivered[], now: number): ReadonlyMap<string, Totals> {
  const totals = new Map<string, Totals>();
  for (const { event, deliveries } of events) {
    const receivedAt = Date.parse(event.receivedAt);
    for (const [id, delivery] of Object.entries(deliveries)) {
      const before = totals.get(id) ?? { delivered: 0, waiting: 0, failed: 0 };
      const state = deliveryState(delivery, receivedAt, now);
      totals.set(id, { ...before, [state]: before[state] + 1 });
    }
  }
  return totals;
}
