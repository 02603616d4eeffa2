import * as fc from 'fast-check';
import type { Answer } from '../contract/endpoints';
import { fail } from '../contract/result';
import type { TaskSid, Ttid, WorkerSid } from '../contract/sids';
import { WEBHOOK_TYPES, type WebhookRow, type WebhookSummary, type WebhookType } from '../contract/webhooks';
import { CUT_OFF, END, moreFrom } from '../testing/paging';
import { interactionOf, ttidOf } from '../testing/sids';
import { anyRows, foreignRow, ourRow, RIGHTS, resolvedAs, unreadableRow } from '../testing/webhooks';
import {
  INITIAL_LISTING,
  type Listing,
  type ListingEvent,
  latestOurs,
  MAX_PAGES,
  nextListing,
  unresolved,
} from './listing';

const TASK = `WT${'1'.repeat(32)}` as TaskSid;
const WAITING = `WT${'2'.repeat(32)}` as TaskSid;
const WORKER = `WK${'1'.repeat(32)}` as WorkerSid;

const after = (events: readonly ListingEvent[], listing = INITIAL_LISTING) => events.reduce(nextListing, listing);

/** The answer to the pending request of a type. */
function pageLoaded(
  listing: Listing,
  type: WebhookType,
  webhooks: readonly (WebhookRow | null)[],
  next: Answer<'list'>['next'] = END,
): Listing {
  const request = listing.pagesLeft.find((candidate) => candidate.type === type);
  if (request === undefined) throw new Error(`No page of type ${type} is left.`);
  return nextListing(listing, {
    type: 'page-loaded',
    request,
    loadedAt: 1000,
    page: { ...RIGHTS, webhooks: [...webhooks], next },
  });
}

const started = (from: Listing = INITIAL_LISTING) => nextListing(from, { type: 'load-started' });

/** Loads these webhooks page by page until no page is left. */
function loaded(all: readonly WebhookSummary[], pageSize: number, from: Listing = INITIAL_LISTING): Listing {
  let listing = started(from);
  for (let [request] = listing.pagesLeft; request !== undefined; [request] = listing.pagesLeft) {
    const { type, from } = request;
    const ofType = all.filter((webhook) => webhook.type === type);
    const start = Number(from ?? 0) * pageSize;
    const end = start + pageSize;
    const next = end < ofType.length ? moreFrom(`${end / pageSize}`) : END;
    listing = pageLoaded(listing, type, ofType.slice(start, end), next);
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
  const loading = pageLoaded(started(first), 'interaction', [foreignRow(1)], moreFrom('1'));
  expect(ttids(loading)).toEqual(new Set([ttidOf(1), ttidOf(2)]));
  expect(ttids(pageLoaded(loading, 'interaction', []))).toEqual(new Set([ttidOf(1)]));
});

test('alternates between the types', () => {
  const { pagesLeft } = pageLoaded(started(), 'interaction', [foreignRow(1)], moreFrom('1'));
  expect(pagesLeft.map(({ type, from }) => [type, from])).toEqual([
    ['global', null],
    ['interaction', '1'],
  ]);
});

