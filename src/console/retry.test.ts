import type { BackendResult } from '../backend/backend';
import { fail, ok } from '../contract/result';
import { END } from '../testing/paging';
import type { Pause } from './retry';
import { MAX_WAITS, withRetry } from './retry';

const SWEPT: BackendResult<'sweep'> = ok({ examined: 0, unused: [], removed: [], failed: 0, next: END });
const THROTTLED: BackendResult<'sweep'> = fail({ code: 'too-many-requests', retryAfterMs: 3000 });

/** Sends a request that gets these answers in turn, and records the waits (ms). */
async function send(
  answers: readonly BackendResult<'sweep'>[],
  pauseOf: (stop: () => void) => Pause = () => async () => {},
) {
  const waits: number[] = [];
  const controller = new AbortController();
  const pause = pauseOf(() => controller.abort());
  let calls = 0;
  const outcome = await withRetry<'sweep'>(
    async () => {
      calls += 1;
      return answers[calls - 1] ?? THROTTLED;
    },
    {
      pause: (milliseconds, signal) => {
        waits.push(milliseconds);
        return pause(milliseconds, signal);
      },
      signal: controller.signal,
      onWait: () => undefined,
    },
  );
  return { outcome, calls, waits };
}

test('waits as long as the functions say and sends the request again', async () => {
  expect(await send([THROTTLED, SWEPT])).toEqual({ outcome: SWEPT, calls: 2, waits: [3000] });
});

test('returns a failure that waiting does not fix', async () => {
  const refused: BackendResult<'sweep'> = fail({ code: 'not-permitted' });
  expect(await send([refused])).toEqual({ outcome: refused, calls: 1, waits: [] });
});

test('stops after the maximum number of retries', async () => {
  const { outcome, calls } = await send([]);
  expect(outcome).toEqual(THROTTLED);
  expect(calls).toBe(MAX_WAITS + 1);
});

test('does not retry after the signal is aborted', async () => {
  const { outcome, calls } = await send([THROTTLED, SWEPT], (stop) => async () => stop());
  expect(outcome).toEqual(THROTTLED);
  expect(calls).toBe(1);
});
