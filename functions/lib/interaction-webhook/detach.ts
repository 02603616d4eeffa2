/**
 * Detach: delete the webhook, then unbind it, or bind the webhook again that it had displaced.
 *
 *     read everything → claim the record → delete ∥ read the binding again → unbind ∥ end the claim
 *
 * Each arrow is one round of parallel calls to Twilio. If another webhook was displaced, the last round binds it, and
 * one more releases the record, which names it until then.
 *
 * The claim comes first, as for attaching, so that a webhook that another request binds in the meantime is not unbound.
 * Deleting comes before unbinding because it is the only sure way to stop the events: Twilio does not document that an
 * empty `WebhookTtid` unbinds. For the same reason, the new binding is read from the answer and never assumed.
 */
import type { Answer, Request, Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import { CLAIM_TTL_S, isClaimed, removalClaim, settled, underClaim } from '../attachment/claim';
import { removeTimeline } from '../attachment/cleanup';
import { displacedBy, type OurBinding, timelineOf, ttidOf } from '../attachment/current-binding';
import { readOurs } from '../attachment/ours';
import { timelineBehind } from '../attachment/relay-url';
import { releasingClaim } from '../attachment/release-claim';
import { routeOf } from '../attachment/route';
import { mayRemove } from '../attachment/take-away';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { Interaction } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { mayDetach } from './authorize';
import { bindingFor, readCurrentBinding } from './binding';
import { conflict } from './conflict';
import { rebind } from './rebind';
import { type InteractionState, readState } from './state';
import { type DestinationChange, writeDestinations } from './write-destinations';

export async function detach(
  context: OperationContext,
  request: Request<'detach'>,
): Promise<Result<Answer<'detach'>, Failure>> {
  const state = await readState(context, request, request.ttid);
  if (!state.ok) return state;
  const { bound, record, level } = state.value;
  if (ttidOf(bound) !== request.ttid) return removeUnbound(context, request, state.value);
  if (bound.kind === 'foreign') return fail({ code: 'not-permitted' });
  const { actor, settings } = context;
  if (bound.kind === 'ours' && !mayDetach(bound, level, { actor, record, settings })) {
    return fail({ code: 'not-permitted' });
  }
  if (isClaimed(record, bound)) return fail({ code: 'conflict', binding: bindingFor(bound, record, context) });
  const rest = bound.kind === 'ours' ? changeToRest(bound, context, request, state.value) : null;
  if (rest !== null) return writeDestinations(rest);
  if (!context.deadline.allowsChange()) return fail(failureOf(UNCLEAR));
  return releasingClaim(context, request.interactionSid, record, (claiming) =>
    claimAndRemove(claiming, request, state.value),
  );
}

/**
 * Returns the change that leaves only the destinations that the person may not remove, or null if they may remove all.
 */
function changeToRest(
  bound: OurBinding,
  context: OperationContext,
  subject: Subject,
  { instance, record }: InteractionState,
): DestinationChange | null {
  const { actor, settings } = context;
  const route = routeOf(bound.webhook, record, settings.domain);
  if (route.kind !== 'relayed') return null;
  const { relay } = route;
  const destinations = relay.destinations.filter((destination) => !mayRemove(actor, destination, settings));
  return destinations.length === 0 ? null : { context, subject, instance, record, bound, before: relay, destinations };
}

/** One detach of the bound webhook in progress. */
interface Removal extends Pick<InteractionState, 'instance' | 'bound' | 'record'> {
  readonly context: OperationContext;
  readonly request: Request<'detach'>;
  readonly claim: AttachmentRecord;
}

async function claimAndRemove(
  context: OperationContext,
  request: Request<'detach'>,
  { instance, bound, record }: InteractionState,
): Promise<Result<Answer<'detach'>, Failure>> {
  const [displaced, claim] = await Promise.all([
    findDisplaced(context, instance, displacedBy(bound, record)),
    context.records.write(request.interactionSid, record, removalClaim(context, request, record), null),
  ]);
  if (!claim.ok)
    return claim.failure.kind === 'write-conflict' ? conflict(context, request) : fail(failureOf(claim.failure));
  const removal: Removal = { context, request, instance, bound, record, claim: claim.value };
  if (!displaced.ok) return giveUp(removal, displaced.failure);
  const current = await deleteAndRead(removal);
  if (!current.ok) return giveUp(removal, current.failure);
  return displaced.value === null
    ? unbindAndEnd(removal, current.value)
    : bindAndRelease(removal, displaced.value, current.value);
}

/** Restores the record to its state before the claim, or removes it if there was none. Returns `why` as the failure. */
async function giveUp(
  { context: { records }, request: { interactionSid }, record, claim }: Removal,
  why: Failure,
): Promise<Result<never, Failure>> {
  await (record === null
    ? records.remove(interactionSid, claim)
    : records.write(interactionSid, claim, settled(record.attachment), null));
  return fail(why);
}

/** The binding as read again. It is changed if another program has bound its own webhook, or if that is unknown. */
type Reread =
  | { readonly isChanged: false; readonly holds: Ttid | null }
  | { readonly isChanged: true; readonly answer: Reply<Interaction | null> };

/**
 * Deletes the webhook. Reads the binding at the same time: what follows must not take the place of a webhook that
 * another program has bound in the meantime.
 */
async function deleteAndRead({
  context: { flex },
  request,
  instance,
  bound,
}: Removal): Promise<Result<Reread, Failure>> {
  const [deleted, answer] = await Promise.all([
    bound.kind === 'ours' ? flex.deleteWebhook(instance, request.ttid) : ok(null),
    flex.fetchInteraction(request.interactionSid),
  ]);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  if (!answer.ok) return ok({ isChanged: true, answer });
  const holds = answer.value?.webhookTtid ?? null;
  // Twilio may have unbound the webhook when it was deleted.
  return ok(holds === null || holds === request.ttid ? { isChanged: false, holds } : { isChanged: true, answer });
}

/** Unbinds the deleted webhook, and ends the claim: its record expires soon. */
async function unbindAndEnd(removal: Removal, current: Reread): Promise<Result<Answer<'detach'>, Failure>> {
  const { context, request, instance, claim } = removal;
  const { interactionSid: interaction, ttid } = request;
  const { records } = context;
  const [unbound, ended] = await Promise.all([
    current.isChanged ? current.answer : rebind(context, interaction, { from: current.holds, to: null }),
    records.write(interaction, claim, { ...claim.attachment, unbinding: ttid }, CLAIM_TTL_S),
    removeTimelineOf(removal),
    auditDetached(context, request),
  ]);
  // After a failure, the interaction may hold the ttid, which does no harm: its webhook is deleted.
  const left = unbound.ok ? (unbound.value?.webhookTtid ?? null) : ttid;
  if (left === ttid || !ended.ok) await records.remove(interaction, ended.ok ? ended.value : claim);
  if (left === ttid) return ok({ binding: { state: 'dangling', ttid, timeline: null } });
  const binding = await readCurrentBinding(context, interaction, instance, left);
  return binding.ok ? ok({ binding: bindingFor(binding.value, null, context) }) : binding;
}

/** Binds the displaced webhook again. The record is needed until then: only it names that webhook. */
async function bindAndRelease(
  removal: Removal,
  displaced: Ttid,
  current: Reread,
): Promise<Result<Answer<'detach'>, Failure>> {
  const { context, request, instance, claim } = removal;
  const { interactionSid: interaction } = request;
  const [bound] = await Promise.all([
    current.isChanged ? current.answer : rebind(context, interaction, { from: current.holds, to: displaced }),
    auditDetached(context, request),
  ]);
  // A repeated detach binds it.
  if (!bound.ok) return giveUp(removal, failureOf(bound.failure));
  const [binding] = await Promise.all([
    readCurrentBinding(context, interaction, instance, bound.value?.webhookTtid ?? null),
    context.records.remove(interaction, claim),
    removeTimelineOf(removal),
  ]);
  return binding.ok ? ok({ binding: bindingFor(binding.value, null, context) }) : binding;
}

const removeTimelineOf = ({ context, bound, record }: Removal) =>
  removeTimeline(context, timelineOf(bound, record, context.settings.domain));

/** Returns the displaced webhook, or null if there is none or it has been deleted since. */
export async function findDisplaced(
  { flex }: Pick<OperationContext, 'flex'>,
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
  { instance, bound, record, level }: InteractionState,
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
      const timeline = timelineBehind(domain, ours.webhook.url);
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