describe('a list that does not advance', () => {
  const ended = (listing: Listing) => pageLoaded(listing, 'global', []).loading.kind;

  test('is incomplete when the functions find no way on', () => {
    expect(ended(pageLoaded(started(), 'interaction', [foreignRow(1)], CUT_OFF))).toBe('cut-off');
  });

  test('is incomplete when a link leads to a page that was loaded before', () => {
    let listing = pageLoaded(started(), 'interaction', [foreignRow(1)], moreFrom('1'));
    listing = pageLoaded(listing, 'interaction', [foreignRow(2)], moreFrom('2'));
    expect(ended(pageLoaded(listing, 'interaction', [foreignRow(3)], moreFrom('1')))).toBe('cut-off');
  });

  test('is incomplete when the next page is the same again, whatever its link', () => {
    const listing = pageLoaded(started(), 'interaction', [foreignRow(1)], moreFrom('1'));
    expect(ended(pageLoaded(listing, 'interaction', [foreignRow(1)], moreFrom('2')))).toBe('cut-off');
  });

  test('is incomplete when it returns to an earlier page, whatever its link', () => {
    let listing = pageLoaded(started(), 'interaction', [foreignRow(1)], moreFrom('1'));
    listing = pageLoaded(listing, 'interaction', [foreignRow(2)], moreFrom('2'));
    expect(ended(pageLoaded(listing, 'interaction', [null, foreignRow(1)], moreFrom('3')))).toBe('cut-off');
  });

  test('is incomplete when the next answer has only webhooks of earlier ones, in any order', () => {
    let listing = pageLoaded(started(), 'interaction', [foreignRow(1), foreignRow(2)], moreFrom('1'));
    listing = pageLoaded(listing, 'interaction', [foreignRow(3), foreignRow(4)], moreFrom('2'));
    expect(ended(pageLoaded(listing, 'interaction', [foreignRow(2), foreignRow(3)], moreFrom('4')))).toBe('cut-off');
  });

  test('goes on when the next answer starts with a webhook of an earlier one, because another one was created', () => {
    const listing = pageLoaded(started(), 'interaction', [foreignRow(1), foreignRow(2)], moreFrom('1'));
    const shifted = pageLoaded(listing, 'interaction', [foreignRow(2), foreignRow(3)], moreFrom('2'));
    expect(ended(pageLoaded(shifted, 'interaction', [foreignRow(4)]))).toBe('complete');
  });

  test('ends after a bounded number of pages', () => {
    let listing = pageLoaded(started(), 'global', []);
    let pages = 0;
    for (; listing.pagesLeft.length > 0; pages += 1) {
      listing = pageLoaded(listing, 'interaction', [], moreFrom(`${pages + 1}`));
    }
    expect([pages, listing.loading.kind]).toEqual([MAX_PAGES, 'cut-off']);
  });

  test('keeps the rows of an earlier load that it did not reach', () => {
    const first = loaded([foreignRow(1), foreignRow(2)], 5);
    const listing = pageLoaded(started(first), 'interaction', [foreignRow(1)], CUT_OFF);
    expect(ttids(listing)).toEqual(new Set([ttidOf(1), ttidOf(2)]));
  });

  test('is complete after a later load that reaches the end', () => {
    const listing = pageLoaded(started(), 'interaction', [foreignRow(1)], CUT_OFF);
    expect(loaded([foreignRow(1)], 5, listing).loading.kind).toBe('complete');
  });
});

test('a deletion during a load repeats the page that the other webhooks moved to', () => {
  const loading = pageLoaded(started(), 'interaction', [foreignRow(1), foreignRow(2)], moreFrom('1'));
  const listing = nextListing(loading, { type: 'webhook-removed', ttid: ttidOf(1) });
  expect(listing.pagesLeft).toContainEqual({ type: 'interaction', from: null, earlier: [] });
  expect(ttids(listing)).toEqual(new Set([ttidOf(2)]));
});

test('deletions at any time during a load hide no other webhook, whether Twilio pages by number or by token', () => {
  const size = 3;
  const all = Array.from({ length: 20 }, (_, number) => foreignRow(number));
  // Deletes the row of this number before, or after, the answer to a request reaches the browser.
  const deletion = fc.record({ page: fc.nat(12), row: fc.nat(19), isBefore: fc.boolean() });
  fc.assert(
    fc.property(fc.array(deletion, { maxLength: 6 }), fc.boolean(), fc.boolean(), (deletions, usesTokens, isReload) => {
      let listing = pageLoaded(started(isReload ? loaded(all, size) : INITIAL_LISTING), 'global', []);
      let stored = all;
      for (let step = 0; listing.pagesLeft.length > 0; step += 1) {
        const [request] = listing.pagesLeft;
        if (request === undefined) break;
        const key = Number(request.from ?? (usesTokens ? -1 : 0));
        const start = usesTokens ? stored.findIndex(({ version }) => Number(version) > key) : key * size;
        const rows = start < 0 ? [] : stored.slice(start, start + size);
        const hasMore = start >= 0 && start + size < stored.length;
        const next = hasMore ? moreFrom(usesTokens ? `${rows[size - 1]?.version}` : `${key + 1}`) : END;
        const remove = (isBefore: boolean) => {
          for (const { row } of deletions.filter((one) => one.page === step && one.isBefore === isBefore)) {
            // A person can delete only what is on the screen.
            if (!listing.rows.has(ttidOf(row))) continue;
            stored = stored.filter(({ version }) => version !== `${row}`);
            listing = nextListing(listing, { type: 'webhook-removed', ttid: ttidOf(row) });
          }
        };
        remove(true);
        const page = { ...RIGHTS, webhooks: rows, next };
        listing = nextListing(listing, { type: 'page-loaded', request, loadedAt: 1000, page });
        remove(false);
      }
      expect(listing.loading.kind).toBe('complete');
      for (const { ttid } of stored) expect(listing.rows.has(ttid)).toBe(true);
    }),
  );
});

