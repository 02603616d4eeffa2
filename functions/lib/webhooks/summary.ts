/** A webhook as it is told to the console. */
import { createHmac } from 'node:crypto';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import { ourNameOf } from '../attachment/friendly-name';
import { isInspectorUrl } from '../attachment/inspector';
import type { OperationContext } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import type { Webhook } from '../twilio/flex';

export function summarize(
  webhook: Webhook,
  { actor, settings }: Pick<OperationContext, 'actor' | 'settings'>,
): WebhookSummary {
  const { ttid, type, friendlyName, method, events, url } = webhook;
  const name = ourNameOf(webhook);
  return {
    ttid,
    type,
    friendlyName,
    address: maskedAddress(url),
    isInspector: isInspectorUrl(settings.domain, url),
    method,
    events,
    ours:
      name === null ? null : { interactionSid: name.interaction, attachedAt: new Date(name.createdAt).toISOString() },
    canChange: mayChange(actor, type),
    version: versionOf(webhook, settings.credentials.authToken),
  };
}

/** Host and path. A query, a fragment and a password may be secrets: of a query it is told that there is one. */
export function maskedAddress(url: string): string | null {
  // Others register whatever Twilio lets them.
  if (!URL.canParse(url)) return null;
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search === '' ? '' : '?…'}`;
}

/**
 * Differs whenever anything differs. Keyed, because a short secret in the hidden part of an address could otherwise be
 * found by trying; a changed Auth Token makes everything look changed once.
 */
export function versionOf({ ttid, type, friendlyName, method, events, url }: Webhook, key: string): string {
  const everything = JSON.stringify([ttid, type, friendlyName, method, events, url]);
  return createHmac('sha256', key).update(everything).digest('base64url');
}
