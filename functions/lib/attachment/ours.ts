/** Webhooks of ours: those of which the friendly name says that this plugin has attached them, and to what. */
import { ok } from '../../../src/contract/result';
import type { InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { FlexApi, Webhook } from '../twilio/flex';
import type { Reply } from '../twilio/http';
import { type OurName, ourNameOf } from './friendly-name';

export interface OurWebhook {
  readonly webhook: Webhook;
  readonly name: OurName;
}

/** A webhook as one of ours for this interaction; null for another's, and for everybody else's. */
export function oursFor(interaction: InteractionSid, webhook: Webhook): OurWebhook | null {
  const name = ourNameOf(webhook);
  return name?.interaction === interaction ? { webhook, name } : null;
}

/** Reads a webhook; null when there is none, or this plugin did not attach it to this interaction. */
export async function readOurs(
  flex: Pick<FlexApi, 'fetchWebhook'>,
  instance: InstanceSid,
  interaction: InteractionSid,
  ttid: Ttid,
): Promise<Reply<OurWebhook | null>> {
  const webhook = await flex.fetchWebhook(instance, ttid);
  return webhook.ok ? ok(webhook.value && oursFor(interaction, webhook.value)) : webhook;
}
