/**
 * Attach: register a webhook for this interaction alone and bind it, replacing the binding that the person saw.
 *
 * These are two writes at Twilio without a transaction. Their order ensures that a failure at any point leaves either
 * nothing, or a webhook whose friendly name marks it as ours:
 *
 *     read everything → register ∥ claim the record → bind ∥ complete the record → delete what it replaced
 *
 * Each arrow is one round of parallel calls to Twilio.
 *
 * For the inspector, the timeline is created together with the claim, so that it exists before the first event.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { abandonedWith, isClaimed, settled } from '../attachment/claim';
import { removeTimeline } from '../attachment/cleanup';
import { type CurrentBinding, describes, displacedBy, timelineOf, ttidOf } from '../attachment/current-binding';
import { formatFriendlyName } from '../attachment/friendly-name';
import type { OurWebhook } from '../attachment/ours';
import { registerOnce } from '../attachment/register-once';
import { releasingClaim } from '../attachment/release-claim';
import { routeOf } from '../attachment/route';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { keyedDigest, requestDigest } from '../endpoint/keyed-digest';
import { failureOf } from '../endpoint/twilio-failure';
import { changeObjection } from '../settings/settings';
import type { Interaction } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { AttachmentRecord, Records, Relay } from '../twilio/records';
import { type Address, addressOf } from './address';
import { mayReplace } from './authorize';
import { bindingFor } from './binding';
import { chosenDestinations } from './chosen-destinations';
import { conflict } from './conflict';
import { rebind } from './rebind';
import { type InteractionState, readState } from './state';

export async function attach(
  context: OperationContext,
  request: Request<'attach'>,
): Promise<Result<Answer<'attach'>, Failure>> {
  const { actor, deadline, settings } = context;
  const off = changeObjection(settings, actor.role);
  if (off !== null) return fail(off);
  const chosen = chosenDestinations(request, actor.role, settings);
  if (!chosen.ok) return chosen;
  if (chosen.value.length === 0) return fail({ code: 'bad-request', field: 'destinations' });

  const state = await readState(context, request, request.seenTtid);
  if (!state.ok) return state;
  const { instance, bound, record, level } = state.value;
  if (level !== 'active') return fail({ code: 'not-found' });

  const current = { binding: bindingFor(bound, record, context) };
  const digest = requestDigest('attach', request, context);
  if (record?.attachment.operationId === request.operationId) {
    // Another person, or another request under the same ID, must not get the answer to the first one.
    if (record.attachment.request !== digest) return fail({ code: 'conflict', ...current });
    // The record alone does not prove a repetition: an earlier attempt may have ended before it bound its webhook.
    if (describes(record, bound)) return ok(current);
  }
  if (ttidOf(bound) !== request.seenTtid || isClaimed(record, bound)) return fail({ code: 'conflict', ...current });
  if (!mayReplace(bound, { actor, record, settings })) return fail({ code: 'not-permitted' });
  if (!deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const address = addressOf(chosen.value, request.interactionSid, context);
  return releasingClaim(context, request.interactionSid, record, async (claiming) => {
    const attempt: Attempt = { context: claiming, request, digest, instance, record, before: bound, ...address };
    const registered = await registerAndClaim(attempt);
    return registered.ok ? bindAndComplete(attempt, registered.value) : registered;
  });
}

/** One attach in progress. */
interface Attempt extends Address, Pick<InteractionState, 'instance' | 'record'> {
  readonly context: OperationContext;
  readonly request: Request<'attach'>;
  readonly digest: string;
  /** The binding at the start. */
  readonly before: CurrentBinding;
}

interface Registered extends OurWebhook {
  readonly claim: AttachmentRecord;
}

