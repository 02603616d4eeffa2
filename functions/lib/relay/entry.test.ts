import { GIVEN_UP_AFTER_MS } from '../../../src/contract/delivery';
import type { InteractionSid } from '../../../src/contract/sids';
import type { OutboxEntry } from '../twilio/outbox';
import { deliveryOf, isBeingTried, isFinal, isGivenUp, plannedAt } from './entry';

const RECEIVED = Date.UTC(2026, 10, 21);
const at = (second: number) => new Date(RECEIVED + second * 1_000).toISOString();

const FAILED = { kind: 'answered' as const, status: 500, ms: 12 };
const WORKED = { kind: 'answered' as const, status: 204, ms: 20 };

/** An entry of an event that failed once. */
const entry = (changes: Partial<OutboxEntry> = {}): OutboxEntry => ({
  interaction: `KD${'1'.repeat(32)}` as InteractionSid,
  type: 'onParticipantLeft',
  state: 'waiting',
  firstAt: at(0),
  attempts: 1,
  lastAt: at(1),
  lastOutcome: FAILED,
  nextAt: at(5),
  ...changes,
});

const NEVER_TRIED = entry({ attempts: 0, lastAt: null, lastOutcome: null });
const DELIVERED = entry({ state: 'delivered', attempts: 2, lastAt: at(5), lastOutcome: WORKED, nextAt: null });
const STOPPED = entry({ state: 'stopped', nextAt: null });

describe('people see an event', () => {
  test('that waits for its next attempt as failed until then', () => {
    expect(deliveryOf(entry())).toEqual({ state: 'failed', at: at(1), outcome: FAILED, attempts: 1, nextAt: at(5) });
  });

  test('that is being tried as its last attempt left it', () => {
    expect(deliveryOf(entry({ state: 'trying', attempts: 2 }))).toMatchObject({ state: 'failed', at: at(1) });
  });

  test('that was never tried with the moment of its receipt', () => {
    expect(deliveryOf(NEVER_TRIED)).toEqual({ state: 'failed', at: at(0), outcome: null, attempts: 0, nextAt: at(5) });
  });

  test('that was delivered with the attempt that worked', () => {
    expect(deliveryOf(DELIVERED)).toEqual({ state: 'delivered', at: at(5), outcome: WORKED, attempts: 2 });
  });

  test('that was stopped as failed, without a next attempt', () => {
    expect(deliveryOf(STOPPED)).toMatchObject({ state: 'failed', nextAt: null });
  });
});

test.each([entry(), entry({ state: 'trying' })])('an entry that is $state can still change', (open) => {
  expect(isFinal(open)).toBe(false);
});

test.each([DELIVERED, STOPPED])('an entry that is $state stays so', (closed) => {
  expect(isFinal(closed)).toBe(true);
});

test.each<[string, OutboxEntry, number, boolean]>([
  ['waits', entry(), 0, false],
  ['waits until the day is almost over', entry(), GIVEN_UP_AFTER_MS - 1, false],
  ['has waited for a day', entry(), GIVEN_UP_AFTER_MS, true],
  ['has had its last attempt', entry({ nextAt: null }), 0, true],
  ['was stopped', STOPPED, 0, true],
  ['was delivered', DELIVERED, GIVEN_UP_AFTER_MS, false],
])('an event that %s: is it given up?', (_, one, ms, isIt) => {
  expect(isGivenUp(one, RECEIVED + ms)).toBe(isIt);
});

test.each<[OutboxEntry['state'], number, boolean]>([
  ['trying', 0, true],
  ['trying', 14_999, true],
  ['trying', 15_000, false],
  ['waiting', 0, false],
])('an entry that is %s since %d ms: may another invocation be trying it?', (state, ageMs, isIt) => {
  expect(isBeingTried({ revision: '0', ageMs, entry: entry({ state }) })).toBe(isIt);
});

test('the next attempt is at the planned moment, if there is one', () => {
  expect(plannedAt(entry())).toBe(RECEIVED + 5_000);
  expect(plannedAt(STOPPED)).toBeNull();
});
