import * as fc from 'fast-check';
import type { Resolved } from '../../contract/resolved';
import type { WebhookRow } from '../../contract/webhooks';
import { ARCHIVE, CRM, destinationOf } from '../../testing/interactions';
import { foreignRow, neverUsedRow, ourRow, resolvedAs, resolvedTo, waitingRow } from '../../testing/webhooks';
import { findMatches, NO_FILTERS } from '../list/query';
import { INITIAL_LISTING, type Loading, nextListing } from '../listing';
import { usagesOf } from './usage';

const COMPLETE: Loading = { kind: 'complete', loadedAt: 0 };

function usages(rows: readonly WebhookRow[], webhooks: readonly Resolved[] = [], loading = COMPLETE) {
  const { resolutions } = nextListing(INITIAL_LISTING, { type: 'resolved', webhooks });
  const { counts, isAtLeast } = usagesOf({ rows: new Map(rows.map((row) => [row.ttid, row])), resolutions, loading });
  return { ...Object.fromEntries(counts), isAtLeast };
}

test('counts the webhooks that send to a destination', () => {
  const rows = [
    ourRow(1, { destination: 'crm' }),
    foreignRow(2, { destination: 'crm' }),
    foreignRow(3, { destination: 'crm', type: 'global' }),
    foreignRow(4),
  ];
  expect(usages(rows, [resolvedAs(1, 'bound')])).toEqual({ crm: 3, isAtLeast: false });
});

test('counts a relayed webhook at each destination that gets its events', () => {
  const relayed = ourRow(1, { isRelayed: true });
  const gone = destinationOf({ key: 'old', label: 'Old' }, { state: 'gone' });
  const resolved = resolvedTo(1, destinationOf(CRM), destinationOf(ARCHIVE), gone);
  expect(usages([relayed], [resolved])).toEqual({ crm: 1, archive: 1, isAtLeast: false });
});

test('does not count what sends nothing', () => {
  const rows = [ourRow(1, { destination: 'crm' }), ourRow(2, { destination: 'crm' })];
  expect(usages(rows, [resolvedAs(1, 'ended'), resolvedAs(2, 'replaced')])).toEqual({ isAtLeast: false });
});

test('does not count what waits for its interaction', () => {
  expect(usages([waitingRow(1), neverUsedRow(2)])).toEqual({ isAtLeast: false });
});

test.each([
  ['a webhook with a destination', { destination: 'crm' }, true],
  ['a relayed webhook', { isRelayed: true }, true],
  ['another webhook', {}, false],
])('%s that was not looked up may add to the counts', (_, changes, isAtLeast) => {
  expect(usages([ourRow(1, changes)])).toEqual({ isAtLeast });
});

test('while the list is loaded, there may be more', () => {
  expect(usages([], [], { kind: 'in-progress' })).toEqual({ isAtLeast: true });
});

const anyUse = fc.record({
  number: fc.nat(40),
  isOurs: fc.boolean(),
  isRelayed: fc.boolean(),
  destination: fc.constantFrom(null, CRM.key, ARCHIVE.key),
  state: fc.constantFrom(null, 'bound', 'replaced', 'ended'),
  relayedTo: fc.subarray([CRM, ARCHIVE]),
});

test('the number leads to as many webhooks', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyUse, { selector: ({ number }) => number }), (uses) => {
      const rows = new Map(
        uses.map(({ number, isOurs, isRelayed, destination }) => {
          const row = isOurs ? ourRow(number, { isRelayed, destination }) : foreignRow(number, { destination });
          return [row.ttid, row];
        }),
      );
      const webhooks = uses.flatMap(({ number, state, relayedTo }) => {
        if (state === null) return [];
        return state === 'bound'
          ? resolvedTo(number, ...relayedTo.map((destination) => destinationOf(destination)))
          : resolvedAs(number, state);
      });
      const { resolutions } = nextListing(INITIAL_LISTING, { type: 'resolved', webhooks });
      const { counts } = usagesOf({ rows, resolutions, loading: COMPLETE });
      for (const destination of [CRM, ARCHIVE]) {
        const found = findMatches({ rows, resolutions }, { ...NO_FILTERS, destination });
        expect(found).toHaveLength(counts.get(destination.key) ?? 0);
      }
    }),
  );
});
