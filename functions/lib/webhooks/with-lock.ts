/** Changes one webhook while nobody else who uses the console does. */
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { Lock } from '../twilio/locks';

/** When Sync clears away what nobody has released. */
const LOCK_TTL_S = 60;

/** What to wait before asking again, so that whoever is at it is likely to be done. */
const RETRY_AFTER_MS = 2_000;

export const IN_PROGRESS: Failure = { code: 'in-progress', retryAfterMs: RETRY_AFTER_MS };

/** Only for as long as the lock is ours may `work` write. */
export async function withLock<T>(
  context: OperationContext,
  ttid: Ttid,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const lock = await take(context, ttid);
  if (!lock.ok) return lock;
  const result = await work();
  // What may take effect yet keeps others away for as long as the lock lasts.
  const isOver = result.ok || result.failure.code !== 'outcome-unknown';
  if (isOver) await context.locks.release(lock.value);
  return result;
}

async function take({ locks, io }: OperationContext, ttid: Ttid): Promise<Result<Lock, Failure>> {
  const first = await locks.take(ttid, LOCK_TTL_S);
  const isLeft =
    !first.ok && first.failure.kind === 'taken' && io.now() - first.failure.lock.takenAt >= ABANDONED_AFTER_MS;
  const taken = isLeft ? await locks.takeOver(first.failure.lock) : first;
  if (taken.ok) return taken;
  return fail(taken.failure.kind === 'taken' ? IN_PROGRESS : failureOf(taken.failure));
}
