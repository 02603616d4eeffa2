/**
 * The console's state of the account's webhooks, and its reducer. Pure.
 *
 * The list is loaded again each time the console is opened. Rows from the previous load stay on the screen in the
 * meantime. A row disappears once a complete load did not include it.
 */
import type { RequestFailure } from '../backend/backend';
import type { Answer, Request } from '../contract/endpoints';
import type { Resolved } from '../contract/resolved';
import type { TaskSid, Ttid, WorkerSid } from '../contract/sids';
import { WEBHOOK_TYPES, type WebhookRow } from '../contract/webhooks';

type Page = Answer<'list'>;

/** The user's permissions in the console, from the latest page. */
export type Rights = Pick<Page, 'canCreate' | 'destinations' | 'canUseUrl' | 'isSwitchedOff'>;

/** A request for the next part of the list, which may be several of Twilio's pages. */
export interface PageRequest extends Request<'list'> {
  /** The answers of its type that were loaded before it, in order. */
  readonly earlier: readonly LoadedPage[];
}

interface LoadedPage {
  readonly from: Request<'list'>['from'];
  readonly ttids: readonly Ttid[];
}

/** The number of requests of each type that one load makes at most. */
export const MAX_PAGES = 1_000;

export type Loading =
  | { readonly kind: 'in-progress' }
  /** Rate limited until `until`, in epoch milliseconds. Loading then continues automatically. */
  | { readonly kind: 'waiting'; readonly until: number; readonly failure: RequestFailure }
  | { readonly kind: 'failed'; readonly failure: RequestFailure }
  /** All that could be reached is loaded, but Twilio has more. */
  | { readonly kind: 'cut-off' }
  /** `loadedAt` is when the last page arrived, in epoch milliseconds. */
  | { readonly kind: 'complete'; readonly loadedAt: number };

export const isLoading = ({ kind }: Loading) => kind === 'in-progress' || kind === 'waiting';

type Bound = Extract<Resolved, { readonly state: 'bound' }>;

/** The tasks that Flex routed into an interaction. */
export type RoutedTasks = Bound['tasks'];

/** Names of tasks and workers, by SID. */
export type NamesBySid = ReadonlyMap<string, string>;

/** A task routed into the interaction. A name is null until it is known. */
export interface LiveTask {
  readonly taskSid: TaskSid;
  readonly taskName: string | null;
  /** Null until a worker accepts the task. */
  readonly worker: { readonly sid: WorkerSid; readonly name: string | null } | null;
}

/** How a webhook is used now, or `resolving` while that is being requested. */
export type Resolution =
  | Exclude<Resolved, Bound>
  | (Omit<Bound, 'tasks'> & { readonly tasks: readonly LiveTask[] })
  | { readonly state: 'resolving' };

export interface Listing {
  /** In the order in which they arrived, except that new webhooks come first. */
  readonly rows: ReadonlyMap<Ttid, WebhookRow>;
  /** Rows from before the current load that it has not returned yet. */
  readonly unconfirmed: ReadonlySet<Ttid>;
  /** Webhooks that were deleted during the current load. A page that was read before may still have them. */
  readonly deleted: ReadonlySet<Ttid>;
  /** The pages still to request, the next one first. */
  readonly pagesLeft: readonly PageRequest[];
  /** Whether the list of a type was cut off in the current load. */
  readonly isCutOff: boolean;
  readonly loading: Loading;
  /** Whether Twilio listed a webhook whose ID cannot be read, so that it has no row. */
  readonly hasUnidentified: boolean;
  /** Null until the first page arrives. */
  readonly rights: Rights | null;
  readonly resolutions: ReadonlyMap<Ttid, Resolution>;
}

export type ListingEvent =
  | { readonly type: 'load-started' }
  | { readonly type: 'load-resumed' }
  | { readonly type: 'page-loaded'; readonly request: PageRequest; readonly loadedAt: number; readonly page: Page }
  | { readonly type: 'load-delayed'; readonly until: number; readonly failure: RequestFailure }
  | { readonly type: 'load-failed'; readonly failure: RequestFailure }
  | { readonly type: 'resolve-started'; readonly ttids: readonly Ttid[] }
  /** Discards `unknown` resolutions of these webhooks, so that they are requested again. */
  | { readonly type: 'unknown-discarded'; readonly ttids: readonly Ttid[] }
  | { readonly type: 'resolved'; readonly webhooks: readonly Resolved[] }
  | { readonly type: 'names-loaded'; readonly names: NamesBySid }
  /** A webhook was created, edited or fetched again. */
  | { readonly type: 'webhook-updated'; readonly webhook: WebhookRow }
  | { readonly type: 'webhook-removed'; readonly ttid: Ttid };

