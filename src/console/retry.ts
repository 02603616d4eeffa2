/** Retries after a rate limit. */
import { type BackendResult, retryAfterMs } from '../backend/backend';
import type { Endpoint } from '../contract/endpoints';

/** Waits this long (ms), or until the signal is aborted. */
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

/** The maximum number of automatic retries of one request. */
export const MAX_WAITS = 5;

type Failed<E extends Endpoint> = Extract<BackendResult<E>, { ok: false }>['failure'];

export interface RetryOptions<E extends Endpoint> {
  readonly pause: Pause;
  /** Abort it when the answer is no longer needed. */
  readonly signal: AbortSignal;
  readonly onWait: (failure: Failed<E>) => void;
}

/** Repeats a rate-limited request, up to `MAX_WAITS` times. Returns the first other result, or the last failure. */
export async function withRetry<E extends Endpoint>(
  send: () => Promise<BackendResult<E>>,
  { pause, signal, onWait }: RetryOptions<E>,
): Promise<BackendResult<E>> {
  for (let waits = 0; ; waits += 1) {
    const outcome = await send();
    if (outcome.ok || signal.aborted || retryAfterMs(outcome.failure) === 0 || waits === MAX_WAITS) return outcome;
    onWait(outcome.failure);
    await pause(retryAfterMs(outcome.failure), signal);
    if (signal.aborted) return outcome;
  }
}
