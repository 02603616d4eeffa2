import fc from 'fast-check';
import type { WebhookType } from '../../contract/webhooks';
import { entries, entryOf } from '../../testing/timelines';
import { filtered, INITIAL_TIMELINE, nextTimeline } from './timeline';
import type { TimelineEntry, TimelineNews } from './timelineSource';

const knowing = (...news: readonly TimelineNews[]) => news.reduce(nextTimeline, INITIAL_TIMELINE);
const told = (...found: readonly TimelineEntry[]): TimelineNews => ({ type: 'entries', entries: found });
const LOADED: TimelineNews = { type: 'loaded' };

/** Entries of different keys, of which many were received at the same time, and some may say the same. */
const someEntries = fc
  .uniqueArray(fc.nat(120), { maxLength: 30 })
  .map((numbers) =>
    numbers.map((n) => ({ ...entryOf(n % 40, { parameters: { Said: String(n % 3) } }), key: `key-${n}` })),
  );

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
        expect(knowing(...one)).toEqual(knowing(...other));
        expect(knowing(...one).entries).toHaveLength(found.length);
      }),
    );
  });

  test('the newest is first', () => {
    fc.assert(
      fc.property(twoTellings, ([, one]) => {
        const times = knowing(...one).events.map(({ event }) => Date.parse(event.receivedAt));
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }),
    );
  });

  test('as many have arrived as are in the list and were not there before', () => {
    fc.assert(
      fc.property(twoTellings, fc.nat(10), ([found, one], before) => {
        const old = found.slice(0, before);
        const { arrived, events } = knowing(told(...old), LOADED, ...one);
        expect(arrived).toBe(events.length - knowing(told(...old)).events.length);
      }),
    );
  });
});

describe('what says the same', () => {
  /** Received `second` seconds after nine, by what kind of webhook. */
  const brought = (key: string, second: number, webhook: WebhookType, said = 'the same') => ({
    ...entryOf(second, { webhook, parameters: { Said: said } }),
    key,
  });
  const shown = (...found: readonly TimelineEntry[]) =>
    knowing(told(...found)).events.map(({ key, webhooks }) => [key, ...webhooks]);

  test('and was brought by two webhooks is shown once, as both saw it', () => {
    expect(shown(brought('a', 2, 'global'), brought('b', 1, 'interaction'))).toEqual([['b', 'interaction', 'global']]);
    expect(shown(brought('a', 1, 'global'), brought('b', 1, 'interaction'))).toEqual([['a', 'interaction', 'global']]);
  });

  test('and was brought twice by one webhook is shown once, as that saw it', () => {
    expect(shown(brought('a', 1, 'global'), brought('b', 10, 'global'))).toEqual([['a', 'global']]);
  });

  test('ten seconds later is another event', () => {
    const found = [0, 9, 10, 19].map((second) => brought(String(second), second, 'interaction'));
    expect(shown(...found)).toEqual([
      ['10', 'interaction'],
      ['0', 'interaction'],
    ]);
  });

  test('is the same in whatever order Sync gives its parameters', () => {
    const [one, other] = [
      { A: '1', B: '2' },
      { B: '2', A: '1' },
    ].map((parameters, n) => ({ ...entryOf(1, { parameters }), key: String(n) }));
    expect(knowing(told(one as TimelineEntry, other as TimelineEntry)).events).toHaveLength(1);
  });

  test('beside something else is not mixed up with it', () => {
    expect(shown(brought('a', 1, 'interaction'), brought('b', 1, 'global', 'something else'))).toEqual([
      ['b', 'global'],
      ['a', 'interaction'],
    ]);
  });

  test('arrives once', () => {
    const known = knowing(LOADED, told(brought('a', 1, 'interaction')), told(brought('b', 2, 'global')));
    expect(known.arrived).toBe(1);
  });

  test('is seen by the other alone when that of the first has expired', () => {
    const known = knowing(told(brought('a', 1, 'interaction'), brought('b', 2, 'global')), {
      type: 'expired',
      key: 'a',
    });
    expect(known.events).toMatchObject([{ key: 'b', webhooks: ['global'] }]);
  });
});

test('what was there before does not count as arrived', () => {
  expect(knowing(told(...entries(1, 3)), LOADED).arrived).toBe(0);
});

test('an entry that has expired is gone', () => {
  const { events: left } = knowing(told(...entries(1, 3)), { type: 'expired', key: 'key-2' });
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
  const { events } = knowing(told(...types.map((type, n) => entryOf(-n, { type }))));
  expect(filtered(events, filter).map(({ event }) => event.type)).toEqual(expected);
});
