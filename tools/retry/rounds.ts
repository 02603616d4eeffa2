/**
 * Repeats calls of the scheduled retry until nothing is left that was due at the first one. One call of the functions
 * tries as much as its time limit allows.
 */
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { Retried } from '../../src/contract/retry';

/** Tries what is due, or what was due at a moment. */
export type RetryCall = (until: string | null) => Promise<Result<Retried, Failure>>;

/** The reason the retry stopped early. */
export type RetryFailure =
  | Failure
  /** Calls succeed, but try nothing, although something may be due. */
  | { readonly code: 'no-progress' };

export type RetryTotals = Pick<Retried, 'delivered' | 'failed' | 'stopped'>;

interface RoundOptions {
  /** Resolves after `ms` milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
  readonly onProgress?: (retried: Retried) => void;
}

/** The retry stops after this many calls in a row that try nothing or fail. */
const MAX_IDLE_CALLS = 5;

/** The pause after a call that tried nothing, in milliseconds: another one may be trying what is due. */
const IDLE_MS = 5_000;

export async function runRetryRounds(
  call: RetryCall,
  { wait, onProgress }: RoundOptions,
): Promise<Result<RetryTotals, RetryFailure>> {
  const totals = { delivered: 0, failed: 0, stopped: 0 };
  let until: string | null = null;
  for (let idleCalls = 0; idleCalls < MAX_IDLE_CALLS; ) {
    const retried: Result<Retried, Failure> = await call(until);
    if (!retried.ok) {
      idleCalls += 1;
      if (!('retryAfterMs' in retried.failure) || idleCalls === MAX_IDLE_CALLS) return retried;
      await wait(retried.failure.retryAfterMs);
      continue;
    }
    const { delivered, failed, stopped, hasMore } = retried.value;
    until = retried.value.until;
    onProgress?.(retried.value);
    totals.delivered += delivered;
    totals.failed += failed;
    totals.stopped += stopped;
    if (!hasMore) return ok(totals);
    const isIdle = delivered + failed + stopped === 0;
    idleCalls = isIdle ? idleCalls + 1 : 0;
    if (isIdle && idleCalls < MAX_IDLE_CALLS) await wait(IDLE_MS);
  }
  return fail({ code: 'no-progress' });
}
