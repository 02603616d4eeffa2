/** Sends again what a person asks for: one event to one destination, or all that an attachment's destinations lack. */
import type { Delivery } from '../../../src/contract/delivery';
import { ok } from '../../../src/contract/result';
import type { Reply } from '../twilio/http';
import type { ListedEntry } from '../twilio/outbox';
import { type EntryId, mapOf } from '../twilio/outbox-keys';
import type { RetryContext } from './context';
import { deliveryOf, isBeingTried, isFinal } from './entry';
import { TRY_MS, type Tried, tryAgain } from './try-again';

export type SentAgain =
  | Tried
  /** It was delivered or stopped before. */
  | { readonly kind: 'closed'; readonly delivery: Delivery }
  /** The outbox does not have it: it never failed, or was delivered more than an hour ago. */
  | { readonly kind: 'absent' };

/** Sends one event again, also before its time, or after it was given up. */
export async function sendAgain(context: RetryContext, id: EntryId): Promise<SentAgain> {
  const found = await context.outbox.read(id);
  if (!found.ok) return { kind: 'unavailable', failure: found.failure };
  if (found.value === null) return { kind: 'absent' };
  if (isFinal(found.value.entry)) return { kind: 'closed', delivery: deliveryOf(found.value.entry) };
  if (isBeingTried(found.value)) return { kind: 'busy' };
  return tryAgain(context, id, found.value);
}

export interface AllSentAgain {
  readonly delivered: number;
  readonly failed: number;
  /** Not to be sent anymore. */
  readonly stopped: number;
  /** Whether some were not sent, because time has ended, or another invocation tries them, or Sync did not answer. */
  readonly hasMore: boolean;
}

const CONCURRENCY = 5;

/** Sends again all that the destinations of an attachment lack, or one of them. Fails if the outbox cannot be read. */
export async function sendAllAgain(
  context: RetryContext,
  relay: string,
  isMeant: (entry: ListedEntry) => boolean = () => true,
): Promise<Reply<AllSentAgain>> {
  const totals = { delivered: 0, failed: 0, stopped: 0 };
  let hasMore = false;
  let after: EntryId | null = null;
  do {
    const page = await context.outbox.list(mapOf(relay), { relay, after });
    if (!page.ok) return page;
    const lacking = page.value.entries.filter((listed) => !isFinal(listed.entry) && isMeant(listed));
    for (let start = 0; start < lacking.length; start += CONCURRENCY) {
      if (context.deadline.remaining() <= TRY_MS) return ok({ ...totals, hasMore: true });
      const batch = lacking.slice(start, start + CONCURRENCY);
      for (const sent of await Promise.all(batch.map(({ id }) => sendAgain(context, id)))) {
        if (sent.kind === 'settled') totals[sent.delivery.state] += 1;
        else if (sent.kind === 'stopped') totals.stopped += 1;
        else if (sent.kind === 'busy' || sent.kind === 'unavailable') hasMore = true;
      }
    }
    after = page.value.next;
  } while (after !== null);
  return ok({ ...totals, hasMore });
}
