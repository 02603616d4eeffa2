/**
 * All that the console knows about the account's webhooks, and how it changes. Pure.
 *
 * The list is loaded anew each time the console is opened. What was there before stays on the screen meanwhile, and goes
 * when a whole load has passed without it.
 */
import type { RequestFailure } from '../backend/backend';
import type { Answer } from '../contract/endpoints';
import type { TaskSid, Ttid, WorkerSid } from '../contract/sids';
import { type Resolved, WEBHOOK_TYPES, type WebhookSummary, type WebhookType } from '../contract/webhooks';

type Page = Answer<'list'>;

/** What this person may do here, as the latest page told it. */
export type Rights = Pick<Page, 'canCreate' | 'destinations' | 'canUseUrl' | 'isSwitchedOff'>;

/** A page of the list, as it is asked for. */
export interface Place {
  readonly type: WebhookType;
  readonly page: number;
}

export type Loading =
  | { readonly kind: 'under-way' }
  /** The functions want to be left alone until then, in milliseconds since 1970; it goes on by itself. */
  | { readonly kind: 'waiting'; readonly until: number; readonly failure: RequestFailure }
  | { readonly kind: 'failed'; readonly failure: RequestFailure }
  /** When the last page came, in milliseconds since 1970. */
  | { readonly kind: 'complete'; readonly since: number };

type Bound = Extract<Resolved, { readonly state: 'bound' }>;

/** The tasks that Flex has routed into an interaction. */
export type RoutedTasks = Bound['tasks'];

/** Names by the SIDs of tasks and workers. */
export type NamesBySid = ReadonlyMap<string, string>;

/** A task that is routed into the interaction, with what people call it and its worker, as far as that is known. */
export interface LiveTask {
  readonly taskSid: TaskSid;
  readonly taskName: string | null;
  /** Null while nobody has accepted it. */
  readonly worker: { readonly sid: WorkerSid; readonly name: string | null } | null;
}

/** What has become of a webhook, as far as it was asked. */
export type Resolution =
  | Exclude<Resolved, Bound>
  | (Omit<Bound, 'tasks'> & { readonly tasks: readonly LiveTask[] })
  | { readonly state: 'asking' };

export interface Listing {
  /** In the order in which they were told. */
  readonly rows: ReadonlyMap<Ttid, WebhookSummary>;
  /** Rows that the load under way has not met yet. */
  readonly unconfirmed: ReadonlySet<Ttid>;
  /** The pages that are still to be asked for, the next one first. */
  readonly pagesLeft: readonly Place[];
  readonly loading: Loading;
  /** Null before the first page. */
  readonly rights: Rights | null;
  readonly resolutions: ReadonlyMap<Ttid, Resolution>;
}

export type ListingEvent =
  | { readonly type: 'load-began' }
  | { readonly type: 'load-resumed' }
  | { readonly type: 'page-came'; readonly place: Place; readonly at: number; readonly page: Page }
  | { readonly type: 'load-held'; readonly until: number; readonly failure: RequestFailure }
  | { readonly type: 'load-failed'; readonly failure: RequestFailure }
  | { readonly type: 'resolve-began'; readonly ttids: readonly Ttid[] }
  /** These are to be asked about again, if Twilio did not answer before. */
  | { readonly type: 'unknown-forgotten'; readonly ttids: readonly Ttid[] }
  | { readonly type: 'resolved'; readonly webhooks: readonly Resolved[] }
  /** What people call these tasks and workers. */
  | { readonly type: 'named'; readonly names: NamesBySid }
  /** A webhook was created or edited, or is told as it is now. */
  | { readonly type: 'webhook-told'; readonly webhook: WebhookSummary }
  | { readonly type: 'webhook-went'; readonly ttid: Ttid };

type EventOf<T extends ListingEvent['type']> = Extract<ListingEvent, { readonly type: T }>;

export const INITIAL_LISTING: Listing = {
  rows: new Map(),
  unconfirmed: new Set(),
  pagesLeft: [],
  loading: { kind: 'under-way' },
  rights: null,
  resolutions: new Map(),
};

