import fc from 'fast-check';
import { GIVEN_UP_AFTER_MS } from '../../../src/contract/delivery';
import { askedPause, nextAttemptAt, type Tries } from './ladder';

const START = Date.UTC(2026, 10, 21);
const ALMOST_1 = 1 - 2 ** -53;

/** The pause after `attempts` attempts, in seconds, for an event that has just arrived. */
const pauseS = (attempts: number, random: number) =>
  ((nextAttemptAt({ firstAt: START, attempts, askedMs: null }, START, random) ?? Number.NaN) - START) / 1_000;

test.each([
  [0, 60],
  [1, 5],
  [2, 30],
  [3, 120],
  [4, 600],
  [5, 1_800],
  [6, 3_600],
  [7, 7_200],
  [8, 14_400],
  [9, 14_400],
  [100, 14_400],
])('after %d attempts, the pause is random, and at most %d seconds', (attempts, most) => {
  expect(pauseS(attempts, ALMOST_1)).toBeCloseTo(most, 2);
  expect(pauseS(attempts, 0.5)).toBeCloseTo(most / 2, 2);
  expect(pauseS(attempts, 0)).toBe(1);
});

const tries = fc.record({
  firstAt: fc.constant(START),
  attempts: fc.nat(50),
  askedMs: fc.option(fc.integer({ min: -1_000_000, max: 10 * GIVEN_UP_AFTER_MS })),
});
const moments = fc.integer({ min: START, max: START + 2 * GIVEN_UP_AFTER_MS });
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the next attempt is a second away or more, and before the event is given up', () => {
  fc.assert(
    fc.property(tries, moments, randoms, (given, now, random) => {
      const at = nextAttemptAt(given, now, random);
      if (at === null) return;
      expect(at).toBeGreaterThanOrEqual(now + 1_000);
      expect(at).toBeLessThan(START + GIVEN_UP_AFTER_MS);
    }),
  );
});

test('there is a next attempt until ten minutes before the event is given up', () => {
  fc.assert(
    fc.property(tries, moments, randoms, (given, now, random) => {
      const hasNext = nextAttemptAt(given, now, random) !== null;
      expect(hasNext).toBe(now + 1_000 <= START + GIVEN_UP_AFTER_MS - 600_000);
    }),
  );
});

test('a destination that asks for a pause gets it, if the day is long enough', () => {
  fc.assert(
    fc.property(tries, fc.integer({ min: 1_000, max: 80_000_000 }), randoms, (given, askedMs, random) => {
      expect(nextAttemptAt({ ...given, askedMs }, START, random)).toBe(START + askedMs);
    }),
  );
});

test('a longer pause is cut to what is left of the day', () => {
  const given: Tries = { firstAt: START, attempts: 1, askedMs: 7 * GIVEN_UP_AFTER_MS };
  expect(nextAttemptAt(given, START + 5, 0)).toBe(START + GIVEN_UP_AFTER_MS - 600_000);
});

test('an event that no one gets ends within a hundred attempts', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0.1, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
      let now: number | null = START;
      for (let attempts = 1; now !== null && attempts <= 100; attempts += 1) {
        now = nextAttemptAt({ firstAt: START, attempts, askedMs: null }, now, stream.next().value ?? 0);
      }
      expect(now).toBeNull();
    }),
  );
});

describe('Retry-After', () => {
  test.each<[number, string | null, number | null]>([
    [429, '120', 120_000],
    [503, '0', 0],
    [503, new Date(START + 90_000).toUTCString(), 90_000],
    [503, new Date(START - 90_000).toUTCString(), -90_000],
    [429, null, null],
    [429, '', null],
    [429, '1.5', null],
    [429, 'soon', null],
    [429, 'Mon, soon', null],
    [500, '120', null],
    [200, '120', null],
    [301, '120', null],
  ])('of status %d with "%s" asks for %p ms', (status, header, ms) => {
    expect(askedPause(status, header, START)).toBe(ms);
  });

  test('of any text asks for a number of ms, or for nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 64 }), (header) => {
        const asked = askedPause(429, header, START);
        expect(asked === null || !Number.isNaN(asked)).toBe(true);
      }),
    );
  });
});