test('deletions between the pages of one answer hide no other webhook, and no deleted one comes back', () => {
  const size = 3;
  const all = Array.from({ length: 40 }, (_, number) => foreignRow(number));
  const deletion = fc.record({ request: fc.nat(8), afterReads: fc.nat(4), row: fc.nat(39) });
  // The pages of an answer are read side by side, so Twilio may read them in any order.
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  fc.assert(
    fc.property(fc.array(deletion, { maxLength: 6 }), order, fc.boolean(), (deletions, readingOrder, isReload) => {
      let listing = pageLoaded(started(isReload ? loaded(all, size) : INITIAL_LISTING), 'global', []);
      let stored = all;
      for (let step = 0; listing.pagesLeft.length > 0; step += 1) {
        const [request] = listing.pagesLeft;
        if (request === undefined) break;
        const start = Number(request.from ?? 0);
        const pages: (readonly WebhookSummary[])[] = [];
        let hasMore = false;
        for (const [reads, offset] of [...readingOrder, null].entries()) {
          for (const { row } of deletions.filter((one) => one.request === step && one.afterReads === reads)) {
            // A person can delete only what is on the screen.
            if (!listing.rows.has(ttidOf(row))) continue;
            stored = stored.filter(({ version }) => version !== `${row}`);
            listing = nextListing(listing, { type: 'webhook-removed', ttid: ttidOf(row) });
          }
          if (offset === null) break;
          const page = start + offset;
          pages[offset] = stored.slice(page * size, (page + 1) * size);
          if (offset === 3) hasMore = (page + 1) * size < stored.length;
        }
        const next = hasMore ? moreFrom(`${start + 4}`) : END;
        const page = { ...RIGHTS, webhooks: pages.flat(), next };
        listing = nextListing(listing, { type: 'page-loaded', request, loadedAt: 1000, page });
      }
      expect(listing.loading.kind).toBe('complete');
      expect(ttids(listing)).toEqual(new Set(stored.map(({ ttid }) => ttid)));
    }),
  );
});

test('a failed page keeps the loaded rows, and resuming requests it again', () => {
  const { failure } = fail({ code: 'unreachable' } as const);
  const loading = pageLoaded(started(), 'interaction', [foreignRow(1)], moreFrom('1'));
  const failed = nextListing(loading, { type: 'load-failed', failure });
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
  expect([...listing.rows.values()].map((row) => row.type !== 'unreadable' && row.friendlyName)).toEqual([
    'Hook 3',
    'Hook 1',
    'Renamed',
  ]);
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

test('the latest webhooks of this plugin are looked up first', () => {
  const at = (number: number, attachedAt: string) =>
    ourRow(number, { ours: { interactionSid: interactionOf(number), attachedAt } });
  const listing = loaded([at(1, '2026-03-02T09:30:00.000Z'), at(2, '2026-03-03T09:30:00.000Z'), foreignRow(3)], 5);
  expect([latestOurs(listing, 1), latestOurs(listing, 9)]).toEqual([[ttidOf(2)], [ttidOf(2), ttidOf(1)]]);
});

test('loads both types', () => {
  expect(started().pagesLeft.map(({ type }) => type)).toEqual([...WEBHOOK_TYPES]);
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

describe('a webhook that cannot be read', () => {
  const both = (from: Listing, rows: readonly (WebhookRow | null)[]) =>
    pageLoaded(pageLoaded(started(from), 'interaction', rows), 'global', []);
  const listed = both(INITIAL_LISTING, [unreadableRow(1), foreignRow(2)]);

  test('has a row, which a later load without it removes', () => {
    expect(ttids(listed)).toEqual(new Set([ttidOf(1), ttidOf(2)]));
    expect(ttids(both(listed, [foreignRow(2)]))).toEqual(new Set([ttidOf(2)]));
  });

  test('keeps its row until both types are loaded, because it may be of either', () => {
    const half = pageLoaded(started(listed), 'interaction', [foreignRow(2)]);
    expect(ttids(half)).toEqual(new Set([ttidOf(1), ttidOf(2)]));
  });

  test('keeps its row after a load that was cut off', () => {
    const half = pageLoaded(started(listed), 'interaction', [foreignRow(2)], CUT_OFF);
    expect(ttids(pageLoaded(half, 'global', []))).toEqual(new Set([ttidOf(1), ttidOf(2)]));
  });

  test('repeats a page of both types when it is deleted during a load', () => {
    const loading = pageLoaded(started(), 'interaction', [unreadableRow(1)], moreFrom('1'));
    const listing = nextListing(loading, { type: 'webhook-removed', ttid: ttidOf(1) });
    expect(listing.pagesLeft.map(({ type, from }) => [type, from])).toEqual([
      ['global', null],
      ['interaction', null],
    ]);
  });

  test('is not resolved', () => {
    expect(unresolved(listed, [ttidOf(1)])).toEqual([]);
  });

  test('is only noted if its ID cannot be read either, until a load without it starts', () => {
    const noted = both(INITIAL_LISTING, [null, foreignRow(2)]);
    expect([noted.hasUnidentified, noted.rows.size]).toEqual([true, 1]);
    expect(both(noted, [foreignRow(2)]).hasUnidentified).toBe(false);
  });
});