type EventOf<T extends ListingEvent['type']> = Extract<ListingEvent, { readonly type: T }>;

export const INITIAL_LISTING: Listing = {
  rows: new Map(),
  unconfirmed: new Set(),
  deleted: new Set(),
  pagesLeft: [],
  isCutOff: false,
  loading: { kind: 'in-progress' },
  hasUnidentified: false,
  rights: null,
  resolutions: new Map(),
};

export function nextListing(listing: Listing, event: ListingEvent): Listing {
  switch (event.type) {
    case 'load-started':
      return {
        ...listing,
        unconfirmed: new Set(listing.rows.keys()),
        deleted: new Set(),
        pagesLeft: WEBHOOK_TYPES.map((type) => ({ type, from: null, earlier: [] })),
        isCutOff: false,
        hasUnidentified: false,
        loading: { kind: 'in-progress' },
        resolutions: new Map(),
      };
    case 'load-resumed':
      return { ...listing, loading: { kind: 'in-progress' } };
    case 'page-loaded':
      return afterPage(listing, event);
    case 'load-delayed':
      return { ...listing, loading: { kind: 'waiting', until: event.until, failure: event.failure } };
    case 'load-failed':
      return { ...listing, loading: { kind: 'failed', failure: event.failure } };
    case 'resolve-started':
      return withResolutions(
        listing,
        event.ttids.map((ttid) => [ttid, { state: 'resolving' }]),
      );
    case 'unknown-discarded':
      return { ...listing, resolutions: withoutUnknown(listing.resolutions, event.ttids) };
    case 'resolved':
      return withResolutions(
        listing,
        event.webhooks.map((resolved) => [resolved.ttid, resolutionOf(resolved)]),
      );
    case 'names-loaded':
      return withResolutions(
        listing,
        [...listing.resolutions].flatMap(([ttid, resolution]) =>
          hasNameIn(resolution, event.names) ? [[ttid, withNames(resolution, event.names)]] : [],
        ),
      );
    case 'webhook-updated':
      return {
        ...listing,
        rows: withUpdated(listing.rows, event.webhook),
        unconfirmed: without(listing.unconfirmed, [event.webhook.ttid]),
      };
    case 'webhook-removed':
      return withoutRows({ ...stepBack(listing, event.ttid), deleted: new Set([...listing.deleted, event.ttid]) }, [
        event.ttid,
      ]);
  }
}

function afterPage(listing: Listing, { request, loadedAt, page }: EventOf<'page-loaded'>): Listing {
  const { webhooks: listed, next, ...rights } = page;
  const webhooks = listed.filter((webhook) => webhook !== null);
  const rows = new Map(listing.rows);
  for (const webhook of webhooks) if (!listing.deleted.has(webhook.ttid)) rows.set(webhook.ttid, webhook);
  const ttids = webhooks.map(({ ttid }) => ttid);
  const unconfirmed = without(listing.unconfirmed, ttids);
  const updated: Listing = {
    ...listing,
    rows,
    unconfirmed,
    rights,
    hasUnidentified: listing.hasUnidentified || webhooks.length < listed.length,
    loading: { kind: 'in-progress' },
  };
  // A deletion during the request has replaced it in `pagesLeft`.
  if (!listing.pagesLeft.includes(request)) return updated;

  const others = listing.pagesLeft.filter((other) => other !== request);
  const following = next.kind === 'more' ? pageAfter(request, ttids, next.from) : null;
  // Types alternate, so that a type with few webhooks does not wait for one with many.
  if (following !== null) return { ...updated, pagesLeft: [...others, following] };

  const isCutOff = listing.isCutOff || next.kind !== 'end';
  const end: Loading = isCutOff ? { kind: 'cut-off' } : { kind: 'complete', loadedAt };
  // A webhook that cannot be read may be of the type that is still loading.
  const missing = [...unconfirmed].filter((ttid) => {
    const type = rows.get(ttid)?.type;
    return type === request.type || (type === 'unreadable' && others.length === 0 && !isCutOff);
  });
  return withoutRows(
    { ...updated, pagesLeft: others, isCutOff, loading: others.length === 0 ? end : updated.loading },
    next.kind === 'end' ? missing : [],
  );
}

