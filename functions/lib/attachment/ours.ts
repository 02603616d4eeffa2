/** Our webhooks: those whose friendly name says that this plugin attached them, and to which interaction. */
import { ok } from '../../../src/contract/result';
import type { InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { FlexApi, StoredWebhook, Webhook } from '../twilio/flex';
import type { Reply } from '../twilio/http';
import { type OurName, ourNameOf } from './friendly-name';

export interface OurWebhook {
  readonly webhook: Webhook;
  readonly name: OurName;
}

/** Returns the webhook as ours, or null if this plugin did not attach it to this interaction. */
export function oursFor(interaction: InteractionSid, webhook: StoredWebhook): OurWebhook | null {
  const name = ourNameOf(webhook);
  return webhook.type !== 'unreadable' && name?.interaction === interaction ? { webhook, name } : null;
}

/**
 * Reads one of our webhooks. Returns null if there is none, or if this plugin did not attach it to this interaction.
 */
export async function readOurs(
  flex: Pick<FlexApi, 'fetchWebhook'>,
  instance: InstanceSid,
  interaction: InteractionSid,
  ttid: Ttid,
): Promise<Reply<OurWebhook | null>> {
  const webhook = await flex.fetchWebhook(instance, ttid);
  return webhook.ok ? ok(webhook.value && oursFor(interaction, webhook.value)) : webhook;
}
