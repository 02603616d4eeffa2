/**
 * Detach: delete the webhook, then unbind it, or bind back what it had displaced.
 *
 * Deleting comes first because it is the one sure way to stop the events; whether an empty `WebhookTtid` unbinds is
 * not documented. What is bound afterwards is read from the answer, never assumed.
 */
import type { Answer, Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { Ttid } from '../../src/contract/sids';
import { type Bound, bindingFor, isOurs, readBound, ttidOf } from './current-binding';
import type { Service } from './service';
import { readSituation, type Situation } from './situation';
import { failureOf } from './trouble';

export async function detach(service: Service, request: Request<'detach'>): Promise<Result<Answer<'detach'>, Failure>> {
  const situation = await readSituation(service, request);
  if (!situation.ok) return situation;
  const bound = await readBound(service, request.interactionSid, situation.value);
  if (!bound.ok) return bound;

  if (ttidOf(bound.value) !== request.ttid) return removeUnbound(service, request, situation.value, bound.value);
  if (bound.value.kind === 'foreign') return fail({ code: 'not-permitted' });
  if (bound.value.kind === 'ours') {
    const deleted = await service.flex.deleteWebhook(situation.value.instance, request.ttid);
    if (!deleted.ok) return fail(failureOf(deleted.failure));
  }
  return unbind(service, request, situation.value);
}

/** The webhook is gone. Whatever happens now, nothing of ours is delivered any more. */
async function unbind(
  service: Service,
  request: Request<'detach'>,
  { instance, record }: Situation,
): Promise<Result<Answer<'detach'>, Failure>> {
  const { flex, records } = service;
  const interaction = request.interactionSid;
  const displaced = await existing(service, instance, record?.attachment.displaced ?? null);
  if (!displaced.ok) return displaced;

  const unbound = await flex.bindWebhook(interaction, displaced.value);
  if (!unbound.ok) {
    // The record still knows what has to be bound back: detaching once more does it.
    if (displaced.value !== null) return fail(failureOf(unbound.failure));
    return ok({ binding: { state: 'dangling', ttid: request.ttid } });
  }
  const [bound] = await Promise.all([
    readBound(service, interaction, { instance, boundTtid: unbound.value.webhookTtid }),
    record === null ? null : records.remove(interaction, record),
  ]);
  return bound.ok ? ok({ binding: bindingFor(bound.value, null, service) }) : bound;
}

/** The displaced webhook, or null when there is none or it has been deleted since. */
async function existing(
  { flex }: Service,
  instance: Situation['instance'],
  displaced: Ttid | null,
): Promise<Result<Ttid | null, Failure>> {
  if (displaced === null) return ok(null);
  const webhook = await flex.fetchWebhook(instance, displaced);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  return ok(webhook.value === null ? null : displaced);
}

/** What is to be detached is not bound: gone already, left behind by an attach that failed, or simply not there. */
async function removeUnbound(
  service: Service,
  request: Request<'detach'>,
  { instance, record }: Situation,
  bound: Bound,
): Promise<Result<Answer<'detach'>, Failure>> {
  const binding = bindingFor(bound, record, service);
  const webhook = await service.flex.fetchWebhook(instance, request.ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  if (webhook.value === null) return bound.kind === 'none' ? ok({ binding }) : fail({ code: 'conflict', binding });
  if (!isOurs(webhook.value, request.interactionSid)) return fail({ code: 'conflict', binding });
  const deleted = await service.flex.deleteWebhook(instance, request.ttid);
  return deleted.ok ? ok({ binding }) : fail(failureOf(deleted.failure));
}
