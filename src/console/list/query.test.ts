import * as fc from 'fast-check';
import type { Resolved } from '../../contract/resolved';
import type { WebhookRow } from '../../contract/webhooks';
import { ARCHIVE, CRM, destinationOf, serverAt } from '../../testing/interactions';
import { interactionOf, taskSidOf, ttidOf } from '../../testing/sids';
import { STRINGS } from '../../testing/strings';
import {
  addressAt,
  anyRows,
  foreignRow,
  neverUsedRow,
  ourRow,
  resolvedAs,
  resolvedTo,
  unreadableRow,
  waitingRow,
} from '../../testing/webhooks';
import { INITIAL_LISTING, type Listing, nextListing } from '../listing';
import { webhookTitle } from '../names';
import { GROUPS, groupOf, rankOf } from '../state';
import {
  countsOf,
  findMatches,
  hasFilters,
  NO_FILTERS,
  nextSort,
  type Query,
  SORT_KEYS,
  withoutFilters,
} from './query';

const anyQuery: fc.Arbitrary<Query> = fc.record({
  search: fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z0-9. ]{0,6}$/)),
  group: fc.constantFrom(null, ...GROUPS),
  destination: fc.constantFrom(null, CRM, ARCHIVE),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() })),
});

const resolutionsOf = (webhooks: readonly Resolved[]) =>
  nextListing(INITIAL_LISTING, { type: 'resolved', webhooks }).resolutions;

const anyResolutions = fc
  .array(fc.tuple(fc.nat(40), fc.constantFrom('bound', 'replaced', 'orphan', 'ended')))
  .map((pairs) => resolutionsOf(pairs.map(([number, state]) => resolvedAs(number, state))));

const sources = fc.record({ rows: anyRows, resolutions: anyResolutions });

const listed = (rows: readonly WebhookRow[], resolutions: Listing['resolutions'] = new Map()) => ({
  rows: new Map(rows.map((row) => [row.ttid, row])),
  resolutions,
});

/** The moment that the list shows of a webhook. */
const momentOf = (webhook: WebhookRow) =>
  webhook.type === 'unreadable' ? undefined : (webhook.ours?.attachedAt ?? webhook.waiting?.expiresAt);

const titles = (rows: readonly WebhookRow[]) => rows.map((row) => webhookTitle(row, undefined, STRINGS.text));

test('without filters, returns every webhook: in use, global, waiting, unused, outside, and the latest first in each', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const matches = findMatches(all, NO_FILTERS);
      expect(new Set(matches)).toEqual(new Set(all.rows.values()));
      const keys = matches.map(
        (webhook) => [rankOf(groupOf(webhook, all.resolutions.get(webhook.ttid))), momentOf(webhook)] as const,
      );
      for (const [at, [rank, moment]] of keys.entries()) {
        const [rankBefore, momentBefore] = keys[at - 1] ?? [0, undefined];
        expect(rankBefore).toBeLessThanOrEqual(rank);
        if (rankBefore === rank && momentBefore && moment) expect(momentBefore >= moment).toBe(true);
      }
    }),
  );
});

test('a webhook of this plugin without a known state is listed with the unused ones, so that lookups move few rows', () => {
  const all = listed(
    [foreignRow(1), foreignRow(2, { type: 'global' }), ourRow(3), ourRow(4), ourRow(5)],
    resolutionsOf([resolvedAs(3, 'ended'), resolvedAs(5, 'bound')]),
  );
  expect(findMatches(all, NO_FILTERS).map(({ ttid }) => ttid)).toEqual([5, 2, 3, 4, 1].map(ttidOf));
});

test('every match is listed, appears once, and meets the filters', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const matches = findMatches(all, query);
      expect(new Set(matches).size).toBe(matches.length);
      for (const webhook of matches) {
        expect(all.rows.get(webhook.ttid)).toBe(webhook);
        expect([null, groupOf(webhook, all.resolutions.get(webhook.ttid))]).toContain(query.group);
      }
    }),
  );
});

test('the groups and the unknown add up to all webhooks, and each filter returns as many as were counted', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const { groups, unknown } = countsOf(all);
      const counted = GROUPS.map((group) => groups[group]);
      expect(counted.reduce((sum, count) => sum + count, unknown)).toBe(all.rows.size);
      expect(GROUPS.map((group) => findMatches(all, { ...NO_FILTERS, group }).length)).toEqual(counted);
    }),
  );
});

test('each additional letter returns no further matches', () => {
  fc.assert(
    fc.property(sources, anyQuery, fc.stringMatching(/^[a-z0-9 ]$/), (all, query, letter) => {
      const before = new Set(findMatches(all, query));
      for (const webhook of findMatches(all, { ...query, search: query.search + letter })) {
        expect(before).toContain(webhook);
      }
    }),
  );
});

test('ignores case and surrounding spaces in a search', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const upperCase = { ...query, search: `  ${query.search.toUpperCase()} ` };
      expect(findMatches(all, upperCase)).toEqual(findMatches(all, query));
    }),
  );
});

test('a search does not match text across two fields', () => {
  const all = listed([foreignRow(15, { friendlyName: 'Hook 33' })]);
  expect(findMatches(all, { ...NO_FILTERS, search: 'Hook 15' })).toEqual([]);
});

test('sorting changes only the order', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      expect(new Set(findMatches(all, query))).toEqual(new Set(findMatches(all, { ...query, sort: null })));
    }),
  );
});

