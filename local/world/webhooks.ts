/** Interaction webhooks, and which interaction holds which. */
import type { Interaction, Webhook } from './model';
import { found, notFound } from './refused';
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
  return Object.assign(found(records.webhooks, webhookTtid), changes);
}

export function deleteWebhook({ records }: Scope, webhookTtid: string) {
  if (!records.webhooks.delete(webhookTtid)) throw notFound(webhookTtid);
}

/** `null` binds none. */
export function bindWebhook({ records }: Scope, interactionSid: string, webhookTtid: string | null): Interaction {
  const interaction = found(records.interactions, interactionSid);
  interaction.webhookTtid = webhookTtid;
  return interaction;
}
