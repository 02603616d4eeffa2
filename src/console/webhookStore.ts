/** The account's webhooks as the console knows them, kept outside the components so that they are there on coming back. */
import { type ConsoleBackend, retryAfterMs } from '../backend/backend';
import type { Store } from '../components/useStore';
import type { Ttid } from '../contract/sids';
import { MAX_RESOLVED, type WebhookSummary } from '../contract/webhooks';
import {
  INITIAL_LISTING,
  type Listing,
  type ListingEvent,
  type NamesBySid,
  nextListing,
  type RoutedTasks,
  unresolved,
} from './listing';
import type { Pause } from './retry';
import { withRetry } from './retry';

/** Finds the names of tasks and workers. Never rejects: the SID is shown for what has no name. */
export type LookUpNames = (tasks: RoutedTasks) => Promise<NamesBySid>;

export interface WebhookStore extends Store<Listing> {
  /** Loads the list anew, page by page, and resolves what is looked at, until the returned function is called. */
  open(): () => void;
  /** Begins anew at the first page. */
  reload(): void;
  /** Goes on with the page that could not be loaded. */
  resume(): void;
  /** These rows are in view: what has become of them is asked once they have been for a moment. */
  show(ttids: readonly Ttid[]): void;
  /** Asks what has become of these, in view or not. */
  lookUp(ttids: readonly Ttid[]): void;
  /** This is how a webhook is now. */
  update(webhook: WebhookSummary): void;
  /** This webhook is deleted. */
  drop(ttid: Ttid): void;
}

export interface WebhookStoreOptions {
  readonly backend: Pick<ConsoleBackend, 'list' | 'resolve'>;
  readonly lookUpNames: LookUpNames;
  readonly pause: Pause;
  readonly now: () => number;
}

/** For how many milliseconds a row has to be in view before it is asked about: paging through asks for nothing. */
export const SETTLE_MS = 400;

/**
 * For how many milliseconds a long load rests after each page. The functions take 30 calls in 10 s of one person: a third
 * of them is left for what the person does meanwhile.
 */
export const PACE_MS = 500;

export function createWebhookStore({ backend, lookUpNames, pause, now }: WebhookStoreOptions): WebhookStore {
  const listeners = new Set<() => void>();
  let listing = INITIAL_LISTING;
  let visit = new AbortController();
  visit.abort();
  let load = visit;
  let settling = visit;
  let inView: readonly Ttid[] = [];
  let looked: readonly Ttid[] = [];
  let isResolving = false;

  function apply(event: ListingEvent) {
    listing = nextListing(listing, event);
    for (const notify of [...listeners]) notify();
  }

  async function loadPages({ signal }: AbortController) {
    for (let [place] = listing.pagesLeft; place !== undefined && !signal.aborted; [place] = listing.pagesLeft) {
      const asked = place;
      const outcome = await withRetry<'list'>(() => backend.list(asked), {
        pause,
        signal,
        onWait: (failure) => apply({ type: 'load-held', until: now() + retryAfterMs(failure), failure }),
      });
      if (signal.aborted) return;
      if (!outcome.ok) return apply({ type: 'load-failed', failure: outcome.failure });
      apply({ type: 'page-came', place: asked, at: now(), page: outcome.value });
      if (listing.pagesLeft.length > 0) await pause(PACE_MS, signal);
    }
  }

  function begin(event: ListingEvent) {
    load.abort();
    load = new AbortController();
    apply(event);
    void loadPages(load);
  }

  async function resolveWanted() {
    if (isResolving) return;
    isResolving = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      const ttids = batch;
      apply({ type: 'resolve-began', ttids });
      const outcome = await withRetry<'resolve'>(() => backend.resolve({ ttids }), {
        pause,
        signal: visit.signal,
        onWait: () => undefined,
      });
      const webhooks = outcome.ok ? outcome.value.webhooks : ttids.map((ttid) => ({ ttid, state: 'unknown' }) as const);
      apply({ type: 'resolved', webhooks });
      void nameTasks(webhooks.flatMap((resolved) => (resolved.state === 'bound' ? resolved.tasks : [])));
    }
    isResolving = false;
  }

  async function nameTasks(tasks: RoutedTasks) {
    const names = await lookUpNames(tasks);
    if (names.size > 0) apply({ type: 'named', names });
  }

  const nextBatch = () =>
    visit.signal.aborted ? [] : unresolved(listing, [...new Set([...inView, ...looked])]).slice(0, MAX_RESOLVED);

  async function settle({ signal }: AbortController) {
    await pause(SETTLE_MS, signal);
    if (!signal.aborted) await resolveWanted();
  }

  return {
    getSnapshot: () => listing,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      visit = new AbortController();
      const opened = visit;
      looked = [];
      begin({ type: 'load-began' });
      return () => {
        opened.abort();
        load.abort();
        settling.abort();
      };
    },
    reload() {
      begin({ type: 'load-began' });
      void resolveWanted();
    },
    resume: () => begin({ type: 'load-resumed' }),
    show(ttids) {
      inView = ttids;
      settling.abort();
      settling = new AbortController();
      void settle(settling);
    },
    lookUp(ttids) {
      looked = ttids;
      apply({ type: 'unknown-forgotten', ttids });
      void resolveWanted();
    },
    update: (webhook) => apply({ type: 'webhook-told', webhook }),
    drop: (ttid) => apply({ type: 'webhook-went', ttid }),
  };
}
