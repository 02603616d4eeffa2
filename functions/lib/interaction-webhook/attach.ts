/**
 * Attach: register a webhook for this interaction alone and bind it, in the place of what the person saw bound.
 *
 * Two writes at Twilio with no transaction around them. The order is chosen so that whatever fails, what is left is
 * either nothing, or a webhook that its friendly name betrays as ours:
 *
 *     read everything → register ∥ claim the record → bind ∥ complete the record → delete what of ours was replaced
 *
 * For the inspector, the timeline is made together with the claim: it is there before the first event can be.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { describes, isClaimed } from '../attachment/claim';
import { removeTimeline } from '../attachment/cleanup';
import { type CurrentBinding, timelineOf, ttidOf } from '../attachment/current-binding';
import { formatFriendlyName } from '../attachment/friendly-name';
import { inspectorUrl, newTimeline } from '../attachment/inspector';
import type { OurWebhook } from '../attachment/ours';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { type ResolvedDestination, resolveDestination } from '../settings/destinations';
import type { FlexApi, NewWebhook, Webhook } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { readAccess, type TaskAccess } from './access';
import { mayReplace } from './authorize';
import { bindingFor, readCurrentBinding } from './binding';
import { conflict } from './conflict';

export async function attach(
  context: OperationContext,
  request: Request<'attach'>,
): Promise<Result<Answer<'attach'>, Failure>> {
  const { actor, deadline, settings } = context;
  if (settings.isSwitchedOff) return fail({ code: 'switched-off' });
  const target = resolveDestination(request.destination, actor.role, settings);
  if (!target.ok) return target;

  const situation = await readAccess(context, request);
  if (!situation.ok) return situation;
  if (situation.value.level !== 'active') return fail({ code: 'not-found' });
  const bound = await readCurrentBinding(context, request.interactionSid, situation.value);
  if (!bound.ok) return bound;

  const { record } = situation.value;
  // A record alone may be that of a submit that died before it bound anything.
  const isRepeated = record?.attachment.operationId === request.operationId && describes(record, bound.value);
  if (isRepeated) return ok({ binding: bindingFor(bound.value, record, context) });
  if (ttidOf(bound.value) !== request.seenTtid || isClaimed(record, bound.value, context.io.now())) {
    return fail({ code: 'conflict', binding: bindingFor(bound.value, record, context) });
  }
  if (!mayReplace(actor, bound.value)) return fail({ code: 'not-permitted' });
  if (!deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const address = addressOf(target.value, context);
  const attempt: Attach = { context, request, ...situation.value, ...address, before: bound.value };
  const registered = await registerAndClaim(attempt);
  return registered.ok ? bindAndComplete(attempt, registered.value) : registered;
}

/** Where the webhook of one attach sends to. */
interface Address {
  readonly url: string;
  /** Where its events are kept, if that is with the inspector. */
  readonly timeline: TimelineName | null;
}

function addressOf(target: ResolvedDestination, { io, settings }: OperationContext): Address {
  if (target.kind === 'url') return { url: target.url, timeline: null };
  const timeline = newTimeline(io.secret());
  return { url: inspectorUrl(settings.domain, timeline), timeline };
}

/** One attach, on its way. */
interface Attach extends TaskAccess, Address {
  readonly context: OperationContext;
  readonly request: Request<'attach'>;
  /** What was bound when it began. */
  readonly before: CurrentBinding;
}

interface Registered extends OurWebhook {
  readonly claim: AttachmentRecord;
}

async function registerAndClaim(attempt: Attach): Promise<Result<Registered, Failure>> {
  const { context, request, record, url, timeline } = attempt;
  const { actor, io, records, timelines } = context;
  const interaction = request.interactionSid;
  const nonce = io.nonce();
  const now = io.now();
  const name = { interaction, createdAt: now - (now % 1_000), nonce };
  const [webhook, claim, kept] = await Promise.all([
    register(context, attempt.instance, {
      type: 'interaction',
      method: 'POST',
      url,
      events: request.events,
      friendlyName: formatFriendlyName(name),
    }),
    records.write(interaction, record, {
      state: 'claimed',
      nonce,
      operationId: request.operationId,
      taskSid: request.taskSid,
      workerSid: actor.workerSid,
      attachedBy: actor.identity,
      attachedAt: new Date(now).toISOString(),
      displaced: displacedBy(attempt),
      timeline,
      ttid: null,
    }),
    timeline === null ? ok(null) : timelines.create(timeline),
  ]);

  if (!webhook.ok) {
    await Promise.all([claim.ok && restoreRecord(attempt, claim.value), removeTimeline(context, timeline)]);
    return fail(failureOf(webhook.failure));
  }
  if (!claim.ok) {
    const removed = await remove(attempt, webhook.value.ttid, timeline);
    if (!removed.ok) return removed;
    return claim.failure.kind === 'write-conflict' ? conflict(context, request) : fail(failureOf(claim.failure));
  }
  const registered = { webhook: webhook.value, name, claim: claim.value };
  return kept.ok ? ok(registered) : undo(attempt, registered, failureOf(kept.failure));
}

/** What has to be bound again when ours is detached: somebody else's webhook, replaced now or before. */
function displacedBy({ before, record }: Attach): Ttid | null {
  if (before.kind === 'foreign') return before.ttid;
  return before.kind === 'none' ? null : (record?.attachment.displaced ?? null);
}

/**
 * Registers once, as far as anybody can tell: after an unclear answer the webhook is looked for by its name, which holds
 * the nonce, and adopted. Only when it is not there is it registered again; should the first appear late after all, its
 * name gives it away to the sweep.
 */