/** Returns the next request, or null if the list repeats itself or has too many pages. */
function pageAfter(
  { type, from, earlier }: PageRequest,
  ttids: readonly Ttid[],
  next: Request<'list'>['from'],
): PageRequest | null {
  const loaded = [...earlier, { from, ttids }];
  const known = new Set(earlier.flatMap((page) => page.ttids));
  const isRepeated = ttids.length > 0 && ttids.every((ttid) => known.has(ttid));
  if (isRepeated || loaded.length >= MAX_PAGES || loaded.some((page) => page.from === next)) return null;
  return { type, from: next, earlier: loaded };
}

/** Repeats the previous page. A deletion may move the first webhook of the next page into it. */
function stepBack(listing: Listing, ttid: Ttid): Listing {
  const type = listing.rows.get(ttid)?.type;
  const pagesLeft = listing.pagesLeft.map((request) =>
    request.type === type || type === 'unreadable'
      ? {
          type: request.type,
          from: request.earlier[request.earlier.length - 1]?.from ?? null,
          earlier: request.earlier.slice(0, -1),
        }
      : request,
  );
  return { ...listing, pagesLeft };
}

/** Puts a new webhook first, where the user sees it. */
const withUpdated = (rows: Listing['rows'], webhook: WebhookRow): Listing['rows'] =>
  rows.has(webhook.ttid) ? new Map(rows).set(webhook.ttid, webhook) : new Map([[webhook.ttid, webhook], ...rows]);

function withResolutions(listing: Listing, resolutions: readonly (readonly [Ttid, Resolution])[]): Listing {
  return { ...listing, resolutions: new Map([...listing.resolutions, ...resolutions]) };
}

const resolutionOf = (resolved: Resolved): Resolution =>
  resolved.state !== 'bound'
    ? resolved
    : {
        ...resolved,
        tasks: resolved.tasks.map(({ taskSid, workerSid }) => ({
          taskSid,
          taskName: null,
          worker: workerSid === null ? null : { sid: workerSid, name: null },
        })),
      };

type BoundResolution = Extract<Resolution, { readonly state: 'bound' }>;

const hasNameIn = (resolution: Resolution, names: NamesBySid): resolution is BoundResolution =>
  resolution.state === 'bound' &&
  resolution.tasks.some(({ taskSid, worker }) => names.has(taskSid) || (worker !== null && names.has(worker.sid)));

const withNames = (resolution: BoundResolution, names: NamesBySid): BoundResolution => ({
  ...resolution,
  tasks: resolution.tasks.map(({ taskSid, taskName, worker }) => ({
    taskSid,
    taskName: names.get(taskSid) ?? taskName,
    worker: worker && { ...worker, name: names.get(worker.sid) ?? worker.name },
  })),
});

const withoutUnknown = (resolutions: Listing['resolutions'], ttids: readonly Ttid[]): Listing['resolutions'] =>
  new Map([...resolutions].filter(([ttid, { state }]) => state !== 'unknown' || !ttids.includes(ttid)));

function withoutRows(listing: Listing, ttids: readonly Ttid[]): Listing {
  const rows = new Map(listing.rows);
  for (const ttid of ttids) rows.delete(ttid);
  return { ...listing, rows, unconfirmed: without(listing.unconfirmed, ttids) };
}

function without<T>(set: ReadonlySet<T>, values: readonly T[]): ReadonlySet<T> {
  const rest = new Set(set);
  for (const value of values) rest.delete(value);
  return rest;
}

/** Whether this plugin attached the webhook. Unknown, and so false, for one that cannot be read. */
export const isOurs = (webhook: WebhookRow) => webhook.type !== 'unreadable' && webhook.ours !== null;

/** Whether it can be deleted with others at a time: not if it may be global. */
export const isSelectable = ({ canChange, type }: WebhookRow) => canChange && type === 'interaction';

/** Returns the webhooks that this plugin attached and that were not resolved yet. */
export const unresolved = ({ rows, resolutions }: Listing, ttids: readonly Ttid[]) =>
  ttids.filter((ttid) => {
    const row = rows.get(ttid);
    return row !== undefined && isOurs(row) && !resolutions.has(ttid);
  });

/** Returns this plugin's latest webhooks, which are the ones that are most likely in use. */
export const latestOurs = ({ rows }: Listing, count: number): readonly Ttid[] =>
  [...rows.values()]
    .flatMap((row) =>
      row.type === 'unreadable' || row.ours === null ? [] : { ttid: row.ttid, at: row.ours.attachedAt },
    )
    .sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0))
    .slice(0, count)
    .map(({ ttid }) => ttid);
