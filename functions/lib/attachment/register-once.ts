/** Registers one of our webhooks. */
import type { PageCursor } from '../../../src/contract/paging';
import { ok } from '../../../src/contract/result';
import type { InstanceSid } from '../../../src/contract/sids';
import type { Connection } from '../endpoint/context';
import type { FlexApi, NewWebhook, Webhook, WebhookPage } from '../twilio/flex';
import type { Reply } from '../twilio/http';

/**
 * Registers a webhook at most once, as far as can be observed. After an unclear answer, looks for it by its name, which
 * contains the nonce, and takes it; registers again if it is not found. If the first one appears later, the sweep
 * recognizes it by its name and removes it.
 */
export async function registerOnce(
  { flex, deadline }: Pick<Connection, 'flex' | 'deadline'>,
  instance: InstanceSid,
  details: NewWebhook & { readonly friendlyName: string },
): Promise<Reply<Webhook>> {
  const first = await flex.registerWebhook(instance, details);
  if (first.ok || first.failure.kind !== 'unclear') return first;
  const found = await findByName(flex, instance, details.friendlyName);
  if (found !== null) return ok(found);
  return deadline.allowsChange() ? flex.registerWebhook(instance, details) : first;
}

/** The number of pages that are searched for a lost webhook. More would take too much of the time that is left. */
const SEARCHED_PAGES = 2;

async function findByName(flex: FlexApi, instance: InstanceSid, friendlyName: string): Promise<Webhook | null> {
  let from: PageCursor | null = null;
  for (let searched = 0; searched < SEARCHED_PAGES; searched += 1) {
    const listed: Reply<WebhookPage> = await flex.listWebhooks(instance, 'interaction', from);
    if (!listed.ok) return null;
    const { webhooks, next } = listed.value;
    for (const webhook of webhooks) {
      if (webhook?.type === 'interaction' && webhook.friendlyName === friendlyName) return webhook;
    }
    if (next.kind !== 'more') return null;
    from = next.from;
  }
  return null;
}
