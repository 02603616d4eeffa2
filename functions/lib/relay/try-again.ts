/**
 * Tries an entry of the outbox again. Of several invocations that do so at once, one can take the entry, because each
 * sends the revision that it has read. If it ends in the middle of the attempt, another one can take the entry after
 * a while: the reminder that led to it stays until the result is written.
 */
import type { Delivery } from '../../../src/contract/delivery';
import { isGone } from '../../../src/contract/outcome';
import type { DialResult } from '../dial/dial';
import { type TwilioError, UNCLEAR } from '../twilio/http';
import type { OutboxEntry, StoredEntry } from '../twilio/outbox';
import type { EntryId } from '../twilio/outbox-keys';
import { attempt, isDelivered, noteHealth } from './attempt';
import type { RetryContext } from './context';
import { deliveryOf } from './entry';
import { askedPause, nextAttemptAt } from './ladder';

/** The result of trying an entry again. */
export type Tried =
  /** It was delivered or failed. It also fails, without being sent, while a setting cannot be used. */
  | { readonly kind: 'settled'; readonly delivery: Delivery; readonly entry: OutboxEntry }
  /** Not sent, because it must not be, or because its form is not kept anymore. */
  | { readonly kind: 'stopped'; readonly entry: OutboxEntry }
  /** Another invocation has changed the entry in the meantime. */
  | { readonly kind: 'busy' }
  /** Not sent, because Sync did not answer, or too late. */
  | { readonly kind: 'unavailable'; readonly failure: TwilioError };

/** The time in ms that an invocation must have left to begin: for taking the entry, the attempt, and the result. */
export const TRY_MS = 4_000;

/** The time in ms that it must have left to send: for the attempt, and the result. */
const SEND_MS = 2_000;

/** The pause in ms while the settings of a destination cannot be used. An administrator has to repair them. */
const UNUSABLE_PAUSE_MS = 10 * 60_000;

export async function tryAgain(context: RetryContext, id: EntryId, seen: StoredEntry): Promise<Tried> {
  const { outbox, deadline, findTarget } = context;
  const { entry } = seen;
  const { interaction } = entry;
  const [target, form, taken] = await Promise.all([
    findTarget(interaction, id.relay, id.destination, entry.firstAt),
    outbox.readForm(id),
    outbox.replace(id, seen, { ...entry, state: 'trying', attempts: entry.attempts + 1 }),
  ]);
  if (!taken.ok) return { kind: 'unavailable', failure: taken.failure };
  if (taken.value === null) return { kind: 'busy' };
  const failures = [target, form].flatMap((reply) => (reply.ok ? [] : [reply.failure]));
  const [failure] = deadline.remaining() < SEND_MS ? [...failures, UNCLEAR] : failures;
  if (failure !== undefined) {
    await outbox.replace(id, taken.value, entry);
    return { kind: 'unavailable', failure };
  }
  if (!target.ok || target.value.kind === 'removed' || !form.ok || !form.value) {
    return stop(context, id, taken.value, entry);
  }
  if (target.value.kind === 'unusable') return postpone(context, id, taken.value, entry);
  const result = await attempt(context, target.value.target, id.event, form.value);
  const [tried] = await Promise.all([
    settle(context, id, taken.value, result),
    noteHealth(context, id.destination, result.outcome),
  ]);
  return tried;
}

/** Gives up an entry whose event is not sent anymore. */
async function stop(
  { outbox, show }: RetryContext,
  id: EntryId,
  taken: StoredEntry,
  before: OutboxEntry,
): Promise<Tried> {
  const stopped: OutboxEntry = { ...before, state: 'stopped', nextAt: null };
  const written = await outbox.replace(id, taken, stopped);
  if (!written.ok) return { kind: 'unavailable', failure: written.failure };
  if (written.value === null) return { kind: 'busy' };
  await Promise.all([outbox.dropForm(id), show(id, deliveryOf(stopped))]);
  return { kind: 'stopped', entry: stopped };
}

/** Lets an entry wait that was not sent, because the settings of its destination cannot be used. */
async function postpone(context: RetryContext, id: EntryId, taken: StoredEntry, before: OutboxEntry): Promise<Tried> {
  const nextAt = await planNext(context, id, before, UNUSABLE_PAUSE_MS);
  const waiting: OutboxEntry = { ...before, state: 'waiting', nextAt };
  const [written] = await Promise.all([
    context.outbox.replace(id, taken, waiting),
    context.show(id, deliveryOf(waiting)),
  ]);
  const entry = written.ok && written.value !== null ? waiting : taken.entry;
  return { kind: 'settled', delivery: deliveryOf(waiting), entry };
}

/** Writes the result of an attempt. If that fails, the entry is tried again later. */
async function settle(context: RetryContext, id: EntryId, taken: StoredEntry, result: DialResult): Promise<Tried> {
  const { outbox, io, endDestination, show } = context;
  const { outcome } = result;
  const attempted = { ...taken.entry, lastAt: new Date(io.now()).toISOString(), lastOutcome: outcome };
  if (isDelivered(outcome)) {
    const delivered: OutboxEntry = { ...attempted, state: 'delivered', nextAt: null };
    const closed = await outbox.close(id, delivered);
    await Promise.all([closed.ok && outbox.dropForm(id), show(id, deliveryOf(delivered))]);
    return { kind: 'settled', delivery: deliveryOf(delivered), entry: closed.ok ? delivered : taken.entry };
  }
  const askedMs = outcome.kind === 'answered' ? askedPause(outcome.status, result.retryAfter, io.now()) : null;
  const next: OutboxEntry = isGone(outcome)
    ? { ...attempted, state: 'stopped', nextAt: null }
    : { ...attempted, state: 'waiting', nextAt: await planNext(context, id, taken.entry, askedMs) };
  const written = await outbox.replace(id, taken, next);
  await Promise.all([
    isGone(outcome) && endDestination(next.interaction, id.relay, id.destination),
    isGone(outcome) && written.ok && written.value !== null && outbox.dropForm(id),
    show(id, deliveryOf(next)),
  ]);
  return {
    kind: 'settled',
    delivery: deliveryOf(next),
    entry: written.ok && written.value !== null ? next : taken.entry,
  };
}

/** Plans the next attempt, with a reminder of it. Returns the moment, or null if there is none. */
async function planNext(
  { outbox, io }: RetryContext,
  id: EntryId,
  { firstAt, attempts, nextAt }: OutboxEntry,
  askedMs: number | null,
): Promise<string | null> {
  const now = io.now();
  const next = nextAttemptAt({ firstAt: Date.parse(firstAt), attempts, askedMs }, now, io.random());
  // A person may have sent it again before its time. Its moment never becomes an earlier one.
  const planned = nextAt !== null && Date.parse(nextAt) > now ? Date.parse(nextAt) : null;
  if (planned !== null && (next === null || planned >= next)) return nextAt;
  if (next === null) return null;
  const reminded = await outbox.remind(id, next);
  // Without a new reminder, the one that led here must stay valid.
  return reminded.ok ? new Date(next).toISOString() : nextAt;
}
