import fc from 'fast-check';
import { nearestTick, positionOf, stripOf, WIDE_TICK_WIDTH } from './stripGeometry';
import type { SeenEvent } from './timeline';

const NOW = Date.UTC(2026, 2, 1, 9);
const WIDTH = 261;
const MINUTE = 60_000;

const seenAt = (at: number, n: number, type = 'onParticipantLeft'): SeenEvent => ({
  key: `key-${n}`,
  event: { type, parameters: {}, webhook: 'interaction', receivedAt: new Date(at).toISOString() },
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction'],
  isAgain: false,
});

/** Any moment that a timeline may have, often near to now. */
const someMoment = fc.oneof(
  fc.integer({ min: NOW - 10 * MINUTE, max: NOW + MINUTE }),
  fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map(Number),
);

const someEvents = fc
  .array(fc.tuple(someMoment, fc.constantFrom('onParticipantLeft', 'onChannelCreateFailed')))
  .map((all) => all.sort(([a], [b]) => b - a).map(([at, type], n) => seenAt(at, n, type)));

const someTimes = fc.record({
  startedAt: fc.option(someMoment),
  attachedAt: fc.option(someMoment),
  now: fc.constant(NOW),
  isLive: fc.boolean(),
});

test('every tick is within the strip, with a gap before the next one', () => {
  fc.assert(
    fc.property(someEvents, someTimes, (events, times) => {
      const ticks = stripOf(events, times, WIDTH)?.ticks ?? [];
      ticks.forEach((tick, index) => {
        expect(tick.x).toBeGreaterThanOrEqual(0);
        expect(tick.x + tick.width).toBeLessThanOrEqual(WIDTH);
        const next = ticks[index + 1];
        if (next !== undefined) expect(next.x - tick.x - tick.width).toBeGreaterThanOrEqual(1);
      });
    }),
  );
});

test('there are ticks if there are events, and a failure is on one of them', () => {
  fc.assert(
    fc.property(someEvents, someTimes, (events, times) => {
      const ticks = stripOf(events, { ...times, isLive: true }, WIDTH)?.ticks ?? [];
      expect(ticks.length > 0).toBe(events.length > 0);
      const failed = events.some(({ event }) => event.type === 'onChannelCreateFailed');
      expect(ticks.some(({ isFailure }) => isFailure)).toBe(failed);
    }),
  );
});

test('a strip has a start and an end, whatever the times', () => {
  fc.assert(
    fc.property(someEvents, someTimes, (events, times) => {
      const strip = stripOf(events, times, WIDTH);
      if (strip === null) return;
      expect(strip.start).toBeLessThanOrEqual(strip.end);
      expect(Number.isFinite(strip.end - strip.start)).toBe(true);
    }),
  );
});

const TIMES = { startedAt: NOW - 10 * MINUTE, attachedAt: NOW - 5 * MINUTE, now: NOW, isLive: true };

test('runs from the start of the task to now', () => {
  expect(stripOf([seenAt(NOW - MINUTE, 1)], TIMES, WIDTH)).toMatchObject({ start: NOW - 10 * MINUTE, end: NOW });
});

test('begins with the first event if it came before the task', () => {
  expect(stripOf([seenAt(NOW - 20 * MINUTE, 1)], TIMES, WIDTH)).toMatchObject({ start: NOW - 20 * MINUTE });
});

test('ends with the last event if no more can come', () => {
  expect(stripOf([seenAt(NOW - 3 * MINUTE, 1)], { ...TIMES, isLive: false }, WIDTH)?.end).toBe(NOW - 3 * MINUTE);
});

test('is absent if nothing is known', () => {
  expect(stripOf([], { startedAt: null, attachedAt: null, now: NOW, isLive: false }, WIDTH)).toBeNull();
});

test('a clock that is a minute ahead moves the end, and a time far in the future does not', () => {
  expect(stripOf([seenAt(NOW + MINUTE, 1)], TIMES, WIDTH)?.end).toBe(NOW + MINUTE);
  const strip = stripOf([seenAt(Date.UTC(9999, 0), 1), seenAt(NOW - MINUTE, 0)], TIMES, WIDTH);
  expect(strip?.end).toBe(NOW);
  expect(strip?.ticks).toHaveLength(2);
});

test('events too near to each other share a wide tick, which names the newest', () => {
  const [second, first] = [seenAt(NOW - 5 * MINUTE + 1000, 2), seenAt(NOW - 5 * MINUTE, 1, 'onChannelCreateFailed')];
  expect(stripOf([second, first], TIMES, WIDTH)?.ticks).toEqual([
    { x: expect.closeTo((WIDTH - WIDE_TICK_WIDTH) / 2), width: WIDE_TICK_WIDTH, isFailure: true, key: 'key-2' },
  ]);
});

test('positions are from the left edge to the right one', () => {
  const strip = { start: 100, end: 200 };
  expect([50, 100, 150, 200, 250].map((at) => positionOf(at, strip, 10))).toEqual([0, 0, 5, 10, 10]);
  expect(positionOf(100, { start: 100, end: 100 }, 10)).toBe(10);
});

test('the nearest tick is found at any position', () => {
  const ticks = [10, 50].map((x) => ({ x, width: 2, isFailure: false, key: `at ${x}` }));
  expect([0, 29, 33, 99].map((x) => nearestTick(ticks, x))).toEqual(['at 10', 'at 10', 'at 50', 'at 50']);
  expect(nearestTick([], 5)).toBeNull();
});
