/**
 * Detach: delete the webhook, then unbind it, or bind the webhook again that it had displaced.
 *
 *     read everything → claim the record → delete → read the binding again → unbind, or bind the displaced one
 *     → remove or restore the record
 *
 * The claim comes first, as for attaching, so that a webhook that another request binds in the meantime is not unbound.
 * Deleting comes before unbinding because it is the only sure way to stop the events: Twilio does not document that an
 * empty `WebhookTtid` unbinds. For the same reason, the new binding is read from the answer and never assumed.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import { isClaimed, removalClaim, settled, underClaim } from '../attachment/claim';
import { removeTimeline } from '../attachment/cleanup';
import { type CurrentBinding, displacedBy, timelineOf, ttidOf } from '../attachment/current-binding';
import { timelineAt } from '../attachment/inspector';
import { readOurs } from '../attachment/ours';
import { releasingClaim } from '../attachment/release-claim';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { UNCLEAR } from '../twilio/http';
import { readAccess, type TaskAccess } from './access';
import { mayDetach } from './authorize';
import { bindingFor, readCurrentBinding } from './binding';
import { conflict } from './conflict';

export async function detach(
  context: OperationContext,
  request: Request<'detach'>,
): Promise<Result<Answer<'detach'>, Failure>> {
  const access = await readAccess(context, request);
  if (!access.ok) return access;
  const bound = await readCurrentBinding(context, request.interactionSid, access.value);
  if (!bound.ok) return bound;

  if (ttidOf(bound.value) !== request.ttid) return removeUnbound(context, request, access.value, bound.value);
  if (bound.value.kind === 'foreign') return fail({ code: 'not-permitted' });
  const { record, level } = access.value;
  const { actor, settings } = context;
  if (bound.value.kind === 'ours' && !mayDetach(bound.value, level, { actor, record, settings })) {
    return fail({ code: 'not-permitted' });
  }
  if (isClaimed(record, bound.value)) {
    return fail({ code: 'conflict', binding: bindingFor(bound.value, record, context) });
  }
  if (!context.deadline.allowsChange()) return fail(failureOf(UNCLEAR));
  return releasingClaim(context, request.interactionSid, record, (claiming) =>
    claimAndRemove(claiming, request, access.value, bound.value),
  );
}

async function claimAndRemove(
  context: OperationContext,
  request: Request<'detach'>,
  { instance, record }: TaskAccess,
  bound: CurrentBinding,
): Promise<Result<Answer<'detach'>, Failure>> {
  const [displaced, claim] = await Promise.all([
    findDisplaced(context, instance, displacedBy(bound, record)),
    context.records.write(request.interactionSid, record, removalClaim(context, request, record)),
  ]);
  if (!claim.ok)
    return claim.failure.kind === 'write-conflict' ? conflict(context, request) : fail(failureOf(claim.failure));
  const { answer, isDone } = displaced.ok
    ? await removeBound({ context, request, instance, bound, displaced: displaced.value })
    : { answer: displaced, isDone: false };
  await Promise.all([
    isDone || record === null
      ? context.records.remove(request.interactionSid, claim.value)
      : context.records.write(request.interactionSid, claim.value, settled(record.attachment)),
    isDone && removeTimeline(context, timelineOf(bound, record, context.settings.domain)),
  ]);
  return answer;
}

/** One detach of the bound webhook in progress. */
interface Removal {
  readonly context: OperationContext;
  readonly request: Request<'detach'>;
  readonly instance: InstanceSid;
  readonly bound: CurrentBinding;
  /** The webhook to bind again. */
  readonly displaced: Ttid | null;
}

interface Removed {
  readonly answer: Result<Answer<'detach'>, Failure>;
  /** Whether the record is no longer needed. */
  readonly isDone: boolean;
}

async function removeBound({ context, request, instance, bound, displaced }: Removal): Promise<Removed> {
  const { flex } = context;
  const interaction = request.interactionSid;
  if (bound.kind === 'ours') {
    const deleted = await flex.deleteWebhook(instance, request.ttid);
    if (!deleted.ok) return { answer: fail(failureOf(deleted.failure)), isDone: false };
  }
  // The webhook is deleted, so it delivers no more events even if the next steps fail.
  const [current] = await Promise.all([flex.fetchInteraction(interaction), auditDetached(context, request)]);
  const isOvertaken = current.ok && isAnother(current.value?.webhookTtid ?? null, request.ttid);
  // Another program has bound its webhook in the meantime. An older one must not take its place.
  const unbound = !current.ok || isOvertaken ? current : await flex.bindWebhook(interaction, displaced);
  if (!unbound.ok) {
    // The record still names the displaced webhook, so a repeated detach binds it again.
    if (displaced !== null) return { answer: fail(failureOf(unbound.failure)), isDone: false };
    return { answer: ok({ binding: { state: 'dangling', ttid: request.ttid, timeline: null } }), isDone: true };
  }
  const after = { instance, boundTtid: unbound.value?.webhookTtid ?? null };
  const binding = await readCurrentBinding(context, interaction, after);
  return { answer: binding.ok ? ok({ binding: bindingFor(binding.value, null, context) }) : binding, isDone: true };
}

/** Returns whether the interaction holds another webhook by now. Twilio may have unbound ours when it was deleted. */
const isAnother = (boundTtid: Ttid | null, ours: Ttid) => boundTtid !== null && boundTtid !== ours;

/** Returns the displaced webhook, or null if there is none or it has been deleted since. */
async function findDisplaced(
  { flex }: OperationContext,
  instance: InstanceSid,
  displaced: Ttid | null,
): Promise<Result<Ttid | null, Failure>> {
  if (displaced === null) return ok(null);
  const webhook = await flex.fetchWebhook(instance, displaced);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  return ok(webhook.value === null ? null : displaced);
}

/**
 * Handles a detach of a webhook that is not bound: it is already deleted, left behind by a failed attach, or never
 * existed. A webhook that the person may not remove gives the same answer as a missing one.
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
  const { actor, settings } = context;
  if (ours === null || !mayDetach(ours, level, { actor, record, settings })) {
    return bound.kind === 'none' ? ok({ binding }) : fail({ code: 'conflict', binding });
  }
  if (isClaimed(record, bound)) return fail({ code: 'conflict', binding });
  return underClaim(context, request.interactionSid, {
    record,
    claim: removalClaim(context, request, record),
    work: async () => {
      const deleted = await context.flex.deleteWebhook(instance, request.ttid);
      if (!deleted.ok) return fail(failureOf(deleted.failure));
      const { domain } = settings;
      const timeline = timelineAt(domain, ours.webhook.url);
      // An attach that registered twice has left two webhooks with the same timeline, and the other one may be bound.
      if (timeline !== timelineOf(bound, record, domain)) await removeTimeline(context, timeline);
      await auditDetached(context, request);
      return ok({ binding });
    },
    onConflict: () => conflict(context, request),
  });
}

const auditDetached = (context: OperationContext, { ttid, interactionSid }: Request<'detach'>) =>
  recordAudit(context, 'detached', [{ ttid, interactionSid }]);
