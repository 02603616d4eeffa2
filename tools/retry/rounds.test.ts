import type { Failure } from '../../src/contract/failures';
import { fail, ok } from '../../src/contract/result';
import type { Retried } from '../../src/contract/retry';
import { type RetryCall, runRetryRounds } from './rounds';

const NOON = '2026-11-28T12:00:00.000Z';

const retried = (changes: Partial<Retried> = {}): Retried => ({
  delivered: 0,
  failed: 0,
  stopped: 0,
  hasMore: false,
  until: NOON,
  ...changes,
});
const unavailable: Failure = { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 7 };

/** Calls that give these answers in order, and repeat the last one. */
function scripted(...answers: (Retried | Failure)[]) {
  const calls: (string | null)[] = [];
  const call: RetryCall = async (until) => {
    const next = answers[Math.min(calls.length, answers.length - 1)] ?? retried();
    calls.push(until);
    return 'code' in next ? fail(next) : ok(next);
  };
  const waited: number[] = [];
  const wait = async (ms: number) => waited.push(ms);
  return { waited, calls, result: () => runRetryRounds(call, { wait }) };
}

test('calls until nothing is left that is due, and adds up', async () => {
  const { calls, result } = scripted(
    retried({ delivered: 3, failed: 1, hasMore: true }),
    retried({ delivered: 2, stopped: 1 }),
  );
  expect(await result()).toEqual(ok({ delivered: 5, failed: 1, stopped: 1 }));
  expect(calls).toHaveLength(2);
});

test('leaves what is due only after the first call, so that it ends', async () => {
  const { calls, result } = scripted(unavailable, retried({ failed: 15, hasMore: true }), retried());
  expect(await result()).toMatchObject({ ok: true });
  expect(calls).toEqual([null, null, NOON]);
});

test('waits for the requested time after a failed call', async () => {
  const { waited, result } = scripted(unavailable, retried({ delivered: 1 }));
  expect(await result()).toEqual(ok({ delivered: 1, failed: 0, stopped: 0 }));
  expect(waited).toEqual([7]);
});

test('waits while other invocations try what is due', async () => {
  const { waited, result } = scripted(retried({ hasMore: true }), retried());
  expect(await result()).toMatchObject({ ok: true });
  expect(waited).toEqual([5_000]);
});

test.each<[string, (Retried | Failure)[], string]>([
  ['Twilio stays unavailable', [unavailable], 'twilio-unavailable'],
  ['a call is refused', [{ code: 'unauthenticated' }], 'unauthenticated'],
  ['nothing is tried, although something is due', [retried({ hasMore: true })], 'no-progress'],
])('gives up when %s', async (_, answers, code) => {
  const { calls, result } = scripted(...answers);
  expect(await result()).toMatchObject({ ok: false, failure: { code } });
  expect(calls.length).toBeLessThanOrEqual(5);
});
