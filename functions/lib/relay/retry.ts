/** Tries what is due in the outbox. Any number of invocations may do so at the same time. */

import { fail } from '../../../src/contract/result';
import type { Retried } from '../../../src/contract/retry';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { DuePage, StoredEntry } from '../twilio/outbox';
import type { Reminder } from '../twilio/outbox-keys';
import { withTimeout } from '../twilio/timeout';
import type { RetryContext } from './context';
import { isBeingTried, isFinal, isGivenUp, plannedAt } from './entry';
import { TRY_MS, tryAgain } from './try-again';

/**
 * The age in ms until which a reminder without an entry is kept: the entry is added after it, and a request can take
 * effect a minute late.
 */
const ENTRY_MISSING_MS = 10 * 60_000;

/** The number of entries that are read or tried at the same time. */
const CONCURRENCY = 5;

export interface RetryLimits {
  /** The most entries that are tried. */
  readonly entries: number;
  /** The most pages of each map that are read. Those of slow destinations can fill many. */
  readonly pages: number;
  /** Leaves what is due later, in epoch milliseconds. */
  readonly until: number;
}

/** Tries what is due in these maps of the outbox, the earliest first. Leaves slow destinations alone. */
export async function retryDue(
  context: RetryContext,
  maps: readonly string[],
  {
    entries = Number.POSITIVE_INFINITY,
    pages = Number.POSITIVE_INFINITY,
    until = context.io.now(),
  }: Partial<RetryLimits> = {},
): Promise<Omit<Retried, 'until'>> {
  const run = new Run(context, { entries, pages, until });
  const firstPages = await Promise.all(maps.map((map) => run.pageOf(map)));
  for (const [index, map] of maps.entries()) {
    const first = firstPages[index];
    if (first !== undefined) await run.retryMap(map, first);
  }
  return { ...run.totals, hasMore: run.hasMore };
}

type Looked = 'try' | 'drop' | 'wait';

interface Due {
  readonly reminder: Reminder;
  readonly seen: StoredEntry;
}

class Run {
  readonly totals = { delivered: 0, failed: 0, stopped: 0 };
  hasMore = false;

  constructor(
    private readonly context: RetryContext,
    private readonly limits: RetryLimits,
  ) {}

  pageOf(map: string, after: Reminder | null = null): Promise<Reply<DuePage>> {
    return this.#inTime(() => this.context.outbox.due(map, this.limits.until, after));
  }

  async retryMap(map: string, first: Reply<DuePage>) {
    let page = first;
    for (let pages = 1; ; pages += 1) {
      if (!page.ok || !(await this.#retryPage(page.value.reminders))) break;
      const { next } = page.value;
      if (next === null) return;
      if (pages >= this.limits.pages) break;
      page = await this.pageOf(map, next);
    }
    this.hasMore = true;
  }

  /** Returns whether all reminders of the page were looked at. */
  async #retryPage(reminders: readonly Reminder[]): Promise<boolean> {
    for (let start = 0; start < reminders.length; start += CONCURRENCY) {
      if (!this.#mayContinue()) return false;
      const batch = reminders.slice(start, start + CONCURRENCY);
      const looked = await Promise.all(batch.map((reminder) => this.#lookAt(reminder)));
      const due = looked.flatMap((one) => one ?? []);
      if (due.length > 0 && !this.#mayContinue()) return false;
      const chosen = due.slice(0, this.limits.entries - this.#tried());
      await Promise.all(chosen.map((one) => this.#tryOne(one)));
      if (chosen.length < due.length) return false;
    }
    return true;
  }

  /** Reads while there is time to try what is found. */
  #inTime<T>(read: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const { io, deadline } = this.context;
    return withTimeout<Reply<T>>(io, deadline.remaining() - TRY_MS, fail(UNCLEAR), read);
  }

  #tried() {
    const { delivered, failed, stopped } = this.totals;
    return delivered + failed + stopped;
  }

  #mayContinue() {
    return this.#tried() < this.limits.entries && this.context.deadline.remaining() > TRY_MS;
  }

  /** Returns the entry of a due reminder if it is to be tried. Drops the reminder if it is not needed anymore. */
  async #lookAt(reminder: Reminder): Promise<Due | null> {
    const { outbox, io, warm } = this.context;
    const now = io.now();
    if (warm.slow.has(reminder.id.destination, now)) {
      this.hasMore = true;
      return null;
    }
    const found = await this.#inTime(() => outbox.read(reminder.id));
    if (!found.ok) {
      this.hasMore = true;
      return null;
    }
    const next = nextStep(found.value, reminder, now);
    if (next === 'drop') await outbox.drop(reminder);
    return next === 'try' && found.value !== null ? { reminder, seen: found.value } : null;
  }

  async #tryOne({ reminder, seen }: Due) {
    const { outbox } = this.context;
    const tried = await tryAgain(this.context, reminder.id, seen);
    if (tried.kind === 'busy') return;
    if (tried.kind === 'unavailable') {
      this.hasMore = true;
      return;
    }
    this.totals[tried.kind === 'stopped' ? 'stopped' : tried.delivery.state] += 1;
    if (isOver(tried.entry, reminder)) await outbox.drop(reminder);
  }
}

/** Returns what to do about the entry of a due reminder. */
function nextStep(seen: StoredEntry | null, reminder: Reminder, now: number): Looked {
  if (seen === null) return now - reminder.at > ENTRY_MISSING_MS ? 'drop' : 'wait';
  if (isOver(seen.entry, reminder) || isGivenUp(seen.entry, now)) return 'drop';
  return isBeingTried(seen) ? 'wait' : 'try';
}

/** Returns whether the entry does not need this reminder anymore: it is not tried again, or only at a later moment. */
function isOver(entry: StoredEntry['entry'], { at }: Reminder): boolean {
  const planned = plannedAt(entry);
  return isFinal(entry) || planned === null || planned > at;
}
