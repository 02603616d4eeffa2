import * as fc from 'fast-check';
import { fail } from '../contract/result';
import type { TaskSid, Ttid, WorkerSid } from '../contract/sids';
import { WEBHOOK_TYPES, type WebhookSummary, type WebhookType } from '../contract/webhooks';
import { ttidOf } from '../testing/sids';
import { anyRows, foreignRow, ourRow, RIGHTS, resolvedAs } from '../testing/webhooks';
import { INITIAL_LISTING, type Listing, type ListingEvent, nextListing, unresolved } from './listing';

const TASK = `WT${'1'.repeat(32)}` as TaskSid;
const WAITING = `WT${'2'.repeat(32)}` as TaskSid;
const WORKER = `WK${'1'.repeat(32)}` as WorkerSid;

const after = (events: readonly ListingEvent[], listing = INITIAL_LISTING) => events.reduce(nextListing, listing);

const pageLoaded = (
  type: WebhookType,
  page: number,
  webhooks: readonly WebhookSummary[],
  next: number | null,
): ListingEvent => ({
  type: 'page-loaded',
  request: { type, page },
  loadedAt: 1000,
  page: { ...RIGHTS, webhooks: [...webhooks], next },
});

/** Loads these webhooks page by page until no page is left. */
function loaded(all: readonly WebhookSummary[], pageSize: number, from: Listing = INITIAL_LISTING): Listing {
  let listing = nextListing(from, { type: 'load-started' });
  for (let [request] = listing.pagesLeft; request !== undefined; [request] = listing.pagesLeft) {
    const { type, page } = request;
    const ofType = all.filter((webhook) => webhook.type === type);
    const end = (page + 1) * pageSize;
    const next = end < ofType.length ? page + 1 : null;
    listing = nextListing(listing, pageLoaded(type, page, ofType.slice(page * pageSize, end), next));
  }
  return listing;
}

const ttids = ({ rows }: Listing) => new Set(rows.keys());

test('a complete load has every webhook, whatever the page size', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1, max: 7 }), (rows, pageSize) => {
      const listing = loaded([...rows.values()], pageSize);
      expect(ttids(listing)).toEqual(new Set(rows.keys()));
      expect(listing.loading).toEqual({ kind: 'complete', loadedAt: 1000 });
    }),
  );
});

test('a second load shows only the current webhooks', () => {
  fc.assert(
    fc.property(anyRows, anyRows, fc.integer({ min: 1, max: 7 }), (before, now, pageSize) => {
      const listing = loaded([...now.values()], pageSize, loaded([...before.values()], pageSize));
      expect(new Map(listing.rows)).toEqual(now);
      expect(listing.unconfirmed.size).toBe(0);
    }),
  );
});

test('a row stays until a complete load does not include it', () => {
  const first = loaded([foreignRow(1), foreignRow(2)], 5);
  const started = after([{ type: 'load-started' }, pageLoaded('interaction', 0, [foreignRow(1)], 1)], first);
  expect(ttids(started)).toEqual(new Set([ttidOf(1), ttidOf(2)]));
  expect(ttids(nextListing(started, pageLoaded('interaction', 1, [], null)))).toEqual(new Set([ttidOf(1)]));
});

test('alternates between the types', () => {
  const listing = after([{ type: 'load-started' }, pageLoaded('interaction', 0, [foreignRow(1)], 1)]);
  expect(listing.pagesLeft).toEqual([
    { type: 'global', page: 0 },
    { type: 'interaction', page: 1 },
  ]);
});

test('a deletion during a load repeats the page that the other webhooks moved to', () => {
  const listing = after([
    { type: 'load-started' },
    pageLoaded('interaction', 0, [foreignRow(1), foreignRow(2)], 1),
    { type: 'webhook-removed', ttid: ttidOf(1) },
  ]);
  expect(listing.pagesLeft).toContainEqual({ type: 'interaction', page: 0 });
  expect(ttids(listing)).toEqual(new Set([ttidOf(2)]));
});

test('a failed page keeps the loaded rows, and resuming requests it again', () => {
  const { failure } = fail({ code: 'unreachable' } as const);
  const failed = after([
    { type: 'load-started' },
    pageLoaded('interaction', 0, [foreignRow(1)], 1),
    { type: 'load-failed', failure },
  ]);
  expect(failed.loading).toEqual({ kind: 'failed', failure });
  const resumed = nextListing(failed, { type: 'load-resumed' });
  expect([resumed.loading.kind, resumed.pagesLeft, ttids(resumed)]).toEqual([
    'in-progress',
    failed.pagesLeft,
    new Set([ttidOf(1)]),
  ]);
});

test('a new webhook comes first, and a changed one keeps its position', () => {
  const listing = after(
    [
      { type: 'webhook-updated', webhook: foreignRow(3) },
      { type: 'webhook-updated', webhook: foreignRow(2, { friendlyName: 'Renamed' }) },
    ],
    loaded([foreignRow(1), foreignRow(2)], 5),
  );
  expect([...listing.rows.values()].map(({ friendlyName }) => friendlyName)).toEqual(['Hook 3', 'Hook 1', 'Renamed']);
});

test('resolves only webhooks that this plugin attached, and each once', () => {
  const all: readonly Ttid[] = [1, 2, 3, 4].map(ttidOf);
  const listing = after(
    [
      { type: 'resolve-started', ttids: [ttidOf(1), ttidOf(2)] },
      { type: 'resolved', webhooks: [resolvedAs(1, 'bound')] },
    ],
    loaded([ourRow(1), ourRow(2), ourRow(3), foreignRow(4)], 5),
  );
  expect(unresolved(listing, all)).toEqual([ttidOf(3)]);
});

test('resolves again only webhooks with an unknown state', () => {
  const listing = after(
    [
      { type: 'resolved', webhooks: [resolvedAs(1, 'bound'), { state: 'unknown', ttid: ttidOf(2) }] },
      { type: 'unknown-discarded', ttids: [ttidOf(1), ttidOf(2)] },
    ],
    loaded([ourRow(1), ourRow(2)], 5),
  );
  expect(unresolved(listing, [ttidOf(1), ttidOf(2)])).toEqual([ttidOf(2)]);
});

test('loads both types', () => {
  expect(nextListing(INITIAL_LISTING, { type: 'load-started' }).pagesLeft.map(({ type }) => type)).toEqual([
    ...WEBHOOK_TYPES,
  ]);
});

test('shows names of tasks and workers once they are loaded', () => {
  const tasks = [
    { taskSid: TASK, workerSid: WORKER },
    { taskSid: WAITING, workerSid: null },
  ];
  const listing = after([
    { type: 'resolved', webhooks: [resolvedAs(1, 'bound', tasks), resolvedAs(2, 'bound')] },
    { type: 'names-loaded', names: new Map([[TASK, 'Jane Miller']]) },
    { type: 'names-loaded', names: new Map([[WORKER, 'Alice Agent']]) },
  ]);
  expect(listing.resolutions.get(ttidOf(1))).toMatchObject({
    tasks: [
      { taskSid: TASK, taskName: 'Jane Miller', worker: { sid: WORKER, name: 'Alice Agent' } },
      { taskSid: WAITING, taskName: null, worker: null },
    ],
  });
});
