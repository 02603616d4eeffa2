/**
 * Remove: delete a webhook, ours or foreign. If it is ours and bound, detach it, so that its interaction gets back the
 * webhook that it displaced, and an attach in progress is not undone.
 */
import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import type { UnusedState } from '../../../src/contract/webhooks';
import { isBeingAttached, removalClaim, underClaim } from '../attachment/claim';
import { cleanUpAfter } from '../attachment/cleanup';
import { ourNameOf } from '../attachment/friendly-name';
import type { OurWebhook } from '../attachment/ours';
import { readUsage } from '../attachment/usage';
import { attachmentOf, type WaitingWebhook, waitingOf } from '../attachment/waiting';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { detach } from '../interaction-webhook/detach';
import type { StoredWebhook } from '../twilio/flex';
import { UNCLEAR } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { waitingWebhooks } from '../twilio/waiting-webhooks';
import { type Found, find, objection } from './find';
import { IN_PROGRESS, withLock } from './with-lock';

type RemoveResult = Result<Answer<'remove'>, Failure>;

export const remove: Operation<'remove'> = (context, { ttid, version }) => {
  const work = async (): Promise<RemoveResult> => {
    const found = await find(context, ttid);
    if (!found.ok) return found;
    const { instance, webhook } = found.value;
    if (webhook === null) return ok({ ttid });
    const refusal = await objection(context, webhook, version);
    if (refusal !== null) return fail(refusal);
    if (!context.deadline.allowsChange()) return fail(failureOf(UNCLEAR));
    const waiting = waitingOf(webhook, context.settings.domain);
    if (waiting !== null) return removeWaiting(context, instance, waiting);
    const name = ourNameOf(webhook);
    if (webhook.type === 'unreadable' || name === null) return deleteWebhook(context, instance, webhook);
    return removeOurs(context, instance, { webhook, name });
  };
  return withLock(context, ttid, work, !isAlwaysAllowed(context));
};

/**
 * Returns whether nothing may keep the person from deleting a webhook. For administrators, a failure of the lock, the
 * record or the usage does not. Then the interaction may keep the deleted ttid, which its panel shows, and the
 * displaced webhook is not bound again. A change that is in progress still makes them wait, for 15 seconds at most.
 */
const isAlwaysAllowed = ({ actor }: OperationContext) => actor.role === 'admin';

async function deleteWebhook(
  context: OperationContext,
  instance: Found['instance'],
  webhook: StoredWebhook,
): Promise<RemoveResult> {
  const { ttid } = webhook;
  const deleted = await context.flex.deleteWebhook(instance, ttid);
  if (!deleted.ok) return fail(writeFailureOf(deleted.failure));
  await recordAudit(context, 'deleted', [{ ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);
  return ok({ ttid });
}

/**
 * Removes a webhook that waits for its interaction. What waits goes first: then no event can lead to it anymore. If an
 * event has named the interaction, and the adoption was cut off, it is removed like one with the interaction's name.
 */
async function removeWaiting(
  context: OperationContext,
  instance: Found['instance'],
  found: WaitingWebhook,
): Promise<RemoveResult> {
  const { id, webhook } = found;
  const { domain, recordsServiceSid } = context.settings;
  const waiting = waitingWebhooks(context.http, recordsServiceSid);
  const item = await waiting.read(id);
  if (!item.ok && !isAlwaysAllowed(context)) return fail(failureOf(item.failure));
  const interaction = item.ok ? (item.value?.waiting.interaction ?? null) : null;
  if (interaction !== null) {
    const { createdAt } = found.name;
    return removeOurs(context, instance, attachmentOf(found, interaction, { domain, createdAt }));
  }
  const removed = await waiting.remove(id);
  return removed.ok || isAlwaysAllowed(context)
    ? deleteWebhook(context, instance, webhook)
    : fail(failureOf(removed.failure));
}

async function removeOurs(
  context: OperationContext,
  instance: Found['instance'],
  ours: OurWebhook,
): Promise<RemoveResult> {
  const removed = await removeWithCare(context, instance, ours);
  if (removed.ok || removed.failure.code === 'in-progress' || !isAlwaysAllowed(context)) return removed;
  return deleteWebhook(context, instance, ours.webhook);
}

/** Deletes the webhook, unbinds it if it is bound, and cleans up. Does nothing if an attach is about to bind it. */
async function removeWithCare(
  context: OperationContext,
  instance: Found['instance'],
  ours: OurWebhook,
): Promise<RemoveResult> {
  const { webhook, name } = ours;
  const { interaction: interactionSid } = name;
  const [usage, record] = await Promise.all([
    readUsage(context, name, webhook.ttid),
    context.records.read(interactionSid),
  ]);
  if (!record.ok) return fail(failureOf(record.failure));
  if (usage === null) return fail(failureOf(UNCLEAR));
  if (isBeingAttached(record.value, ours, usage.state === 'bound')) return fail(IN_PROGRESS);
  const unused = { instance, ours, record: record.value };
  if (usage.state !== 'bound') return deleteUnused(context, unused, usage.state);
  const [channelSid] = usage.openChannels;
  const attachment = record.value?.attachment;
  // Without its record, the displaced webhook is unknown. The interaction keeps the deleted ttid; its panel shows that.
  // It does so, too, if the webhook has not got its name yet, because it looks like that of another program.
  if (attachment?.nonce !== name.nonce || channelSid === undefined || ourNameOf(webhook) === null) {
    return deleteUnused(context, unused, 'orphan');
  }
  const taskSid = attachment.taskSid ?? (await taskIn(context, interactionSid, channelSid));
  if (taskSid === null) return deleteUnused(context, unused, 'orphan');
  const { operationId } = attachment;
  const subject = { interactionSid, channelSid, taskSid };
  const detached = await detach(context, { ...subject, ttid: webhook.ttid, operationId });
  if (detached.ok) return ok({ ttid: webhook.ttid });
  return fail(detached.failure.code === 'conflict' ? IN_PROGRESS : detached.failure);
}

/** Returns a task of a channel, or null. The record of a webhook that a program registered names none. */
async function taskIn(
  { flex }: Pick<OperationContext, 'flex'>,
  interaction: InteractionSid,
  channel: ChannelSid,
): Promise<TaskSid | null> {
  const participants = await flex.listParticipants(interaction, channel);
  if (!participants.ok) return null;
  return participants.value?.find(({ taskSid }) => taskSid !== null)?.taskSid ?? null;
}

interface Unused {
  readonly instance: Found['instance'];
  readonly ours: OurWebhook;
  readonly record: AttachmentRecord | null;
}

async function deleteUnused(
  context: OperationContext,
  { instance, ours, record }: Unused,
  state: UnusedState,
): Promise<RemoveResult> {
  const deleted = await underClaim(context, ours.name.interaction, {
    record,
    claim: removalClaim(context, { operationId: '', taskSid: null }, record),
    work: () => deleteWebhook(context, instance, ours.webhook),
    onConflict: async () => fail(IN_PROGRESS),
  });
  if (deleted.ok) await cleanUpAfter(context, ours, state);
  return deleted;
}
