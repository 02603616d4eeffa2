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
import { removeTimeline } from '../attachment/cleanup';
import { type CurrentBinding, timelineOf, ttidOf } from '../attachment/current-binding';
import { timelineAt } from '../attachment/inspector';
import { readOurs } from '../attachment/ours';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { UNCLEAR } from '../twilio/http';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { readAccess, type TaskAccess } from './access';
import { mayDetach } from './authorize';
import { bindingFor, readCurrentBinding } from './binding';
import { conflict } from './conflict';

export async function detach(
  context: OperationContext,
  request: Request<'detach'>,
): Promise<Result<Answer<'detach'>, Failure>> {
  const situation = await readAccess(context, request);
  if (!situation.ok) return situation;
  const bound = await readCurrentBinding(context, request.interactionSid, situation.value);
  if (!bound.ok) return bound;

  if (ttidOf(bound.value) !== request.ttid) return removeUnbound(context, request, situation.value, bound.value);
  if (bound.value.kind === 'foreign') return fail({ code: 'not-permitted' });
  const { record, level } = situation.value;
  if (bound.value.kind === 'ours' && !mayDetach(level, bound.value.name, record?.attachment ?? null)) {
    return fail({ code: 'not-permitted' });
  }
  if (isClaimed(record, bound.value, context.io.now())) {
    return fail({ code: 'conflict', binding: bindingFor(bound.value, record, context) });
  }
  if (!context.deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const [displaced, claim] = await Promise.all([
    findDisplaced(context, situation.value.instance, record?.attachment.displaced ?? null),
    context.records.write(request.interactionSid, record, claimFor(context, request, record)),
  ]);
  if (!claim.ok)
    return claim.failure.kind === 'write-conflict' ? conflict(context, request) : fail(failureOf(claim.failure));
  const { answer, isOver } = displaced.ok
    ? await removeBound({
        context,
        request,
        situation: situation.value,
        bound: bound.value,
        displaced: displaced.value,
      })
    : { answer: displaced, isOver: false };
  await Promise.all([
    isOver || record === null
      ? context.records.remove(request.interactionSid, claim.value)
      : context.records.write(request.interactionSid, claim.value, record.attachment),
    isOver && removeTimeline(context, timelineOf(bound.value, record, context.settings.domain)),
  ]);
  return answer;
}

/** Keeps everything of the record that detaching once more needs. */
const claimFor = (
  { actor, io }: OperationContext,
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
  readonly context: OperationContext;
  readonly request: Request<'detach'>;
  readonly situation: TaskAccess;
  readonly bound: CurrentBinding;
  /** What is to be bound back. */
  readonly displaced: Ttid | null;
}

/** `isOver` tells that the record is of no use any more. */
interface Removed {
  readonly answer: Result<Answer<'detach'>, Failure>;
  readonly isOver: boolean;
}

async function removeBound({ context, request, situation, bound, displaced }: Removal): Promise<Removed> {
  const { flex } = context;
  const interaction = request.interactionSid;
  if (bound.kind === 'ours') {
    const deleted = await flex.deleteWebhook(situation.instance, request.ttid);
    if (!deleted.ok) return { answer: fail(failureOf(deleted.failure)), isOver: false };
  }
  // The webhook is gone. Whatever happens now, nothing of ours is delivered any more.
  const [unbound] = await Promise.all([flex.bindWebhook(interaction, displaced), auditDetached(context, request)]);
  if (!unbound.ok) {
    // The record still knows what has to be bound back: detaching once more does it.
    if (displaced !== null) return { answer: fail(failureOf(unbound.failure)), isOver: false };
    return { answer: ok({ binding: { state: 'dangling', ttid: request.ttid, timeline: null } }), isOver: true };
  }
  const after = { instance: situation.instance, boundTtid: unbound.value.webhookTtid };
  const now = await readCurrentBinding(context, interaction, after);
  return { answer: now.ok ? ok({ binding: bindingFor(now.value, null, context) }) : now, isOver: true };
}

/** The displaced webhook, or null when there is none or it has been deleted since. */
async function findDisplaced(
  { flex }: OperationContext,
  instance: TaskAccess['instance'],
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
  context: OperationContext,
  request: Request<'detach'>,
  { instance, record, level }: TaskAccess,
  bound: CurrentBinding,
): Promise<Result<Answer<'detach'>, Failure>> {
  const binding = bindingFor(bound, record, context);
  const read = await readOurs(context.flex, instance, request.interactionSid, request.ttid);
  if (!read.ok) return fail(failureOf(read.failure));
  const ours = read.value;
  if (ours === null || !mayDetach(level, ours.name, record?.attachment ?? null)) {
    return bound.kind === 'none' ? ok({ binding }) : fail({ code: 'conflict', binding });
  }
  const deleted = await context.flex.deleteWebhook(instance, request.ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  const { domain } = context.settings;
  const timeline = timelineAt(domain, ours.webhook.url);
  // An attach that had to register twice has left two webhooks with one timeline; the other may be bound.
  if (timeline !== timelineOf(bound, record, domain)) await removeTimeline(context, timeline);
  await auditDetached(context, request);
  return ok({ binding });
}

const auditDetached = (context: OperationContext, { ttid, interactionSid }: Request<'detach'>) =>
  recordAudit(context, 'detached', [{ ttid, interactionSid }]);
