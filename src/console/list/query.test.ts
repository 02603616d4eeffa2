import * as fc from 'fast-check';
import { interactionOf, ttidOf } from '../../testing/sids';
import { anyRows, foreignRow, ourRow, resolvedAs, unreadableRow } from '../../testing/webhooks';
import { isOurs } from '../listing';
import { webhookName } from '../names';
import { FILTER_STATES, stateOf } from '../state';
import { findMatches, hasFilters, NO_FILTERS, nextSort, type Query, SORT_KEYS, withoutFilters } from './query';

const anyQuery: fc.Arbitrary<Query> = fc.record({
  search: fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z0-9. ]{0,6}$/)),
  type: fc.constantFrom(null, 'interaction', 'global'),
  maker: fc.constantFrom(null, 'ours', 'others'),
  state: fc.constantFrom(null, ...FILTER_STATES),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() })),
});

const anyResolutions = fc
  .array(fc.tuple(fc.nat(40), fc.constantFrom(...FILTER_STATES)))
  .map((pairs) => new Map(pairs.map(([number, state]) => [ttidOf(number), resolvedAs(number, state)])));

const sources = fc.record({ rows: anyRows, resolutions: anyResolutions });

test('without filters, returns every webhook in Twilio’s order', () => {
  fc.assert(fc.property(sources, (all) => expect(findMatches(all, NO_FILTERS)).toEqual([...all.rows.values()])));
});

test('every match is listed, appears once, and meets the filters', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const matches = findMatches(all, query);
      expect(new Set(matches).size).toBe(matches.length);
      for (const webhook of matches) {
        expect(all.rows.get(webhook.ttid)).toBe(webhook);
        expect([null, webhook.type]).toContain(query.type);
        expect([null, isOurs(webhook) ? 'ours' : 'others']).toContain(query.maker);
        expect([null, stateOf(webhook, all.resolutions.get(webhook.ttid))]).toContain(query.state);
      }
    }),
  );
});

test('a filter and its opposite together return each webhook once', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const ours = findMatches(all, { ...query, maker: 'ours' });
      const others = findMatches(all, { ...query, maker: 'others' });
      expect(new Set([...ours, ...others])).toEqual(new Set(findMatches(all, { ...query, maker: null })));
      expect(ours.length + others.length).toBe(findMatches(all, { ...query, maker: null }).length);
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
  const rows = new Map([[ttidOf(15), foreignRow(15, { friendlyName: 'Hook 33' })]]);
  expect(findMatches({ rows, resolutions: new Map() }, { ...NO_FILTERS, search: 'Hook 15' })).toEqual([]);
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
        findMatches(all, { ...NO_FILTERS, sort: { by: 'attachedAt', isDescending } }).map((webhook) =>
          webhook.type === 'unreadable' ? undefined : webhook.ours?.attachedAt,
        );
      const times = sorted(false).filter((time) => time !== undefined);
      expect(times).toEqual([...times].sort());
      expect(sorted(false).slice(0, times.length)).toEqual(times);
      expect(sorted(true).slice(0, times.length)).toEqual([...times].reverse());
    }),
  );
});

describe('a webhook that cannot be read', () => {
  const row = unreadableRow(1);
  const found = (query: Partial<Query>) =>
    findMatches({ rows: new Map([[row.ttid, row]]), resolutions: new Map() }, { ...NO_FILTERS, ...query }).length;

  test.each([
    ['either type', { type: 'interaction' }],
    ['either type', { type: 'global' }],
    ['other programs', { maker: 'others' }],
    ['its ID', { search: ttidOf(1) }],
  ] as const)('is found by %s', (_, query) => {
    expect(found(query)).toBe(1);
  });

  test.each([
    ['this plugin', { maker: 'ours' }],
    ['a state', { state: 'ended' }],
    ['another text', { search: 'hook 1' }],
  ] as const)('is not found by %s', (_, query) => {
    expect(found(query)).toBe(0);
  });

  test('comes last in every order', () => {
    const rows = new Map([row, foreignRow(2), ourRow(3)].map((webhook) => [webhook.ttid, webhook]));
    for (const by of SORT_KEYS) {
      for (const isDescending of [true, false]) {
        const sorted = findMatches({ rows, resolutions: new Map() }, { ...NO_FILTERS, sort: { by, isDescending } });
        expect(sorted.indexOf(row)).toBeGreaterThanOrEqual(by === 'attachedAt' ? 1 : 2);
      }
    }
  });
});

test('sorts numbers in names by value', () => {
  const rows = new Map([10, 9, 100].map((number) => [ttidOf(number), foreignRow(number)]));
  const sorted = findMatches(
    { rows, resolutions: new Map() },
    { ...NO_FILTERS, sort: { by: 'name', isDescending: false } },
  );
  expect(sorted.map(webhookName)).toEqual(['Hook 9', 'Hook 10', 'Hook 100']);
});

test.each([
  ['its name', 'hook 2'],
  ['its host', 'partner.EXAMPLE'],
  ['its ttid', ttidOf(2)],
])('finds a webhook that another program created by %s', (_field, search) => {
  const rows = new Map([[ttidOf(2), foreignRow(2)]]);
  expect(findMatches({ rows, resolutions: new Map() }, { ...NO_FILTERS, search })).toHaveLength(1);
});

test('finds a webhook that this plugin attached by its interaction', () => {
  const rows = new Map([1, 2].map((number) => [ttidOf(number), ourRow(number)]));
  const matches = findMatches({ rows, resolutions: new Map() }, { ...NO_FILTERS, search: interactionOf(2) });
  expect(matches.map(({ ttid }) => ttid)).toEqual([ttidOf(2)]);
});

test('a query has filters if it can exclude a webhook', () => {
  expect(hasFilters({ ...NO_FILTERS, search: ' ', sort: { by: 'name', isDescending: true } })).toBe(false);
  expect(hasFilters({ ...NO_FILTERS, state: 'ended' })).toBe(true);
});

test('clearing the filters keeps the order', () => {
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
