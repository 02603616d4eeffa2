/** Keeps two users of the console from changing the same webhook at the same time. */
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { Lock } from '../twilio/locks';

/** The lifetime of a lock that is not released, in seconds. */
const LOCK_TTL_S = 60;

/** The pause before a retry; by then the other request has usually finished. */
const RETRY_AFTER_MS = 2_000;

export const IN_PROGRESS: Failure = { code: 'in-progress', retryAfterMs: RETRY_AFTER_MS };

/**
 * Runs `work` while holding the lock of a webhook. Fails with `in-progress` if another invocation has the lock.
 *
 * @param isRequired If false, runs `work` without a lock when Sync does not give one.
 */
export async function withLock<T>(
  context: OperationContext,
  ttid: Ttid,
  work: () => Promise<Result<T, Failure>>,
  isRequired = true,
): Promise<Result<T, Failure>> {
  const lock = await take(context, ttid);
  if (!lock.ok) return isRequired || lock.failure.code === 'in-progress' ? lock : work();
  let isSettled = true;
  try {
    const result = await work();
    // A change that may still take effect keeps the lock until it expires.
    isSettled = result.ok || result.failure.code !== 'outcome-unknown';
    return result;
  } finally {
    if (isSettled) await context.locks.release(lock.value);
  }
}

async function take({ locks }: OperationContext, ttid: Ttid): Promise<Result<Lock, Failure>> {
  const first = await locks.take(ttid, LOCK_TTL_S);
  const holder = !first.ok && first.failure.kind === 'taken' ? first.failure.lock : null;
  const lock = holder !== null && holder.ageMs >= ABANDONED_AFTER_MS ? await locks.takeOver(holder) : first;
  if (lock.ok) return lock;
  return fail(lock.failure.kind === 'taken' ? IN_PROGRESS : failureOf(lock.failure));
}
