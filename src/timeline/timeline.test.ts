import fc from 'fast-check';
import { entries, entryOf } from './testing';
import { filtered, NEW_TIMELINE, nextTimeline } from './timeline';
import type { TimelineEntry, TimelineNews } from './timelineSource';

const knowing = (...news: readonly TimelineNews[]) => news.reduce(nextTimeline, NEW_TIMELINE);
const told = (...found: readonly TimelineEntry[]): TimelineNews => ({ type: 'entries', entries: found });
const LOADED: TimelineNews = { type: 'loaded' };

/** Entries of different keys, of which many were received at the same time. */
const someEntries = fc
  .uniqueArray(fc.nat(60), { maxLength: 30 })
  .map((numbers) => numbers.map((n) => ({ ...entryOf(n % 7), key: `key-${n}` })));

/** The same entries in another order, some of them more than once, in pieces of any size. */
const retold = (found: readonly TimelineEntry[]) =>
  fc
    .tuple(fc.shuffledSubarray([...found, ...found], { minLength: found.length }), fc.integer({ min: 1, max: 5 }))
    .map(([some, size]) => {
      const all = [...some, ...found];
      return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
        told(...all.slice(n * size, (n + 1) * size)),
      );
    });

const twoTellings = someEntries.chain((found) => fc.tuple(fc.constant(found), retold(found), retold(found)));

describe('in whatever order, how often and in how many pieces entries are told', () => {
  test('the list is the same, and holds each once', () => {
    fc.assert(
      fc.property(twoTellings, ([found, one, other]) => {
        expect(knowing(...one).entries).toEqual(knowing(...other).entries);
        expect(knowing(...one).entries).toHaveLength(found.length);
      }),
    );
  });

  test('the newest is first', () => {
    fc.assert(
      fc.property(twoTellings, ([, one]) => {
        const times = knowing(...one).entries.map(({ event }) => Date.parse(event.receivedAt));
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }),
    );
  });

  test('as many have arrived as are in the list and were not there before', () => {
    fc.assert(
      fc.property(twoTellings, fc.nat(10), ([found, one], before) => {
        const old = found.slice(0, before);
        expect(knowing(told(...old), LOADED, ...one).arrived).toBe(found.length - old.length);
      }),
    );
  });
});

test('what was there before does not count as arrived', () => {
  expect(knowing(told(...entries(1, 3)), LOADED).arrived).toBe(0);
});

test('an entry that has expired is gone', () => {
  const { entries: left } = knowing(told(...entries(1, 3)), { type: 'expired', key: 'key-2' });
  expect(left.map(({ key }) => key)).toEqual(['key-3', 'key-1']);
});

test.each([
  ['all', ['onParticipantLeft', 'onChannelCreated', 'onInteractionCreated', 'onSomethingNew', 'toString']],
  ['participant', ['onParticipantLeft']],
  ['channel', ['onChannelCreated']],
  ['interaction', ['onInteractionCreated']],
  ['other', ['onSomethingNew', 'toString']],
] as const)('the filter %s lets %j through', (filter, expected) => {
  const types = ['onParticipantLeft', 'onChannelCreated', 'onInteractionCreated', 'onSomethingNew', 'toString'];
  const all = types.map((type, n) => entryOf(n, { type }));
  expect(filtered(all, filter).map(({ event }) => event.type)).toEqual(expected);
});
