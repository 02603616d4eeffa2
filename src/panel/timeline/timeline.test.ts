import fc from 'fast-check';
import type { WebhookType } from '../../contract/webhooks';
import { entries, entryOf } from '../../testing/timelines';
import { MAX_ENTRIES, type TimelineEntry, type TimelineNews } from '../timelineSource';
import { INITIAL_TIMELINE, nextTimeline } from './timeline';

/** The timeline after updates that have arrived one after another. */
const timelineAfter = (...news: readonly TimelineNews[]) =>
  news.reduce((timeline, one) => nextTimeline(timeline, [one]), INITIAL_TIMELINE);
const delivered = (...found: readonly TimelineEntry[]): TimelineNews => ({ type: 'entries', entries: found });
const LOADED: TimelineNews = { type: 'loaded', isComplete: true };

/** Entries with different keys. Many were received at the same time, and some have the same content. */
const someEntries = fc
  .uniqueArray(fc.nat(120), { maxLength: 30 })
  .map((numbers) =>
    numbers.map((n) => ({ ...entryOf(n % 40, { parameters: { Said: String(n % 3) } }), key: `key-${n}` })),
  );

/** The same entries in another order, some of them repeated, in batches of any size. */
const redelivered = (found: readonly TimelineEntry[]) =>
  fc
    .tuple(fc.shuffledSubarray([...found, ...found], { minLength: found.length }), fc.integer({ min: 1, max: 5 }))
    .map(([some, size]) => {
      const all = [...some, ...found];
      return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
        delivered(...all.slice(n * size, (n + 1) * size)),
      );
    });

const twoDeliveries = someEntries.chain((found) =>
  fc.tuple(fc.constant(found), redelivered(found), redelivered(found)),
);

describe('entries in any order, repeated and in batches of any size', () => {
  test('result in the same list, with each entry once', () => {
    fc.assert(
      fc.property(twoDeliveries, ([found, one, other]) => {
        expect(timelineAfter(...one)).toEqual(timelineAfter(...other));
        expect(timelineAfter(...one).entries).toHaveLength(found.length);
      }),
    );
  });

  test('result in the same timeline if they arrive together, with other updates among them', () => {
    const others = fc.constantFrom<TimelineNews>(LOADED, { type: 'expired', key: 'key-1' }, { type: 'gone' });
    const updates = fc.tuple(someEntries.chain(redelivered), fc.array(others), fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(updates, ([batches, rest, places]) => {
        const news = rest.reduce<readonly TimelineNews[]>((all, one) => {
          const place = places.next().value % (all.length + 1);
          return [...all.slice(0, place), one, ...all.slice(place)];
        }, batches);
        expect(nextTimeline(INITIAL_TIMELINE, news)).toEqual(timelineAfter(...news));
      }),
    );
  });

  test('are sorted newest first', () => {
    fc.assert(
      fc.property(twoDeliveries, ([, one]) => {
        const times = timelineAfter(...one).events.map(({ event }) => Date.parse(event.receivedAt));
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }),
    );
  });

  test('are the newest ones if there are too many', () => {
    const many = entries(1, MAX_ENTRIES + 5);
    const { entries: kept, isCutOff } = timelineAfter(delivered(...many), LOADED);
    expect(kept).toHaveLength(MAX_ENTRIES);
    expect(isCutOff).toBe(true);
    expect(kept).toEqual(many.slice(5));
  });

  test('count as arrived if they are new', () => {
    fc.assert(
      fc.property(twoDeliveries, fc.nat(10), ([found, one], before) => {
        const old = found.slice(0, before);
        const { arrived, events } = timelineAfter(delivered(...old), LOADED, ...one);
        expect(arrived).toBe(events.length - timelineAfter(delivered(...old)).events.length);
      }),
    );
  });
});

test('reads the time of each event once, however many follow', () => {
  const parse = jest.spyOn(Date, 'parse');
  timelineAfter(...entries(1, 100).map((entry) => delivered(entry)));
  expect(parse.mock.calls.length).toBeLessThanOrEqual(100);
  parse.mockRestore();
});

test('a status of a channel comes again if the channel had another status before, other than setup', () => {
  const status = (second: number, ChannelSid: string, ChannelStatus: string) => ({
    ...entryOf(second, { type: 'onChannelStatusUpdated', parameters: { ChannelSid, ChannelStatus } }),
    key: String(second),
  });
  const { events } = timelineAfter(
    delivered(status(1, 'UO1', 'setup'), status(2, 'UO1', 'active'), status(3, 'UO1', 'inactive')),
    delivered(status(20, 'UO1', 'active'), status(21, 'UO2', 'active')),
  );
  expect(events.filter(({ isAgain }) => isAgain).map(({ key }) => key)).toEqual(['20', '3']);
});

describe('entries with the same content', () => {
  /** An entry received `second` seconds after nine. */
  const received = (key: string, second: number, webhook: WebhookType, said = 'the same') => ({
    ...entryOf(second, { webhook, parameters: { Said: said } }),
    key,
  });
  const shown = (...found: readonly TimelineEntry[]) =>
    timelineAfter(delivered(...found)).events.map(({ key, webhooks }) => [key, ...webhooks]);

  test('from two webhooks become one event with both webhooks', () => {
    expect(shown(received('a', 2, 'global'), received('b', 1, 'interaction'))).toEqual([
      ['b', 'interaction', 'global'],
    ]);
    expect(shown(received('a', 1, 'global'), received('b', 1, 'interaction'))).toEqual([
      ['a', 'interaction', 'global'],
    ]);
  });

  test('from one webhook become one event with that webhook', () => {
    expect(shown(received('a', 1, 'global'), received('b', 10, 'global'))).toEqual([['a', 'global']]);
  });

  test('become another event ten seconds later', () => {
    const found = [0, 9, 10, 19].map((second) => received(String(second), second, 'interaction'));
    expect(shown(...found)).toEqual([
      ['10', 'interaction'],
      ['0', 'interaction'],
    ]);
  });

  test('are merged regardless of the order of their parameters', () => {
    const [one, other] = [
      { A: '1', B: '2' },
      { B: '2', A: '1' },
    ].map((parameters, n) => ({ ...entryOf(1, { parameters }), key: String(n) }));
    expect(timelineAfter(delivered(one as TimelineEntry, other as TimelineEntry)).events).toHaveLength(1);
  });

  test('are not merged with other content', () => {
    expect(shown(received('a', 1, 'interaction'), received('b', 1, 'global', 'something else'))).toEqual([
      ['b', 'global'],
      ['a', 'interaction'],
    ]);
  });

  test('count as one arrival', () => {
    const known = timelineAfter(
      LOADED,
      delivered(received('a', 1, 'interaction')),
      delivered(received('b', 2, 'global')),
    );
    expect(known.arrived).toBe(1);
  });

  test('keep only the other webhook when the first entry expires', () => {
    const known = timelineAfter(delivered(received('a', 1, 'interaction'), received('b', 2, 'global')), {
      type: 'expired',
      key: 'a',
    });
    expect(known.events).toMatchObject([{ key: 'b', webhooks: ['global'] }]);
  });
});

test('entries loaded at first do not count as arrived', () => {
  expect(timelineAfter(delivered(...entries(1, 3)), LOADED).arrived).toBe(0);
});

test('removes an expired entry', () => {
  const { events: left } = timelineAfter(delivered(...entries(1, 3)), { type: 'expired', key: 'key-2' });
  expect(left.map(({ key }) => key)).toEqual(['key-3', 'key-1']);
});
