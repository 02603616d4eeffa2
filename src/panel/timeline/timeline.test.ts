import fc from 'fast-check';
import * as v from 'valibot';
import { timelineEvent } from '../../contract/timeline';
import { WEBHOOK_TYPES, type WebhookType } from '../../contract/webhooks';
import { mostPairs } from '../../testing/mostPairs';
import { entries, entryOf } from '../../testing/timelines';
import { MAX_ENTRIES, type TimelineEntry, type TimelineNews } from '../timelineSource';
import { INITIAL_TIMELINE, nextTimeline, SAME_EVENT_MS } from './timeline';

/** The timeline after updates that have arrived one after another. */
const timelineAfter = (...news: readonly TimelineNews[]) =>
  news.reduce((timeline, one) => nextTimeline(timeline, [one]), INITIAL_TIMELINE);
const delivered = (...found: readonly TimelineEntry[]): TimelineNews => ({ type: 'entries', entries: found });
const LOADED: TimelineNews = { type: 'loaded', isComplete: true };

/** Entries with different keys. Many were received at the same time, and some have the same content. */
const someEntries = fc
  .uniqueArray(fc.tuple(fc.nat(120), fc.constantFrom(...WEBHOOK_TYPES)), { maxLength: 30, selector: ([n]) => n })
  .map((found) =>
    found.map(([n, webhook]) => ({
      ...entryOf(n % 40, { webhook, parameters: { Said: String(n % 3) } }),
      key: `key-${n}`,
    })),
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

  test('count as arrived if they are new, although the timeline is full', () => {
    const full = [delivered(...entries(1, MAX_ENTRIES)), LOADED];
    const again = delivered(...entries(1, 3));
    expect(timelineAfter(...full, again, delivered(...entries(MAX_ENTRIES + 1, MAX_ENTRIES + 2))).arrived).toBe(2);
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

test('a status that Twilio sends twice does not come again', () => {
  const active = (key: string, second: number) => ({
    ...entryOf(second, { type: 'onChannelStatusUpdated', parameters: { ChannelSid: 'UO1', ChannelStatus: 'active' } }),
    key,
  });
  const { events } = timelineAfter(delivered(active('a', 1), active('b', 2), active('c', 60)));
  expect(events.map(({ isAgain }) => isAgain)).toEqual([false, false, false]);
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

  test('from one webhook are events of their own, however close', () => {
    expect(shown(received('a', 1, 'global'), received('b', 1, 'global'), received('c', 1, 'global'))).toEqual([
      ['c', 'global'],
      ['b', 'global'],
      ['a', 'global'],
    ]);
  });

  test('from two webhooks are two events ten seconds later', () => {
    expect(shown(received('a', 0, 'interaction'), received('b', 10, 'global'))).toEqual([
      ['b', 'global'],
      ['a', 'interaction'],
    ]);
    expect(shown(received('a', 0, 'interaction'), received('b', 9.999, 'global'))).toHaveLength(1);
  });

  test('are paired in the order of their receipt', () => {
    const found = [0, 1, 2].flatMap((second) => [
      received(`interaction ${second}`, second, 'interaction'),
      received(`global ${second}`, second + 3, 'global'),
    ]);
    expect(shown(...found, received('late', 6, 'global'))).toEqual([
      ['late', 'global'],
      ['interaction 2', 'interaction', 'global'],
      ['interaction 1', 'interaction', 'global'],
      ['interaction 0', 'interaction', 'global'],
    ]);
  });

  test('are paired regardless of the order of their parameters', () => {
    const own = entryOf(1, { parameters: { A: '1', B: '2' } });
    const global = { ...entryOf(1, { webhook: 'global', parameters: { B: '2', A: '1' } }), key: 'b' };
    expect(timelineAfter(delivered(own, global)).events).toHaveLength(1);
  });

  test('are not paired with other content', () => {
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

describe('the number of events', () => {
  const count = (found: readonly TimelineEntry[]) => timelineAfter(delivered(...found)).events.length;

  test('is the number of entries less the most pairs of an interaction webhook and a global one', () => {
    fc.assert(
      fc.property(someEntries, (found) => {
        const deliveries = found.map(({ event: { webhook, receivedAt, parameters } }) => ({
          webhook,
          content: parameters.Said ?? '',
          receivedAt: Date.parse(receivedAt),
        }));
        expect(count(found)).toBe(found.length - mostPairs(deliveries));
      }),
    );
  });

  test('is the larger number, if two webhooks delivered the same content within ten seconds', () => {
    const seconds = fc.array(fc.nat(SAME_EVENT_MS - 1).map((ms) => ms / 1_000));
    fc.assert(
      fc.property(seconds, seconds, (own, global) => {
        const deliveries = (webhook: WebhookType, times: readonly number[]) =>
          times.map((second, n) => ({ ...entryOf(second, { webhook, parameters: {} }), key: `${webhook} ${n}` }));
        const found = [...deliveries('interaction', own), ...deliveries('global', global)];
        expect(count(found)).toBe(Math.max(own.length, global.length));
      }),
    );
  });

  test('rises by one or stays the same with each further entry, whenever it was received', () => {
    fc.assert(
      fc.property(someEntries, (found) => {
        const counts = found.map((_, index) => count(found.slice(0, index + 1)));
        for (const [index, next] of counts.entries()) expect([0, 1]).toContain(next - (counts[index - 1] ?? 0));
      }),
    );
  });
});

test('an entry does not change the events that were received before it, except that one gets a second webhook', () => {
  const bySecond = (a: TimelineEntry, b: TimelineEntry) =>
    a.event.receivedAt < b.event.receivedAt || (a.event.receivedAt === b.event.receivedAt && a.key < b.key) ? -1 : 1;
  fc.assert(
    fc.property(someEntries, (found) => {
      const all = [...found].sort(bySecond);
      const before = timelineAfter(delivered(...all.slice(0, -1))).events;
      const after = timelineAfter(delivered(...all)).events;
      const added = after.length - before.length;
      const older = after.slice(added);
      expect(older.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
      const changed = older.filter(({ webhooks }, n) => webhooks !== before[n]?.webhooks);
      expect(changed.length + added).toBe(Math.min(1, all.length));
    }),
  );
});

test('shows an item that an older version of the functions stored', () => {
  const event = v.parse(timelineEvent, {
    type: 'onParticipantLeft',
    receivedAt: '2026-03-01T09:00:00.000Z',
    parameters: { ParticipantType: 'agent' },
  });
  const global = { ...entryOf(1, { webhook: 'global', parameters: event.parameters }), key: '0123456789abcdef' };
  expect(timelineAfter(delivered({ key: 'f'.repeat(64), event }, global)).events).toMatchObject([
    { key: 'f'.repeat(64), webhooks: ['interaction', 'global'] },
  ]);
});

test('entries loaded at first do not count as arrived', () => {
  expect(timelineAfter(delivered(...entries(1, 3)), LOADED).arrived).toBe(0);
});

test('removes an expired entry', () => {
  const { events: left } = timelineAfter(delivered(...entries(1, 3)), { type: 'expired', key: 'key-2' });
  expect(left.map(({ key }) => key)).toEqual(['key-3', 'key-1']);
});