test('sorting in reverse keeps webhooks without a sort value last', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const sorted = (isDescending: boolean) =>
        findMatches(all, { ...NO_FILTERS, sort: { by: 'attachedAt', isDescending } }).map(momentOf);
      const times = sorted(false).filter((time) => time !== undefined);
      expect(times).toEqual([...times].sort());
      expect(sorted(false).slice(0, times.length)).toEqual(times);
      expect(sorted(true).slice(0, times.length)).toEqual([...times].reverse());
    }),
  );
});

test('a webhook that waits for its interaction is unused once its time is over', () => {
  const [waiting, neverUsed] = [waitingRow(1), neverUsedRow(2)];
  const all = listed([neverUsed, waiting]);
  expect(findMatches(all, { ...NO_FILTERS, group: 'waiting' })).toEqual([waiting]);
  expect(findMatches(all, { ...NO_FILTERS, group: 'unused' })).toEqual([neverUsed]);
  expect(groupOf(waiting, undefined)).toBe('waiting');
});

test('a webhook that waits for its interaction is not found by our own host', () => {
  expect(findMatches(listed([waitingRow(1)]), { ...NO_FILTERS, search: 'own.twil' })).toEqual([]);
});

describe('a webhook that cannot be read', () => {
  const row = unreadableRow(1);
  const found = (query: Partial<Query>) => findMatches(listed([row]), { ...NO_FILTERS, ...query }).length;

  test.each([
    ['the group of other programs', { group: 'outside' }],
    ['its ID', { search: ttidOf(1) }],
  ] as const)('is found by %s', (_, query) => {
    expect(found(query)).toBe(1);
  });

  test.each([
    ['another group', { group: 'unused' }],
    ['another text', { search: 'hook 1' }],
  ] as const)('is not found by %s', (_, query) => {
    expect(found(query)).toBe(0);
  });

  test('comes last in every order', () => {
    const all = listed([row, foreignRow(2), ourRow(3)]);
    for (const by of SORT_KEYS) {
      for (const isDescending of [true, false]) {
        const sorted = findMatches(all, { ...NO_FILTERS, sort: { by, isDescending } });
        expect(sorted.indexOf(row)).toBeGreaterThanOrEqual(by === 'attachedAt' ? 1 : 2);
      }
    }
  });
});

test('sorts numbers in names by value', () => {
  const all = listed([10, 9, 100].map((number) => foreignRow(number)));
  const sorted = findMatches(all, { ...NO_FILTERS, sort: { by: 'name', isDescending: false } });
  expect(titles(sorted)).toEqual(['Hook 9', 'Hook 10', 'Hook 100']);
});

test('finds a webhook by the customer and by the agent of its interaction', () => {
  const tasks = [{ taskSid: taskSidOf(1), workerSid: null }];
  const named = nextListing(
    nextListing(INITIAL_LISTING, { type: 'resolved', webhooks: [resolvedAs(1, 'bound', tasks)] }),
    { type: 'names-loaded', names: new Map([[taskSidOf(1), 'Jane Miller']]) },
  );
  const all = listed([ourRow(1), ourRow(2)], named.resolutions);
  expect(findMatches(all, { ...NO_FILTERS, search: 'miller' }).map(({ ttid }) => ttid)).toEqual([ttidOf(1)]);
});

test('a relayed webhook is found by its destinations, and not by our own host', () => {
  const row = ourRow(1, { isRelayed: true, address: addressAt('own.twil.io') });
  const hooks = destinationOf({ key: 'url-1', label: '' }, { label: null, sendsTo: serverAt('hooks.example.com') });
  const all = listed([row, ourRow(2)], resolutionsOf([resolvedTo(1, destinationOf(CRM), hooks)]));
  const found = (search: string) => findMatches(all, { ...NO_FILTERS, search });
  expect(found('own.twil')).toEqual([]);
  expect(found('hooks.example')).toEqual([row]);
  expect(found('CRM')).toContain(row);
});

test.each([
  ['its name', 'hook 2'],
  ['its host', 'partner.EXAMPLE'],
  ['its ttid', ttidOf(2)],
])('finds a webhook that another program created by %s', (_field, search) => {
  expect(findMatches(listed([foreignRow(2)]), { ...NO_FILTERS, search })).toHaveLength(1);
});

test('finds a webhook that this plugin attached by its interaction', () => {
  const matches = findMatches(listed([ourRow(1), ourRow(2)]), { ...NO_FILTERS, search: interactionOf(2) });
  expect(matches.map(({ ttid }) => ttid)).toEqual([ttidOf(2)]);
});

test('a query has filters if it can exclude a webhook', () => {
  expect(hasFilters({ ...NO_FILTERS, search: ' ', sort: { by: 'name', isDescending: true } })).toBe(false);
  expect(hasFilters({ ...NO_FILTERS, group: 'unused' })).toBe(true);
});

test('clearing the filter keeps the order', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const cleared = withoutFilters(query);
      expect(hasFilters(cleared)).toBe(false);
      expect(cleared.sort).toBe(query.sort);
    }),
  );
});

test('clicks on a column sort ascending, then descending, then not at all', () => {
  const first = nextSort(null, 'name');
  const second = nextSort(first, 'name');
  expect([first, second, nextSort(second, 'name')]).toEqual([
    { by: 'name', isDescending: false },
    { by: 'name', isDescending: true },
    null,
  ]);
  expect(nextSort(first, 'host')).toEqual({ by: 'host', isDescending: false });
});
