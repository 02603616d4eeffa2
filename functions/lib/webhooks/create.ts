/**
 * Create a webhook that is bound to nothing: for the whole instance, or for interactions that a program of one's own
 * creates with its ttid.
 *
 * Nothing in it could tell a second one from the first, so an operation id is claimed, and a register without an answer
 * is not repeated.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid } from '../../../src/contract/sids';
import { isReserved } from '../attachment/friendly-name';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { resolveDestination } from '../settings/destinations';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import { UNCLEAR } from '../twilio/http';
import type { Lock } from '../twilio/locks';
import { addressOf, methodObjection } from './address';
import { find } from './find';
import { summarize } from './summary';
import { IN_PROGRESS } from './with-lock';

type CreateResult = Result<Answer<'create'>, Failure>;

/** How long a submit is known again. */
const OPERATION_TTL_S = 3_600;

export const create: Operation<'create'> = async (context, request) => {
  const { actor, locks, deadline, settings } = context;
  if (!mayChange(actor, request.type)) return fail({ code: 'not-permitted' });
  if (settings.isSwitchedOff) return fail({ code: 'switched-off' });
  const { friendlyName } = request;
  if (friendlyName !== null && isReserved(friendlyName)) return fail({ code: 'name-refused', offense: 'reserved' });
  const target = resolveDestination(request.destination, actor.role, settings);
  if (!target.ok) return target;
  const url = addressOf(target.value, request.type, settings.domain);
  if (!url.ok) return url;
  const against = methodObjection({ url: url.value, method: request.method }, settings.domain);
  if (against !== null) return fail(against);

  const [instanceSid, lock] = await Promise.all([context.instance(), locks.take(request.operationId, OPERATION_TTL_S)]);
  if (!lock.ok) {
    return lock.failure.kind === 'taken' ? earlierResult(context, lock.failure.lock) : fail(failureOf(lock.failure));
  }
  const isReady = instanceSid.ok && deadline.allowsChange();
  if (isReady) return register(context, request, { instance: instanceSid.value, url: url.value, lock: lock.value });
  await locks.release(lock.value);
  return fail(failureOf(instanceSid.ok ? UNCLEAR : instanceSid.failure));
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

/** What became of the same submit before. */
async function earlierResult(context: OperationContext, { result, takenAt }: Lock): Promise<CreateResult> {
  if (result === null)
    return fail(context.io.now() - takenAt < ABANDONED_AFTER_MS ? IN_PROGRESS : writeFailureOf(UNCLEAR));
  const found = await find(context, result);
  if (!found.ok) return found;
  const { webhook } = found.value;
  return webhook === null ? fail({ code: 'not-found' }) : ok({ webhook: summarize(webhook, context) });
}
