import type { Delivery } from '../delivery/log';

/** Says who sent a delivery, and on behalf of which webhook. */
export function senderInWords({ webhook, headers }: Pick<Delivery, 'webhook' | 'headers'>): string {
  if (webhook === null) return ['From the functions', headers['webhook-id']].filter(Boolean).join(', ');
  const { type, friendlyName, ttid } = webhook;
  return [`From Twilio, ${type} webhook`, friendlyName, ttid].filter(Boolean).join(' ');
}
