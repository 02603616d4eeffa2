import type { Action, Case, Delivery, Step } from './case';
import { findViolation, violationsIn } from './creation';
import { enumerate } from './enumeration';

jest.setTimeout(120_000);

test('no webhook is lost, left behind, or given to a wrong interaction: 150 random cases', async () => {
  expect(await findViolation({ runs: 150, seed: 20_260_101 })).toBeNull();
});

test('nor by any fault at any call: every fault, and one pair in 400', async () => {
  expect((await enumerate(400)).violations).toEqual([]);
});

const PLAN = { instance: 0, latencyMs: 20, faults: [] } as const;

const deliveredAt = (delayMs: number, instance: number): Delivery => ({
  ...PLAN,
  instance,
  delayMs,
  isRepeated: false,
});

const step = (atMs: number, action: Action, ...[first = deliveredAt(0, 0), ...others]: Delivery[]): Step => ({
  ...PLAN,
  atMs,
  action,
  deliveries: [first, ...others],
});

const ask = { kind: 'ask', request: 0, isOther: false } as const;
const create = { kind: 'create', request: 0, fails: false } as const;

/** A program sends its request twice, and creates two interactions with the ttid at once. */
const TWICE: Case = {
  steps: [
    step(0, ask),
    step(60_000, ask),
    step(120_000, create, deliveredAt(0, 0)),
    step(120_000, create, deliveredAt(0, 1)),
  ],
  invisibleMs: 0,
  ttidsAreShared: true,
};

describe('the suite notices', () => {
  test('nothing in a case without a fault', async () => {
    expect(await violationsIn(TWICE)).toEqual([]);
  });

  test('two interactions with one attachment, because Sync ignores revisions', async () => {
    expect(await violationsIn(TWICE, { ignoresRevisions: true })).toContainEqual(
      expect.stringMatching(/^one timeline has events of KD.* and KD/),
    );
  });
});
