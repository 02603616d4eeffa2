import type { Case } from './case';
import { findViolation, violationsIn } from './relay';

jest.setTimeout(120_000);

test('no event is lost, sent where it may not be, or sent again without need: 150 random cases', async () => {
  expect(await findViolation({ runs: 150, seed: 20_260_101 })).toBeNull();
});

const answers = (status: number) => ({ kind: 'answers', status, ms: 0 }) as const;

/** One event that the CRM does not get at first, and a retry that comes when it is due. */
const RETRIED: Case = {
  behaviors: { crm: [answers(500), answers(200), answers(200)], quality: [], 'url-0a1b2c3d': [] },
  steps: [
    { atMs: 0, action: { kind: 'event', repeats: null }, instance: 0, latencyMs: 20, faults: [] },
    { atMs: 6_000, action: { kind: 'retry' }, instance: 1, latencyMs: 20, faults: [] },
    { atMs: 6_000, action: { kind: 'retry' }, instance: 0, latencyMs: 20, faults: [] },
  ],
  end: 'mended',
};

describe('the suite notices', () => {
  const whenSync = (changes: Parameters<typeof violationsIn>[1]) => violationsIn(RETRIED, changes);

  test('nothing in a case without a fault', async () => {
    expect(await whenSync(null)).toEqual([]);
  });

  test('two retries that both send an event, because Sync ignores revisions', async () => {
    expect(await whenSync({ ignoresRevisions: true })).toContainEqual(
      expect.stringMatching(/^single 0: sent to crm again/),
    );
  });

  test('an event that Sync confirms and does not keep', async () => {
    expect(await whenSync({ forgets: 'Key=e-' })).toContainEqual(expect.stringContaining('crm and the outbox lack it'));
  });

  test('an event that no retry finds, because its reminder is lost', async () => {
    expect(await whenSync({ forgets: 'Key=2' })).toContainEqual(
      expect.stringMatching(/^single 0: still waiting for crm/),
    );
  });
});
