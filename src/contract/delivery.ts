/** The state of one event at one destination, when our receiver passes the events on. */
import * as v from 'valibot';
import { moment } from './moments';
import { outcome } from './outcome';

export const delivery = v.variant('state', [
  v.object({
    state: v.literal('delivered'),
    /** The moment of the last attempt. */
    at: moment,
    outcome,
    /** The number of attempts so far. */
    attempts: v.number(),
  }),
  v.object({
    state: v.literal('failed'),
    at: moment,
    /** Null if it was not tried, because the destination was too slow a moment before, or its settings are unusable. */
    outcome: v.nullable(outcome),
    attempts: v.number(),
    /** The moment of the next attempt; null if there will be none. */
    nextAt: v.nullable(moment),
  }),
]);

export type Delivery = v.InferOutput<typeof delivery>;

/** The time after which an event is not passed on anymore, in milliseconds from its receipt. */
export const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/** Returns whether a destination will never get an event. No one writes that down when it happens. */
export const isGivenUp = (found: Delivery, receivedAt: number, now: number) =>
  found.state === 'failed' && (found.nextAt === null || now >= receivedAt + GIVEN_UP_AFTER_MS);