async function registerAndClaim(attempt: Attempt): Promise<Result<Registered, Failure>> {
  const { context, request, record, url, timeline, relay } = attempt;
  const { actor, io, records, timelines } = context;
  const interaction = request.interactionSid;
  const nonce = io.nonce();
  const now = io.now();
  const name = { interaction, createdAt: now - (now % 1_000), nonce };
  const [webhook, claim, created] = await Promise.all([
    registerOnce(context, attempt.instance, {
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
      request: attempt.digest,
      taskSid: request.taskSid,
      workerSid: actor.workerSid,
      attachedBy: actor.identity,
      url: keyedDigest(url, context.settings.credentials),
      attachedAt: new Date(now).toISOString(),
      displaced: attempt.before.kind === 'foreign' ? attempt.before.ttid : displacedBy(attempt.before, record),
      replaces: ttidOf(attempt.before),
      abandoned: record === null ? [] : abandonedWith(record.attachment, record.attachment.ttid),
      relay,
      previousRelay: previousRelayOf(attempt),
      timeline,
      unbinding: null,
      isSettled: false,
      ttid: null,
    }),
    timeline === null ? ok(null) : timelines.create(timeline),
  ]);

  if (!webhook.ok) {
    await Promise.all([claim.ok && restoreRecord(attempt, claim.value, null), removeTimeline(context, timeline)]);
    return fail(failureOf(webhook.failure));
  }
  if (!claim.ok) {
    const removed = await remove(attempt, webhook.value.ttid, timeline);
    if (!removed.ok) return removed;
    return claim.failure.kind === 'write-conflict' ? conflict(context, request) : fail(failureOf(claim.failure));
  }
  const registered = { webhook: webhook.value, name, claim: claim.value };
  return created.ok ? ok(registered) : undo(attempt, registered, failureOf(created.failure));
}

async function bindAndComplete(attempt: Attempt, registered: Registered): Promise<Result<Answer<'attach'>, Failure>> {
  const { context, request, before } = attempt;
  const { records } = context;
  const { webhook, name, claim } = registered;
  const interaction = request.interactionSid;
  const audited = [{ ttid: webhook.ttid, interactionSid: interaction }];
  if (!context.deadline.allowsChange()) return undo(attempt, registered, failureOf(UNCLEAR));

  const [answer, completed] = await Promise.all([
    rebind(context, interaction, { from: ttidOf(before), to: webhook.ttid }),
    records.write(interaction, claim, { ...claim.attachment, state: 'bound', ttid: webhook.ttid }),
    recordAudit(context, isReplacement(before) ? 'replaced' : 'attached', audited),
  ]);
  const outcome = await confirm(attempt, webhook.ttid, { answer, completed });
  if (outcome === 'attached') {
    await Promise.all([
      completed.ok && endPreviousRelay(attempt, completed.value),
      before.kind === 'ours' && deleteWebhook(attempt, before.ttid),
      removeTimeline(context, timelineOf(before, attempt.record, context.settings.domain)),
    ]);
    return ok({ binding: bindingFor({ kind: 'ours', ttid: webhook.ttid, webhook, name }, claim, context) });
  }

  const record = completed.ok ? completed.value : claim;
  const [failed] = await Promise.all([
    handleFailedBind(attempt, { ...registered, claim: record }, { answer, outcome }),
    recordAudit(context, 'undone', audited),
  ]);
  return failed;
}

/** Returns the relay of the webhook that is being replaced: it gets events until another one is bound. */
function previousRelayOf({ before, context, record }: Attempt): Relay | null {
  if (before.kind !== 'ours') return null;
  const route = routeOf(before.webhook, record, context.settings.domain);
  return route.kind === 'relayed' ? route.relay : null;
}

/**
 * Gives up what the replaced webhook's destinations have not got. Only once the new webhook is bound: until then, the
 * record must know where the events of the old one go, also if this invocation ends before it has bound the new one.
 */
async function endPreviousRelay({ context, request }: Attempt, completed: AttachmentRecord) {
  const { attachment } = completed;
  if (attachment.previousRelay === null) return;
  await context.records.write(request.interactionSid, completed, { ...attachment, previousRelay: null });
}

const isReplacement = (before: CurrentBinding) => before.kind === 'ours' || before.kind === 'foreign';

/** The answers to the two last writes. */
interface LastWrites {
  readonly answer: Reply<Interaction | null>;
  readonly completed: Awaited<ReturnType<Records['write']>>;
}

/** `deleted`: the new webhook is bound, and another request has deleted it. `unknown`: Twilio did not say. */
type BindOutcome = 'attached' | 'not-bound' | 'deleted' | 'unknown';

/**
 * Finds out whether the new webhook is bound. After an error, only the interaction itself shows it. If the record could
 * not be completed, another request may have claimed the interaction in the meantime, and deleted the webhook.
 */
