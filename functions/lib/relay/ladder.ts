/**
 * When to try an event again that a destination did not get: soon at first, then more and more rarely, for a day. Every
 * time is random up to its rung ("full jitter"), so that events that failed together are not sent again together.
 */
import { GIVEN_UP_AFTER_MS } from '../../../src/contract/delivery';
import { pauseIn } from '../twilio/retry-after';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The longest pause in ms, by the number of attempts. Without any, the destination has timed out a moment ago. */
const RUNGS_MS = [
  MINUTE_MS,
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
] as const;
const LAST_RUNG_MS = 4 * HOUR_MS;

const MIN_PAUSE_MS = SECOND_MS;

/** The time between the last attempt that is planned and the moment of giving up, so that it is made in time. */
const RESERVE_MS = 10 * MINUTE_MS;

/** Only with these statuses, a destination says when to come back. */
const STATUSES_WITH_RETRY_AFTER: readonly number[] = [429, 503];

export interface Tries {
  /** The moment of the first attempt, in epoch milliseconds. */
  readonly firstAt: number;
  /** The number of attempts so far, which all have failed. */
  readonly attempts: number;
  /** The pause in ms that the destination asked for at the last one; null if it did not. */
  readonly askedMs: number | null;
}

/**
 * Returns the moment of the next attempt, in epoch milliseconds; null if there is none in what is left of the day.
 *
 * @param random From 0 (inclusive) to 1 (exclusive).
 */
export function nextAttemptAt({ firstAt, attempts, askedMs }: Tries, now: number, random: number): number | null {
  const pauseMs = askedMs ?? random * (RUNGS_MS[attempts] ?? LAST_RUNG_MS);
  const lastAt = firstAt + GIVEN_UP_AFTER_MS - RESERVE_MS;
  const at = Math.min(now + Math.max(Math.floor(pauseMs), MIN_PAUSE_MS), lastAt);
  return at >= now + MIN_PAUSE_MS ? at : null;
}

/** Returns the pause in ms that an answer asks for, or null. */
export const askedPause = (status: number, retryAfter: string | null, now: number): number | null =>
  STATUSES_WITH_RETRY_AFTER.includes(status) ? pauseIn(retryAfter, now) : null;