export function nextListing(listing: Listing, event: ListingEvent): Listing {
  switch (event.type) {
    case 'load-began':
      return {
        ...listing,
        unconfirmed: new Set(listing.rows.keys()),
        pagesLeft: WEBHOOK_TYPES.map((type) => ({ type, page: 0 })),
        loading: { kind: 'under-way' },
        resolutions: new Map(),
      };
    case 'load-resumed':
      return { ...listing, loading: { kind: 'under-way' } };
    case 'page-came':
      return afterPage(listing, event);
    case 'load-held':
      return { ...listing, loading: { kind: 'waiting', until: event.until, failure: event.failure } };
    case 'load-failed':
      return { ...listing, loading: { kind: 'failed', failure: event.failure } };
    case 'resolve-began':
      return withResolutions(
        listing,
        event.ttids.map((ttid) => [ttid, { state: 'asking' }]),
      );
    case 'unknown-forgotten':
      return { ...listing, resolutions: withoutUnknown(listing.resolutions, event.ttids) };
    case 'resolved':
      return withResolutions(
        listing,
        event.webhooks.map((resolved) => [resolved.ttid, resolutionOf(resolved)]),
      );
    case 'named':
      return withResolutions(
        listing,
        [...listing.resolutions].flatMap(([ttid, resolution]) =>
          isAbout(resolution, event.names) ? [[ttid, named(resolution, event.names)]] : [],
        ),
      );
    case 'webhook-told':
      return {
        ...listing,
        rows: withTold(listing.rows, event.webhook),
        unconfirmed: without(listing.unconfirmed, [event.webhook.ttid]),
      };
    case 'webhook-went':
      return withoutRows(stepBack(listing, event.ttid), [event.ttid]);
  }
}

function afterPage(listing: Listing, { place, at, page }: EventOf<'page-came'>): Listing {
  const { webhooks, next, ...rights } = page;
  const rows = new Map(listing.rows);
  for (const webhook of webhooks) rows.set(webhook.ttid, webhook);
  const others = listing.pagesLeft.filter(({ type }) => type !== place.type);
  // In turns, so that the few of one type need not wait for the many of the other.
  const pagesLeft = next === null ? others : [...others, { type: place.type, page: next }];
  const unconfirmed = without(
    listing.unconfirmed,
    webhooks.map(({ ttid }) => ttid),
  );
  const met: Listing = {
    ...listing,
    rows,
    unconfirmed,
    pagesLeft,
    rights,
    loading: pagesLeft.length === 0 ? { kind: 'complete', since: at } : { kind: 'under-way' },
  };
  const missing = [...unconfirmed].filter((ttid) => rows.get(ttid)?.type === place.type);
  return next === null ? withoutRows(met, missing) : met;
}

/** What was deleted makes room, so that the first of the next page moves to the page before: that one is read again. */
function stepBack(listing: Listing, ttid: Ttid): Listing {
  const type = listing.rows.get(ttid)?.type;
  const pagesLeft = listing.pagesLeft.map((place) =>
    place.type === type ? { ...place, page: Math.max(0, place.page - 1) } : place,
  );
  return { ...listing, pagesLeft };
}

/** What is new stands first, where it is seen. */
const withTold = (rows: Listing['rows'], webhook: WebhookSummary): Listing['rows'] =>
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

const isAbout = (resolution: Resolution, names: NamesBySid): resolution is BoundResolution =>
  resolution.state === 'bound' &&
  resolution.tasks.some(({ taskSid, worker }) => names.has(taskSid) || (worker !== null && names.has(worker.sid)));

const named = (resolution: BoundResolution, names: NamesBySid): BoundResolution => ({
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

/** Those of these webhooks that have something to be told and were not asked about yet. */
export const unresolved = ({ rows, resolutions }: Listing, ttids: readonly Ttid[]) =>
  ttids.filter((ttid) => rows.get(ttid)?.ours != null && !resolutions.has(ttid));
