/** Detaches that were cut off between their two changes: the webhook is deleted, and the displaced one is not bound. */
import { displacedBy } from '../../functions/lib/attachment/current-binding';
import type { FlexApi } from '../../functions/lib/twilio/flex';
import type { Reply } from '../../functions/lib/twilio/http';
import type { Records } from '../../functions/lib/twilio/records';
import { ok } from '../../src/contract/result';
import type { InstanceSid, InteractionSid, Ttid } from '../../src/contract/sids';

type Flex = Pick<FlexApi, 'fetchInteraction' | 'fetchWebhook'>;

/** Returns the webhook that an interaction holds although it was deleted; null if there is none. */
export async function readDeletedBound(
  flex: Flex,
  instance: InstanceSid,
  interaction: InteractionSid,
): Promise<Reply<Ttid | null>> {
  const held = await flex.fetchInteraction(interaction);
  if (!held.ok) return held;
  const ttid = held.value?.webhookTtid ?? null;
  if (ttid === null) return ok(null);
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return webhook;
  return ok(webhook.value === null ? ttid : null);
}

/** Returns whether the record of such an interaction names a displaced webhook that still exists. */
export async function isUnfinished(
  { flex, records }: { readonly flex: Flex; readonly records: Pick<Records, 'read'> },
  instance: InstanceSid,
  interaction: InteractionSid,
): Promise<Reply<boolean>> {
  const deleted = await readDeletedBound(flex, instance, interaction);
  if (!deleted.ok) return deleted;
  if (deleted.value === null) return ok(false);
  const record = await records.read(interaction);
  if (!record.ok) return record;
  const displaced = displacedBy({ kind: 'dangling', ttid: deleted.value }, record.value);
  if (displaced === null) return ok(false);
  const webhook = await flex.fetchWebhook(instance, displaced);
  return webhook.ok ? ok(webhook.value !== null) : webhook;
}
