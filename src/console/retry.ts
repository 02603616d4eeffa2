/** Asking again after the functions wanted to be left alone. */
import { type BackendResult, retryAfterMs } from '../backend/backend';
import type { Endpoint } from '../contract/endpoints';

/** Waits for so many milliseconds, or until the signal says that nobody waits any more. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });

/** So often in a row the functions may ask to be left alone before the console stops asking by itself. */
export const MAX_WAITS = 5;

type Failed<E extends Endpoint> = Extract<BackendResult<E>, { ok: false }>['failure'];

export interface RetryOptions<E extends Endpoint> {
  readonly pause: Pause;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly onWait: (failure: Failed<E>) => void;
}

/** Asks until there is an answer, a failure that waiting does not mend, or nobody to tell. */
export async function withRetry<E extends Endpoint>(
  ask: () => Promise<BackendResult<E>>,
  { pause, signal, onWait }: RetryOptions<E>,
): Promise<BackendResult<E>> {
  for (let waits = 0; ; waits += 1) {
    const outcome = await ask();
    if (outcome.ok || signal.aborted || retryAfterMs(outcome.failure) === 0 || waits === MAX_WAITS) return outcome;
    onWait(outcome.failure);
    await pause(retryAfterMs(outcome.failure), signal);
    if (signal.aborted) return outcome;
  }
}
