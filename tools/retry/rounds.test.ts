import type { Failure } from '../../src/contract/failures';
import { fail, ok } from '../../src/contract/result';
import type { Retried } from '../../src/contract/retry';
import { type RetryCall, runRetryRounds } from './rounds';

const retried = (changes: Partial<Retried> = {}): Retried => ({
  delivered: 0,
  failed: 0,
  stopped: 0,
  hasMore: false,
  ...changes,
});
const unavailable: Failure = { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 7 };

/** Calls that give these answers in order, and repeat the last one. */
function scripted(...answers: (Retried | Failure)[]) {
  let calls = 0;
  const call: RetryCall = async () => {
    const next = answers[Math.min(calls, answers.length - 1)] ?? retried();
    calls += 1;
    return 'code' in next ? fail(next) : ok(next);
  };
  const waited: number[] = [];
  const wait = async (ms: number) => waited.push(ms);
  return { waited, calls: () => calls, result: () => runRetryRounds(call, { wait }) };
}

test('calls until nothing is left that is due, and adds up', async () => {
  const { calls, result } = scripted(
    retried({ delivered: 3, failed: 1, hasMore: true }),
    retried({ delivered: 2, stopped: 1 }),
  );
  expect(await result()).toEqual(ok({ delivered: 5, failed: 1, stopped: 1 }));
  expect(calls()).toBe(2);
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
  expect(calls()).toBeLessThanOrEqual(5);
});
