/** Interaction webhooks and their bindings to interactions. */
import type { Interaction, Webhook } from './model';
import { notFound, requireRecord } from './refused';
import type { Scope } from './scope';

export function registerWebhook({ records, ttids }: Scope, details: Omit<Webhook, 'ttid'>): Webhook {
  const webhook = { ...details, ttid: ttids.next() };
  records.webhooks.set(webhook.ttid, webhook);
  return webhook;
}

export function updateWebhook(
  { records }: Scope,
  webhookTtid: string,
  changes: Partial<Omit<Webhook, 'ttid' | 'type'>>,
): Webhook {
  return Object.assign(requireRecord(records.webhooks, webhookTtid), changes);
}

export function deleteWebhook({ records }: Scope, webhookTtid: string) {
  if (!records.webhooks.delete(webhookTtid)) throw notFound(webhookTtid);
}

/** Binds a webhook to an interaction in place of the previous one. `null` only removes the binding. */
export function bindWebhook({ records }: Scope, interactionSid: string, webhookTtid: string | null): Interaction {
  const interaction = requireRecord(records.interactions, interactionSid);
  interaction.webhookTtid = webhookTtid;
  return interaction;
}
