/**
 * Passes one event on to all its destinations at once. What a destination did not get is in the outbox before Twilio
 * gets its answer, so that nothing is lost when this function ends.
 */
import type { Delivery } from '../../../src/contract/delivery';
import { isGone } from '../../../src/contract/outcome';
import type { InteractionSid } from '../../../src/contract/sids';
import type { DialResult } from '../dial/dial';
import type { Target } from '../settings/target';
import type { Form, Outbox, OutboxEntry } from '../twilio/outbox';
import type { EntryId } from '../twilio/outbox-keys';
import { attempt, noteHealth, stateAfter } from './attempt';
import type { PassOnContext } from './context';
import { deliveryOf, isFinal, plannedAt } from './entry';
import { askedPause, nextAttemptAt } from './ladder';

export interface PassedEvent {
  /** The ID of the attachment. */
  readonly relay: string;
  readonly interaction: InteractionSid;
  /** The ID that the destinations get as `webhook-id`. */
  readonly id: string;
  /** Twilio's `EventType`, shortened. */
  readonly type: string;
  /** All that Twilio sent. */
  readonly form: Form;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export interface PassedOn {
  /** By the ID of the destination. */
  readonly deliveries: Readonly<Record<string, Delivery>>;
  /** False if a destination did not get it, and the outbox does not have it: Twilio must not get a 2xx. */
  readonly isKept: boolean;
  /** The destinations that want no more events of this attachment. */
  readonly gone: readonly string[];
}

/** Passes an event on to `targets`. The outbox keeps it for those whose settings cannot be used now, by their IDs. */
export async function passOn(
  context: PassOnContext,
  event: PassedEvent,
  targets: readonly Target[],
  unusable: readonly string[] = [],
): Promise<PassedOn> {
  const results = await Promise.all([
    ...targets.map((target) => passOnTo(context, event, target)),
    ...unusable.map((destination) => conclude(context, event, destination, null)),
  ]);
  return {
    deliveries: Object.fromEntries(results.map((result) => [result.destination, shownDelivery(result)])),
    isKept: results.every(({ isKept }) => isKept),
    gone: results.flatMap(({ destination, entry }) =>
      entry.lastOutcome !== null && isGone(entry.lastOutcome) ? [destination] : [],
    ),
  };
}

interface Result {
  readonly destination: string;
  readonly entry: OutboxEntry;
  readonly isKept: boolean;
}

/** Describes a result to people. Nothing sends an event again that the outbox does not have. */
const shownDelivery = ({ entry, isKept }: Result): Delivery => deliveryOf(isKept ? entry : { ...entry, nextAt: null });

async function passOnTo(context: PassOnContext, event: PassedEvent, target: Target): Promise<Result> {
  const { io, warm } = context;
  const isSlow = warm.slow.has(target.id, io.now());
  const result = isSlow ? null : await attempt(context, target, event.id, event.form);
  return conclude(context, event, target.id, result);
}

/** Keeps the event if the destination has not got it; `result` is null if it was not tried. */
async function conclude(
  context: PassOnContext,
  event: PassedEvent,
  destination: string,
  result: DialResult | null,
): Promise<Result> {
  const entry = entryAfter(event, result, context);
  const id: EntryId = { relay: event.relay, event: event.id, destination };
  const [isKept] = await Promise.all([
    entry.state === 'delivered' || keep(context.outbox, id, entry, event.form),
    result !== null && noteHealth(context, destination, result.outcome),
  ]);
  return { destination, entry, isKept };
}

/** Returns what became of an event at its first attempt; `result` is null if there was none. */
function entryAfter(
  { interaction, type, receivedAt }: PassedEvent,
  result: DialResult | null,
  { io }: PassOnContext,
): OutboxEntry {
  const now = io.now();
  const attempts = result === null ? 0 : 1;
  const outcome = result?.outcome ?? null;
  const askedMs = outcome?.kind === 'answered' ? askedPause(outcome.status, result?.retryAfter ?? null, now) : null;
  const state = outcome === null ? 'waiting' : stateAfter(outcome);
  const nextAt =
    state === 'waiting' ? nextAttemptAt({ firstAt: receivedAt, attempts, askedMs }, now, io.random()) : null;
  return {
    interaction,
    type,
    state,
    firstAt: new Date(receivedAt).toISOString(),
    attempts,
    lastAt: outcome === null ? null : new Date(now).toISOString(),
    lastOutcome: outcome,
    nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
  };
}

/**
 * Puts an event in the outbox. The entry comes last, so that where it is, form and reminder are, too. Returns whether
 * the outbox has it.
 */
async function keep(outbox: Outbox, id: EntryId, entry: OutboxEntry, form: Form): Promise<boolean> {
  const at = plannedAt(entry);
  if (at !== null) {
    const [stored, reminded] = await Promise.all([outbox.addForm(id, form), outbox.remind(id, at)]);
    if (!stored.ok || !reminded.ok) return false;
  }
  const added = await outbox.add(id, entry);
  if (!added.ok) return false;
  // Twilio has repeated a request, and what became of the first one is known.
  const earlierAt = isFinal(added.value) ? null : plannedAt(added.value);
  return earlierAt === null || at === null || earlierAt <= at || (await outbox.remind(id, earlierAt)).ok;
}
