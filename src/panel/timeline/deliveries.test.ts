import fc from 'fast-check';
import type { Delivery } from '../../contract/delivery';
import { answered, deliveredIn, failedWith } from '../../testing/deliveries';
import { entryOf } from '../../testing/timelines';
import { isUndelivered, markOf, nextMarkAt, totalsOf, UNMARKED_MS } from './deliveries';
import type { Deliveries } from './timeline';

const { receivedAt } = entryOf(1).event;
const AT = Date.parse(receivedAt);
const DAY_MS = 24 * 3_600_000;
const LATER = new Date(AT + 60_000).toISOString();

const WORKS = deliveredIn(210);
const WAITS = failedWith(answered(503), LATER);
const FAILED = failedWith(answered(503));

const seen = (deliveries: Deliveries) => ({ event: entryOf(1).event, deliveries });

test.each<[string, Deliveries, number, 'failed' | 'waiting' | null]>([
  ['no destination', {}, DAY_MS, null],
  ['all destinations that have it', { crm: WORKS, archive: WORKS }, DAY_MS, null],
  ['one that just failed', { crm: WORKS, archive: WAITS }, UNMARKED_MS, null],
  ['one that has waited for more than five seconds', { crm: WORKS, archive: WAITS }, UNMARKED_MS + 1, 'waiting'],
  ['one that is given up after a day', { crm: WORKS, archive: WAITS }, DAY_MS, 'failed'],
  ['one that failed for good', { crm: WAITS, archive: FAILED }, 0, 'failed'],
])('the mark of an event with %s', (_with, deliveries, age, expected) => {
  expect(markOf([seen(deliveries)], AT + age)).toBe(expected);
});

const delivery: fc.Arbitrary<Delivery> = fc.constantFrom(WORKS, WAITS, FAILED, failedWith(null, LATER));
const events = fc.array(
  fc
    .record({
      n: fc.integer({ min: 0, max: 200_000 }),
      deliveries: fc.dictionary(fc.string(), delivery, { maxKeys: 5 }),
    })
    .map(({ n, deliveries }) => ({ event: entryOf(n).event, deliveries })),
  { maxLength: 6 },
);
const now = fc.integer({ min: AT, max: AT + 3 * DAY_MS });

test('folded events have the worst of their marks', () => {
  fc.assert(
    fc.property(events, now, (all, at) => {
      const marks = all.map((one) => markOf([one], at));
      const worst = marks.includes('failed') ? 'failed' : marks.includes('waiting') ? 'waiting' : null;
      expect(markOf(all, at)).toBe(worst);
    }),
  );
});

test('a mark stays the same until the moment at which it may change', () => {
  fc.assert(
    fc.property(events, now, fc.double({ min: 0, max: 1, noNaN: true }), (all, at, part) => {
      const next = nextMarkAt(all, at);
      const end = next ?? at + 10 * DAY_MS;
      expect(end).toBeGreaterThan(at);
      const between = Math.floor(at + part * (end - 1 - at));
      expect(markOf(all, between)).toBe(markOf(all, at));
    }),
    { numRuns: 500 },
  );
});

test('each delivery counts once, for its destination', () => {
  fc.assert(
    fc.property(events, now, (all, at) => {
      const totals = [...totalsOf(all, at).values()];
      const counted = totals.reduce((sum, { delivered, waiting, failed }) => sum + delivered + waiting + failed, 0);
      expect(counted).toBe(all.reduce((sum, { deliveries }) => sum + Object.keys(deliveries).length, 0));
    }),
  );
});

test('an event is undelivered while a destination does not have it', () => {
  expect(isUndelivered({ deliveries: { crm: WORKS } })).toBe(false);
  expect(isUndelivered({ deliveries: { crm: WORKS, archive: WAITS } })).toBe(true);
});
