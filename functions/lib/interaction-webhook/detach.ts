/**
 * Detach: delete the webhook, then unbind it, or bind back what it had displaced.
 *
 * The record is claimed first, as for attaching: what somebody binds meanwhile must not be unbound.
 * Deleting comes first because it is the one sure way to stop the events; whether an empty `WebhookTtid` unbinds is
 * not documented. What is bound afterwards is read from the answer, never assumed.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import { isClaimed } from '../attachment/claim';
import { drop } from '../attachment/cleanup';
import { timelineAt } from '../attachment/inspector';
import { oursFor } from '../attachment/ours';
import { note } from '../endpoint/audit';
import type { Service } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { UNCLEAR } from '../twilio/http';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { readSituation, type Situation } from './access';
import { mayDetach } from './authorize';
import { conflict } from './conflict';
import { type Bound, bindingFor, readBound, timelineOf, ttidOf } from './current-binding';

export async function detach(service: Service, request: Request<'detach'>): Promise<Result<Answer<'detach'>, Failure>> {
  const situation = await readSituation(service, request);
  if (!situation.ok) return situation;
  const bound = await readBound(service, request.interactionSid, situation.value);
  if (!bound.ok) return bound;

  if (ttidOf(bound.value) !== request.ttid) return removeUnbound(service, request, situation.value, bound.value);
  if (bound.value.kind === 'foreign') return fail({ code: 'not-permitted' });
  const { record, right } = situation.value;
  if (bound.value.kind === 'ours' && !mayDetach(right, bound.value.name, record?.attachment ?? null)) {
    return fail({ code: 'not-permitted' });
  }
  if (isClaimed(record, bound.value, service.io.now())) {
    return fail({ code: 'conflict', binding: bindingFor(bound.value, record, service) });
  }
  if (!service.deadline.allowsStepForward()) return fail(failureOf(UNCLEAR));

  const [displaced, claim] = await Promise.all([
    existing(service, situation.value.instance, record?.attachment.displaced ?? null),
    service.records.write(request.interactionSid, record, claimFor(service, request, record)),
  ]);
  if (!claim.ok) return claim.failure.kind === 'outrun' ? conflict(service, request) : fail(failureOf(claim.failure));
  const { answer, isOver } = displaced.ok
    ? await removeBound({
        service,
        request,
        situation: situation.value,
        bound: bound.value,
        displaced: displaced.value,
      })
    : { answer: displaced, isOver: false };
  await Promise.all([
    isOver || record === null
      ? service.records.remove(request.interactionSid, claim.value)
      : service.records.write(request.interactionSid, claim.value, record.attachment),
    isOver && drop(service, timelineOf(bound.value, record, service.settings.domain)),
  ]);
  return answer;
}

/** Keeps everything of the record that detaching once more needs. */
const claimFor = (
  { actor, io }: Service,
  { taskSid, operationId }: Request<'detach'>,
  record: AttachmentRecord | null,
): Attachment => ({
  nonce: io.nonce(),
  operationId,
  taskSid,
  workerSid: actor.workerSid,
  attachedBy: actor.identity,
  displaced: null,
  timeline: null,
  ttid: null,
  ...record?.attachment,
  state: 'claimed',
  attachedAt: new Date(io.now()).toISOString(),
});

/** One detach of what is bound, on its way. */
interface Removal {
  readonly service: Service;
  readonly request: Request<'detach'>;
  readonly situation: Situation;
  readonly bound: Bound;
  /** What is to be bound back. */
  readonly displaced: Ttid | null;
}

/** `isOver` tells that the record is of no use any more. */
interface Removed {
  readonly answer: Result<Answer<'detach'>, Failure>;
  readonly isOver: boolean;
}

async function removeBound({ service, request, situation, bound, displaced }: Removal): Promise<Removed> {
  const { flex } = service;
  const interaction = request.interactionSid;
  if (bound.kind === 'ours') {
    const deleted = await flex.deleteWebhook(situation.instance, request.ttid);
    if (!deleted.ok) return { answer: fail(failureOf(deleted.failure)), isOver: false };
  }
  // The webhook is gone. Whatever happens now, nothing of ours is delivered any more.
  const [unbound] = await Promise.all([flex.bindWebhook(interaction, displaced), noteDetached(service, request)]);
  if (!unbound.ok) {
    // The record still knows what has to be bound back: detaching once more does it.
    if (displaced !== null) return { answer: fail(failureOf(unbound.failure)), isOver: false };
    return { answer: ok({ binding: { state: 'dangling', ttid: request.ttid, timeline: null } }), isOver: true };
  }
  const after = { instance: situation.instance, boundTtid: unbound.value.webhookTtid };
  const now = await readBound(service, interaction, after);
  return { answer: now.ok ? ok({ binding: bindingFor(now.value, null, service) }) : now, isOver: true };
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

/**
 * What is to be detached is not bound: gone already, left behind by an attach that failed, or simply not there. What is
 * there and not theirs to remove answers like what is not.
 */
async function removeUnbound(
  service: Service,
  request: Request<'detach'>,
  { instance, record, right }: Situation,
  bound: Bound,
): Promise<Result<Answer<'detach'>, Failure>> {
  const binding = bindingFor(bound, record, service);
  const webhook = await service.flex.fetchWebhook(instance, request.ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  const ours = webhook.value && oursFor(request.interactionSid, webhook.value);
  if (ours === null || !mayDetach(right, ours.name, record?.attachment ?? null)) {
    return bound.kind === 'none' ? ok({ binding }) : fail({ code: 'conflict', binding });
  }
  const deleted = await service.flex.deleteWebhook(instance, request.ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  const { domain } = service.settings;
  const timeline = timelineAt(domain, ours.webhook.url);
  // An attach that had to register twice has left two webhooks with one timeline; the other may be bound.
  if (timeline !== timelineOf(bound, record, domain)) await drop(service, timeline);
  await noteDetached(service, request);
  return ok({ binding });
}

const noteDetached = (service: Service, { ttid, interactionSid }: Request<'detach'>) =>
  note(service, 'detached', [{ ttid, interactionSid }]);
