/** The account's webhooks. Kept outside the components, so that the list is still there when the user returns. */
import { type ConsoleBackend, retryAfterMs } from '../backend/backend';
import type { Store } from '../components/useStore';
import type { Ttid } from '../contract/sids';
import { MAX_RESOLVED, type WebhookRow } from '../contract/webhooks';
import {
  INITIAL_LISTING,
  type Listing,
  type ListingEvent,
  latestOurs,
  type NamesBySid,
  nextListing,
  type RoutedTasks,
  unresolved,
} from './listing';
import type { Pause } from './retry';
import { withRetry } from './retry';

/** Finds the names of tasks and workers. Never rejects: the console shows the SID where there is no name. */
export type LookUpNames = (tasks: RoutedTasks) => Promise<NamesBySid>;

export interface WebhookStore extends Store<Listing> {
  /**
   * Loads the list page by page, and resolves the visible rows and the latest of this plugin's, until the returned
   * function is called.
   */
  open(): () => void;
  /** Starts again at the first page. */
  reload(): void;
  /** Continues with the page that failed. */
  resume(): void;
  /** Sets the visible rows. They are resolved after `SETTLE_MS`. */
  setVisible(ttids: readonly Ttid[]): void;
  /** Resolves these webhooks now, visible or not. */
  resolve(ttids: readonly Ttid[]): void;
  /** Adds or replaces a webhook. */
  update(webhook: WebhookRow): void;
  /** Removes a webhook that was deleted. */
  remove(ttid: Ttid): void;
}

export interface WebhookStoreOptions {
  readonly backend: Pick<ConsoleBackend, 'list' | 'resolve'>;
  readonly lookUpNames: LookUpNames;
  readonly pause: Pause;
  readonly now: () => number;
}

/** A row must stay visible this long (ms) before it is resolved, so that fast paging sends no requests. */
export const SETTLE_MS = 400;

/** The number of webhooks that are looked up without being visible, and with one click. Each costs reads at Twilio. */
export const LOOKED_UP = 50;

/**
 * The pause (ms) after each page of a load. The functions accept 30 calls in 10 s from one user. This leaves a third of
 * them for the user's own actions.
 */
export const PACE_MS = 500;

export function createWebhookStore({ backend, lookUpNames, pause, now }: WebhookStoreOptions): WebhookStore {
  const listeners = new Set<() => void>();
  let listing = INITIAL_LISTING;
  let session = new AbortController();
  session.abort();
  let load = session;
  let settling = session;
  let visible: readonly Ttid[] = [];
  let requested: readonly Ttid[] = [];
  let isResolving = false;

  function apply(event: ListingEvent) {
    listing = nextListing(listing, event);
    for (const notify of [...listeners]) notify();
  }

  async function loadPages({ signal }: AbortController) {
    for (let [next] = listing.pagesLeft; next !== undefined && !signal.aborted; [next] = listing.pagesLeft) {
      const request = next;
      const { type, from } = request;
      const outcome = await withRetry<'list'>(() => backend.list({ type, from }), {
        pause,
        signal,
        onWait: (failure) => apply({ type: 'load-delayed', until: now() + retryAfterMs(failure), failure }),
      });
      if (signal.aborted) return;
      if (!outcome.ok) return apply({ type: 'load-failed', failure: outcome.failure });
      apply({ type: 'page-loaded', request, loadedAt: now(), page: outcome.value });
      if (listing.pagesLeft.length > 0) await pause(PACE_MS, signal);
    }
    if (signal.aborted) return;
    requested = [...requested, ...latestOurs(listing, LOOKED_UP)];
    startSettling();
  }

  function startLoad(event: ListingEvent) {
    load.abort();
    load = new AbortController();
    apply(event);
    void loadPages(load);
  }

  async function resolvePending() {
    if (isResolving) return;
    isResolving = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      const ttids = batch;
      apply({ type: 'resolve-started', ttids });
      const outcome = await withRetry<'resolve'>(() => backend.resolve({ ttids }), {
        pause,
        signal: session.signal,
        onWait: () => undefined,
      });
      const answered = outcome.ok ? outcome.value.webhooks : [];
      const unanswered = ttids.filter((ttid) => answered.every((resolved) => resolved.ttid !== ttid));
      const webhooks = [...answered, ...unanswered.map((ttid) => ({ ttid, state: 'unknown' }) as const)];
      apply({ type: 'resolved', webhooks });
      void nameTasks(webhooks.flatMap((resolved) => (resolved.state === 'bound' ? resolved.tasks : [])));
    }
    isResolving = false;
  }

  async function nameTasks(tasks: RoutedTasks) {
    const names = await lookUpNames(tasks);
    if (names.size > 0) apply({ type: 'names-loaded', names });
  }

  const nextBatch = () =>
    session.signal.aborted ? [] : unresolved(listing, [...new Set([...visible, ...requested])]).slice(0, MAX_RESOLVED);

  async function settle({ signal }: AbortController) {
    await pause(SETTLE_MS, signal);
    if (!signal.aborted) await resolvePending();
  }

  function startSettling() {
    settling.abort();
    settling = new AbortController();
    void settle(settling);
  }

  return {
    getSnapshot: () => listing,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      const opened = new AbortController();
      session = opened;
      requested = [];
      startLoad({ type: 'load-started' });
      return () => {
        opened.abort();
        load.abort();
        settling.abort();
      };
    },
    reload() {
      startLoad({ type: 'load-started' });
      void resolvePending();
    },
    resume: () => startLoad({ type: 'load-resumed' }),
    setVisible(ttids) {
      visible = ttids;
      startSettling();
    },
    resolve(ttids) {
      requested = [...ttids, ...requested];
      apply({ type: 'unknown-discarded', ttids });
      void resolvePending();
    },
    update(webhook) {
      apply({ type: 'webhook-updated', webhook });
      // One that waited for its interaction may have it now, and then its use can be looked up.
      startSettling();
    },
    remove: (ttid) => apply({ type: 'webhook-removed', ttid }),
  };
}
