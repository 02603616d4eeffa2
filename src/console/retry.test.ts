import type { BackendResult } from '../backend/backend';
import { fail, ok } from '../contract/result';
import type { Pause } from './retry';
import { MAX_WAITS, withRetry } from './retry';

const SWEPT: BackendResult<'sweep'> = ok({ examined: 0, unused: [], removed: [], failed: 0, next: null });
const HELD: BackendResult<'sweep'> = fail({ code: 'too-many-requests', retryAfterMs: 3000 });

/** Asks with these answers, one after the other, and notes what is waited for. */
async function ask(
  answers: readonly BackendResult<'sweep'>[],
  pauseOf: (stop: () => void) => Pause = () => async () => {},
) {
  const waits: number[] = [];
  const visit = new AbortController();
  const pause = pauseOf(() => visit.abort());
  let asked = 0;
  const outcome = await withRetry<'sweep'>(
    async () => {
      asked += 1;
      return answers[asked - 1] ?? HELD;
    },
    {
      pause: (milliseconds, signal) => {
        waits.push(milliseconds);
        return pause(milliseconds, signal);
      },
      signal: visit.signal,
      onWait: () => undefined,
    },
  );
  return { outcome, asked, waits };
}

test('it waits for as long as the functions want and asks again', async () => {
  expect(await ask([HELD, SWEPT])).toEqual({ outcome: SWEPT, asked: 2, waits: [3000] });
});

test('a failure that waiting does not mend is the answer', async () => {
  const refused: BackendResult<'sweep'> = fail({ code: 'not-permitted' });
  expect(await ask([refused])).toEqual({ outcome: refused, asked: 1, waits: [] });
});

test('it does not wait for ever', async () => {
  const { outcome, asked } = await ask([]);
  expect(outcome).toEqual(HELD);
  expect(asked).toBe(MAX_WAITS + 1);
});

test('nothing is asked again once nobody waits for it', async () => {
  const { outcome, asked } = await ask([HELD, SWEPT], (stop) => async () => stop());
  expect(outcome).toEqual(HELD);
  expect(asked).toBe(1);
});
