import * as fc from 'fast-check';
import { interactionOf, ttidOf } from '../../testing/sids';
import { anyRows, foreignRow, ourRow, resolvedAs } from '../../testing/webhooks';
import { FILTER_STATES, stateOf } from '../state';
import { EVERYTHING, isNarrow, nextSort, type Query, SORT_KEYS, select } from './query';

const anyQuery: fc.Arbitrary<Query> = fc.record({
  search: fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z0-9. ]{0,6}$/)),
  type: fc.constantFrom(null, 'interaction', 'global'),
  maker: fc.constantFrom(null, 'ours', 'others'),
  state: fc.constantFrom(null, ...FILTER_STATES),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() })),
});

const anyResolutions = fc
  .array(fc.tuple(fc.nat(40), fc.constantFrom(...FILTER_STATES)))
  .map((told) => new Map(told.map(([number, state]) => [ttidOf(number), resolvedAs(number, state)])));

const sources = fc.record({ rows: anyRows, resolutions: anyResolutions });

test('asking for everything gives every webhook, in Twilio’s order', () => {
  fc.assert(fc.property(sources, (all) => expect(select(all, EVERYTHING)).toEqual([...all.rows.values()])));
});

test('what is found is there, once, and as the filters say', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const found = select(all, query);
      expect(new Set(found).size).toBe(found.length);
      for (const webhook of found) {
        expect(all.rows.get(webhook.ttid)).toBe(webhook);
        expect([null, webhook.type]).toContain(query.type);
        expect([null, webhook.ours === null ? 'others' : 'ours']).toContain(query.maker);
        expect([null, stateOf(webhook, all.resolutions.get(webhook.ttid))]).toContain(query.state);
      }
    }),
  );
});

test('a filter and its opposite leave nothing out and find nothing twice', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const ours = select(all, { ...query, maker: 'ours' });
      const others = select(all, { ...query, maker: 'others' });
      expect(new Set([...ours, ...others])).toEqual(new Set(select(all, { ...query, maker: null })));
      expect(ours.length + others.length).toBe(select(all, { ...query, maker: null }).length);
    }),
  );
});

test('every further letter finds no more than before', () => {
  fc.assert(
    fc.property(sources, anyQuery, fc.stringMatching(/^[a-z0-9 ]$/), (all, query, letter) => {
      const before = new Set(select(all, query));
      for (const webhook of select(all, { ...query, search: query.search + letter })) {
        expect(before).toContain(webhook);
      }
    }),
  );
});

test('neither case nor spaces around a search matter', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      const shouted = { ...query, search: `  ${query.search.toUpperCase()} ` };
      expect(select(all, shouted)).toEqual(select(all, query));
    }),
  );
});

test('a search does not put together what is said in different places', () => {
  const rows = new Map([[ttidOf(15), foreignRow(15, { friendlyName: 'Hook 33' })]]);
  expect(select({ rows, resolutions: new Map() }, { ...EVERYTHING, search: 'Hook 15' })).toEqual([]);
});

test('sorting changes the order and nothing else', () => {
  fc.assert(
    fc.property(sources, anyQuery, (all, query) => {
      expect(new Set(select(all, query))).toEqual(new Set(select(all, { ...query, sort: null })));
    }),
  );
});

test('sorting the other way turns round what differs, and leaves last what has nothing to sort by', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const sorted = (isDescending: boolean) =>
        select(all, { ...EVERYTHING, sort: { by: 'attachedAt', isDescending } }).map(({ ours }) => ours?.attachedAt);
      const told = sorted(false).filter((at) => at !== undefined);
      expect(told).toEqual([...told].sort());
      expect(sorted(false).slice(0, told.length)).toEqual(told);
      expect(sorted(true).slice(0, told.length)).toEqual([...told].reverse());
    }),
  );
});

test('numbers in names count as people count', () => {
  const rows = new Map([10, 9, 100].map((number) => [ttidOf(number), foreignRow(number)]));
  const sorted = select({ rows, resolutions: new Map() }, { ...EVERYTHING, sort: { by: 'name', isDescending: false } });
  expect(sorted.map(({ friendlyName }) => friendlyName)).toEqual(['Hook 9', 'Hook 10', 'Hook 100']);
});

test.each([
  ['its name', 'hook 2'],
  ['its host', 'partner.EXAMPLE'],
  ['its ttid', ttidOf(2)],
])('somebody else’s webhook is found by %s', (_what, search) => {
  const rows = new Map([[ttidOf(2), foreignRow(2)]]);
  expect(select({ rows, resolutions: new Map() }, { ...EVERYTHING, search })).toHaveLength(1);
});

test('one of ours is found by its interaction', () => {
  const rows = new Map([1, 2].map((number) => [ttidOf(number), ourRow(number)]));
  const found = select({ rows, resolutions: new Map() }, { ...EVERYTHING, search: interactionOf(2) });
  expect(found.map(({ ttid }) => ttid)).toEqual([ttidOf(2)]);
});

test('a query is narrow when it can leave something out', () => {
  expect(isNarrow({ ...EVERYTHING, search: ' ', sort: { by: 'name', isDescending: true } })).toBe(false);
  expect(isNarrow({ ...EVERYTHING, state: 'ended' })).toBe(true);
});

test('clicks on a column sort upwards, downwards, and no more', () => {
  const first = nextSort(null, 'name');
  const second = nextSort(first, 'name');
  expect([first, second, nextSort(second, 'name')]).toEqual([
    { by: 'name', isDescending: false },
    { by: 'name', isDescending: true },
    null,
  ]);
  expect(nextSort(first, 'address')).toEqual({ by: 'address', isDescending: false });
});
