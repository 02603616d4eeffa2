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
import { CLAIM_MS } from '../attachment/claim';
import { isReserved } from '../attachment/friendly-name';
import { note } from '../endpoint/audit';
import type { Service } from '../endpoint/context';
import { mayChange, notForAgents } from '../endpoint/rights';
import { failureOf, whyUnwritten } from '../endpoint/twilio-failure';
import { resolveDestination } from '../settings/destinations';
import { UNCLEAR } from '../twilio/http';
import type { Claim } from '../twilio/locks';
import { addressOf, methodObjection } from './address';
import { find } from './find';
import { rowOf } from './summary';
import { IN_PROGRESS } from './with-lock';

type Created = Result<Answer<'create'>, Failure>;

/** How long a submit is known again. */
const KEPT_S = 3_600;

export const create = notForAgents<'create'>(async (service, request): Promise<Created> => {
  const { actor, claims, deadline, settings } = service;
  if (!mayChange(actor, request.type)) return fail({ code: 'not-permitted' });
  if (settings.isSwitchedOff) return fail({ code: 'switched-off' });
  const { friendlyName } = request;
  if (friendlyName !== null && isReserved(friendlyName)) return fail({ code: 'name-refused', offence: 'reserved' });
  const target = resolveDestination(request.destination, actor, settings);
  if (!target.ok) return target;
  const url = addressOf(target.value, request.type, settings.domain);
  if (!url.ok) return url;
  const against = methodObjection({ url: url.value, method: request.method }, settings.domain);
  if (against !== null) return fail(against);

  const [instanceSid, claim] = await Promise.all([service.instance(), claims.take(request.operationId, KEPT_S)]);
  if (!claim.ok) {
    return claim.failure.kind === 'taken' ? resultOf(service, claim.failure.claim) : fail(failureOf(claim.failure));
  }
  const isReady = instanceSid.ok && deadline.allowsStepForward();
  if (isReady) return register(service, request, { instance: instanceSid.value, url: url.value, claim: claim.value });
  await claims.release(claim.value);
  return fail(failureOf(instanceSid.ok ? UNCLEAR : instanceSid.failure));
});

interface Prepared {
  readonly instance: InstanceSid;
  readonly url: string;
  readonly claim: Claim;
}

async function register(
  service: Service,
  { type, method, events, friendlyName }: Request<'create'>,
  { instance, url, claim }: Prepared,
): Promise<Created> {
  const { claims, flex } = service;
  const registered = await flex.registerWebhook(instance, { type, url, method, events, friendlyName });
  if (!registered.ok) {
    if (registered.failure.kind !== 'unclear') await claims.release(claim);
    return fail(whyUnwritten(registered.failure));
  }
  const { ttid } = registered.value;
  await Promise.all([claims.complete(claim, ttid), note(service, 'created', [{ ttid, interactionSid: null }])]);
  return ok({ webhook: rowOf(registered.value, service) });
}

/** What became of the same submit before. */
async function resultOf(service: Service, { result, takenAt }: Claim): Promise<Created> {
  if (result === null) return fail(service.io.now() - takenAt < CLAIM_MS ? IN_PROGRESS : whyUnwritten(UNCLEAR));
  const found = await find(service, result);
  if (!found.ok) return found;
  const { webhook } = found.value;
  return webhook === null ? fail({ code: 'not-found' }) : ok({ webhook: rowOf(webhook, service) });
}
