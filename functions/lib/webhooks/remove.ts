/**
 * Remove: delete a webhook, ours or foreign. If it is ours and bound, detach it, so that its interaction gets back the
 * webhook that it displaced, and an attach in progress is not undone.
 */
import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { UnusedState } from '../../../src/contract/webhooks';
import { cleanUpAfter } from '../attachment/cleanup';
import { ourNameOf } from '../attachment/friendly-name';
import type { OurWebhook } from '../attachment/ours';
import { readUsage } from '../attachment/usage';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { detach } from '../interaction-webhook/detach';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { Webhook } from '../twilio/flex';
import { UNCLEAR } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { type Found, find, objection } from './find';
import { IN_PROGRESS, withLock } from './with-lock';

type RemoveResult = Result<Answer<'remove'>, Failure>;

export const remove: Operation<'remove'> = (context, { ttid, version }) =>
  withLock(context, ttid, async (): Promise<RemoveResult> => {
    const found = await find(context, ttid);
    if (!found.ok) return found;
    const { instance, webhook } = found.value;
    if (webhook === null) return ok({ ttid });
    const refusal = await objection(context, webhook, version);
    if (refusal !== null) return fail(refusal);
    if (!context.deadline.allowsChange()) return fail(failureOf(UNCLEAR));
    const name = ourNameOf(webhook);
    return name === null ? deleteWebhook(context, instance, webhook) : removeOurs(context, instance, { webhook, name });
  });

async function deleteWebhook(
  context: OperationContext,
  instance: Found['instance'],
  webhook: Webhook,
): Promise<RemoveResult> {
  const { ttid } = webhook;
  const deleted = await context.flex.deleteWebhook(instance, ttid);
  if (!deleted.ok) return fail(writeFailureOf(deleted.failure));
  await recordAudit(context, 'deleted', [{ ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);
  return ok({ ttid });
}

async function removeOurs(
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
  if (isBeingAttached(record.value, ours, context.io.now())) return fail(IN_PROGRESS);
  if (usage.state !== 'bound') return deleteUnused(context, instance, ours, usage.state);
  const [channelSid] = usage.openChannels;
  // Without a record, the displaced webhook is unknown. The interaction keeps the deleted ttid, which its panel shows.
  if (record.value === null || channelSid === undefined) return deleteUnused(context, instance, ours, 'orphan');
  const { taskSid, operationId } = record.value.attachment;
  const subject = { interactionSid, channelSid, taskSid };
  const detached = await detach(context, { ...subject, ttid: webhook.ttid, operationId });
  if (detached.ok) return ok({ ttid: webhook.ttid });
  return fail(detached.failure.code === 'conflict' ? IN_PROGRESS : detached.failure);
}

/** Returns whether an attach has just registered this webhook and is about to bind it. */
const isBeingAttached = (record: AttachmentRecord | null, { name }: OurWebhook, now: number) =>
  record?.attachment.state === 'claimed' &&
  record.attachment.nonce === name.nonce &&
  now - Date.parse(record.attachment.attachedAt) < ABANDONED_AFTER_MS;

async function deleteUnused(
  context: OperationContext,
  instance: Found['instance'],
  ours: OurWebhook,
  state: UnusedState,
): Promise<RemoveResult> {
  const deleted = await deleteWebhook(context, instance, ours.webhook);
  if (deleted.ok) await cleanUpAfter(context, ours, state);
  return deleted;
}