async function register(
  { flex, deadline }: OperationContext,
  instance: InstanceSid,
  details: NewWebhook & { readonly friendlyName: string },
): Promise<Reply<Webhook>> {
  const first = await flex.registerWebhook(instance, details);
  if (first.ok || first.failure.kind !== 'unclear') return first;
  const adopted = await findByName(flex, instance, details.friendlyName);
  if (adopted !== null) return ok(adopted);
  return deadline.allowsChange() ? flex.registerWebhook(instance, details) : first;
}

/** Looks through the first two pages of the list; more would cost more than it saves. */
async function findByName(flex: FlexApi, instance: InstanceSid, friendlyName: string): Promise<Webhook | null> {
  for (const page of [0, 1]) {
    const listed = await flex.listWebhooks(instance, 'interaction', page);
    if (!listed.ok) return null;
    const match = listed.value.webhooks.find((webhook) => webhook.friendlyName === friendlyName);
    if (match !== undefined) return match;
    if (listed.value.isLast) return null;
  }
  return null;
}

async function bindAndComplete(attempt: Attach, registered: Registered): Promise<Result<Answer<'attach'>, Failure>> {
  const { context, request, before } = attempt;
  const { flex, records } = context;
  const { webhook, name, claim } = registered;
  const interaction = request.interactionSid;
  const noted = [{ ttid: webhook.ttid, interactionSid: interaction }];
  if (!context.deadline.allowsChange()) return undo(attempt, registered, failureOf(UNCLEAR));

  const [answer, completed] = await Promise.all([
    flex.bindWebhook(interaction, webhook.ttid),
    records.write(interaction, claim, { ...claim.attachment, state: 'bound', ttid: webhook.ttid }),
    recordAudit(context, isReplacement(before) ? 'replaced' : 'attached', noted),
  ]);
  // After an unclear answer only the interaction itself can tell.
  const after = answer.ok ? answer : await flex.fetchInteraction(interaction);
  if (after.ok && after.value?.webhookTtid === webhook.ttid) {
    const replaced = timelineOf(before, attempt.record, context.settings.domain);
    await (before.kind === 'ours' ? remove(attempt, before.ttid, replaced) : removeTimeline(context, replaced));
    return ok({ binding: bindingFor({ kind: 'ours', ttid: webhook.ttid, webhook, name }, claim, context) });
  }

  const record = completed.ok ? completed.value : claim;
  const [failed] = await Promise.all([
    handleFailedBind(attempt, { ...registered, claim: record }, { answer, isKnownUnbound: after.ok }),
    recordAudit(context, 'undone', noted),
  ]);
  return failed;
}

/** Whether what is attached takes the place of a webhook. */
const isReplacement = (before: CurrentBinding) => before.kind === 'ours' || before.kind === 'foreign';

/** What is known of a bind that did not come about. */
interface NotBound {
  readonly answer: Reply<unknown>;
  /** Whether Twilio has said that the interaction does not hold what was to be bound. */
  readonly isKnownUnbound: boolean;
}

async function handleFailedBind(
  attempt: Attach,
  registered: Registered,
  { answer, isKnownUnbound }: NotBound,
): Promise<Result<never, Failure>> {
  const { context, request } = attempt;
  if (!answer.ok) {
    // Should it have been bound although nobody could say so, what was bound before comes back.
    const isAsBefore = isKnownUnbound || (await context.flex.bindWebhook(request.interactionSid, attempt.boundTtid)).ok;
    if (isAsBefore) return undo(attempt, registered, failureOf(answer.failure));
    // Only the record still knows what may have been displaced, so it stays and runs out.
    const removed = await remove(attempt, registered.webhook.ttid, attempt.timeline);
    return removed.ok ? fail(failureOf(answer.failure)) : removed;
  }
  const undone = await undo(attempt, registered, failureOf(UNCLEAR));
  return undone.failure.code === 'left-behind' ? undone : conflict(context, request);
}

/** Takes everything back; the answer is why, or what could not be taken back. */
async function undo(
  attempt: Attach,
  { webhook, claim }: Registered,
  why: Failure,
): Promise<{ readonly ok: false; readonly failure: Failure }> {
  const [removed] = await Promise.all([remove(attempt, webhook.ttid, attempt.timeline), restoreRecord(attempt, claim)]);
  return removed.ok ? fail(why) : removed;
}

/**
 * Leaves the record as it was before the claim, or none. One that knows of a displaced webhook stays, as one that has
 * run out: a bind that was given up on may arrive yet. If this fails the claim runs out by itself.
 */
async function restoreRecord({ context: { records }, request, record }: Attach, claim: AttachmentRecord) {
  const isNeeded = record !== null || claim.attachment.displaced !== null;
  if (!isNeeded && (await records.remove(request.interactionSid, claim)).ok) return;
  await records.write(
    request.interactionSid,
    claim,
    record?.attachment ?? { ...claim.attachment, attachedAt: EXPIRED },
  );
}

const EXPIRED = new Date(0).toISOString();

/** Deletes a webhook of ours, then its timeline. When that fails it is left to the sweep, and the person is told. */
async function remove(
  { context, instance }: Attach,
  ttid: Ttid,
  timeline: TimelineName | null,
): Promise<Result<null, Failure>> {
  const removed = await context.flex.deleteWebhook(instance, ttid);
  if (removed.ok) {
    await removeTimeline(context, timeline);
    return removed;
  }
  const { twilioCode, requestId } = removed.failure;
  context.log('left-behind', { ttid, twilioCode, requestId });
  return fail({ code: 'left-behind', ttid });
}