async function confirm(
  { context, request, instance }: Attempt,
  ttid: Ttid,
  { answer, completed }: LastWrites,
): Promise<BindOutcome> {
  const { flex } = context;
  const after = answer.ok && completed.ok ? answer : await flex.fetchInteraction(request.interactionSid);
  const found = after.ok && !completed.ok ? await flex.fetchWebhook(instance, ttid) : null;
  if (after.ok && after.value?.webhookTtid !== ttid) return 'not-bound';
  if (after.ok && found === null) return 'attached';
  if (found?.ok) return found.value === null ? 'deleted' : 'attached';
  // If Twilio confirmed the bind, and no other request has written the record, that is the best knowledge there is.
  const isLikely =
    answer.ok && answer.value?.webhookTtid === ttid && !completed.ok && completed.failure.kind !== 'write-conflict';
  return isLikely ? 'attached' : 'unknown';
}

/** The known facts about a failed bind. */
interface FailedBind {
  readonly answer: Reply<unknown>;
  readonly outcome: Exclude<BindOutcome, 'attached'>;
}

async function handleFailedBind(
  attempt: Attempt,
  registered: Registered,
  { answer, outcome }: FailedBind,
): Promise<Result<never, Failure>> {
  const { context, request } = attempt;
  const why = failureOf(answer.ok ? UNCLEAR : answer.failure);
  // The new webhook may still be bound, so bind the previous one again.
  const back = { from: registered.webhook.ttid, to: ttidOf(attempt.before) };
  const isRestored = outcome === 'not-bound' || (await rebind(context, request.interactionSid, back)).ok;
  if (!isRestored) {
    // Only the record still names a displaced webhook, so it is kept, and its claim expires.
    const removed = await remove(attempt, registered.webhook.ttid, attempt.timeline);
    return removed.ok ? fail(why) : removed;
  }
  const undone = await undo(attempt, registered, why);
  const hasLost = answer.ok && outcome !== 'unknown';
  return hasLost && undone.failure.code !== 'left-behind' ? conflict(context, request) : undone;
}

/** Undoes everything. Returns `why` as the failure, or `left-behind` if the webhook could not be deleted. */
async function undo(
  attempt: Attempt,
  { webhook, claim }: Registered,
  why: Failure,
): Promise<{ readonly ok: false; readonly failure: Failure }> {
  const [removed] = await Promise.all([
    remove(attempt, webhook.ttid, attempt.timeline),
    restoreRecord(attempt, claim, webhook.ttid),
  ]);
  return removed.ok ? fail(why) : removed;
}

/**
 * Restores the record to its state before the claim; if there was none, removes it. A claim that names a displaced
 * webhook is kept as settled instead, because an abandoned bind may still take effect. If this fails, the claim expires
 * on its own.
 */
async function restoreRecord(
  { context: { records }, request, record }: Attempt,
  claim: AttachmentRecord,
  ttid: Ttid | null,
) {
  // The record of a detach would expire soon.
  const isKept = record !== null && record.attachment.unbinding === null;
  const isNeeded = isKept || claim.attachment.displaced !== null;
  if (!isNeeded && (await records.remove(request.interactionSid, claim)).ok) return;
  const restored = isKept
    ? { ...record.attachment, abandoned: abandonedWith(record.attachment, ttid) }
    : { ...claim.attachment, ttid };
  await records.write(request.interactionSid, claim, settled(restored));
}

/** Deletes one of our webhooks, then its timeline, because the webhook may be bound. */
async function remove(attempt: Attempt, ttid: Ttid, timeline: TimelineName | null): Promise<Result<null, Failure>> {
  const removed = await deleteWebhook(attempt, ttid);
  if (removed.ok) await removeTimeline(attempt.context, timeline);
  return removed;
}

/** If Twilio does not delete it, returns `left-behind`; the sweep removes it later. */
async function deleteWebhook({ context, instance }: Attempt, ttid: Ttid): Promise<Result<null, Failure>> {
  const deleted = await context.flex.deleteWebhook(instance, ttid);
  if (deleted.ok) return deleted;
  const { twilioCode, requestId } = deleted.failure;
  context.log('left-behind', { ttid, twilioCode, requestId });
  return fail({ code: 'left-behind', ttid, twilioCode, requestId });
}
