/**
 * Delete a webhook, whoever made it. One of ours that is bound is detached, so that its interaction gets back what it had
 * displaced, and so that nobody's attach is undone with it.
 */
import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { UnusedState } from '../../../src/contract/webhooks';
import { CLAIM_MS } from '../attachment/claim';
import { forget } from '../attachment/cleanup';
import { ourNameOf } from '../attachment/friendly-name';
import type { Ours } from '../attachment/ours';
import { readUsage } from '../attachment/usage';
import { note } from '../endpoint/audit';
import type { Service } from '../endpoint/context';
import { notForAgents } from '../endpoint/rights';
import { failureOf, whyUnwritten } from '../endpoint/twilio-failure';
import { detach } from '../interaction-webhook/detach';
import type { Webhook } from '../twilio/flex';
import { UNCLEAR } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { type Found, find, objection } from './find';
import { claimed, IN_PROGRESS } from './with-lock';

type Removed = Result<Answer<'remove'>, Failure>;

export const remove = notForAgents<'remove'>((service, { ttid, version }) =>
  claimed(service, ttid, async (): Promise<Removed> => {
    const found = await find(service, ttid);
    if (!found.ok) return found;
    const { instance, webhook } = found.value;
    if (webhook === null) return ok({ ttid });
    const against = objection(service, webhook, version);
    if (against !== null) return fail(against);
    if (!service.deadline.allowsStepForward()) return fail(failureOf(UNCLEAR));
    const name = ourNameOf(webhook);
    return name === null ? deleteIt(service, instance, webhook) : removeOurs(service, instance, { webhook, name });
  }),
);

async function deleteIt(service: Service, instance: Found['instance'], webhook: Webhook): Promise<Removed> {
  const { ttid } = webhook;
  const deleted = await service.flex.deleteWebhook(instance, ttid);
  if (!deleted.ok) return fail(whyUnwritten(deleted.failure));
  await note(service, 'deleted', [{ ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);
  return ok({ ttid });
}

async function removeOurs(service: Service, instance: Found['instance'], ours: Ours): Promise<Removed> {
  const { webhook, name } = ours;
  const { interaction: interactionSid } = name;
  const [usage, record] = await Promise.all([
    readUsage(service, interactionSid, webhook.ttid),
    service.records.read(interactionSid),
  ]);
  if (!record.ok) return fail(failureOf(record.failure));
  if (usage === null) return fail(failureOf(UNCLEAR));
  if (isBeingAttached(record.value, ours, service.io.now())) return fail(IN_PROGRESS);
  if (usage.state !== 'bound') return deleteUnused(service, instance, ours, usage.state);
  const [channelSid] = usage.openChannels;
  // Without a record nobody knows what was displaced: the interaction keeps naming what is gone, and its panel says so.
  if (record.value === null || channelSid === undefined) return deleteUnused(service, instance, ours, 'orphan');
  const { taskSid, operationId } = record.value.attachment;
  const subject = { interactionSid, channelSid, taskSid };
  const detached = await detach(service, { ...subject, ttid: webhook.ttid, operationId });
  if (detached.ok) return ok({ ttid: webhook.ttid });
  return fail(detached.failure.code === 'conflict' ? IN_PROGRESS : detached.failure);
}

/** Registered a moment ago, and about to be bound. */
const isBeingAttached = (record: AttachmentRecord | null, { name }: Ours, now: number) =>
  record?.attachment.state === 'claimed' &&
  record.attachment.nonce === name.nonce &&
  now - Date.parse(record.attachment.attachedAt) < CLAIM_MS;

async function deleteUnused(
  service: Service,
  instance: Found['instance'],
  ours: Ours,
  state: UnusedState,
): Promise<Removed> {
  const deleted = await deleteIt(service, instance, ours.webhook);
  if (deleted.ok) await forget(service, ours, state);
  return deleted;
}
