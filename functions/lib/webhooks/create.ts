/**
 * Create: register a webhook that is not bound, for the whole instance or for interactions that the user's own code
 * creates with its ttid.
 *
 *     lock the operation ID → register → store the ttid in the lock
 *
 * A repeated request would create a second, identical webhook, so each request takes a lock on its operation ID. For
 * the same reason, a registration is not repeated after an unclear answer.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid } from '../../../src/contract/sids';
import { isReserved } from '../attachment/reserved-name';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { requestDigest } from '../endpoint/keyed-digest';
import { mayChange } from '../endpoint/rights';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { resolveDestination } from '../settings/destinations';
import { changeObjection } from '../settings/settings';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import { UNCLEAR } from '../twilio/http';
import type { Lock } from '../twilio/locks';
import { addressOf, methodObjection } from './address';
import { find } from './find';
import { summarize } from './summary';
import { IN_PROGRESS } from './with-lock';

type CreateResult = Result<Answer<'create'>, Failure>;

/** How long a repetition of the same submit is recognized, in seconds. */
const OPERATION_TTL_S = 3_600;

export const create: Operation<'create'> = async (context, request) => {
  const { actor, locks, deadline, settings } = context;
  if (!mayChange(actor, request.type)) return fail({ code: 'not-permitted' });
  const off = changeObjection(settings, actor.role);
  if (off !== null) return fail(off);
  const { friendlyName } = request;
  if (friendlyName !== null && isReserved(friendlyName)) return fail({ code: 'name-refused', offense: 'reserved' });
  const destination = resolveDestination(request.destination, actor.role, settings);
  if (!destination.ok) return destination;
  const url = addressOf(destination.value, request.type, settings.domain);
  if (!url.ok) return url;
  const refusal = methodObjection({ url: url.value, method: request.method }, settings.domain);
  if (refusal !== null) return fail(refusal);

  const digest = requestDigest('create', request, context);
  const taking = locks.take(request.operationId, OPERATION_TTL_S, digest);
  try {
    const [instanceSid, lock] = await Promise.all([context.instance(), taking]);
    if (!lock.ok) {
      return lock.failure.kind === 'taken'
        ? await earlierResult(context, lock.failure.lock, digest)
        : fail(failureOf(lock.failure));
    }
    const isReady = instanceSid.ok && deadline.allowsChange();
    if (isReady) {
      return await register(context, request, { instance: instanceSid.value, url: url.value, lock: lock.value });
    }
    await locks.release(lock.value);
    return fail(failureOf(instanceSid.ok ? UNCLEAR : instanceSid.failure));
  } catch (error) {
    const lock = await taking;
    // Has no effect once the result is stored in the lock, because that changed its revision.
    if (lock.ok) await locks.release(lock.value);
    throw error;
  }
};

interface Prepared {
  readonly instance: InstanceSid;
  readonly url: string;
  readonly lock: Lock;
}

async function register(
  context: OperationContext,
  { type, method, events, friendlyName }: Request<'create'>,
  { instance, url, lock }: Prepared,
): Promise<CreateResult> {
  const { locks, flex } = context;
  const registered = await flex.registerWebhook(instance, { type, url, method, events, friendlyName });
  if (!registered.ok) {
    if (registered.failure.kind !== 'unclear') await locks.release(lock);
    return fail(writeFailureOf(registered.failure));
  }
  const { ttid } = registered.value;
  await Promise.all([locks.complete(lock, ttid), recordAudit(context, 'created', [{ ttid, interactionSid: null }])]);
  return ok({ webhook: summarize(registered.value, context) });
}

/**
 * Returns the result of an earlier request with the same operation ID. Fails with `operation-reused` if that was
 * another request: its result would not be true for this one.
 */
async function earlierResult(context: OperationContext, lock: Lock | null, digest: string): Promise<CreateResult> {
  if (lock === null) return fail(IN_PROGRESS);
  if (lock.request !== digest) return fail({ code: 'operation-reused' });
  if (lock.result === null) return fail(lock.ageMs < ABANDONED_AFTER_MS ? IN_PROGRESS : writeFailureOf(UNCLEAR));
  const found = await find(context, lock.result);
  if (!found.ok) return found;
  const { webhook } = found.value;
  if (webhook === null) return fail({ code: 'not-found' });
  if (webhook.type === 'unreadable') return fail({ code: 'webhook-unreadable' });
  return ok({ webhook: summarize(webhook, context) });
}
