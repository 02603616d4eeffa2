/** Describes a webhook to the console. */
import { createHmac } from 'node:crypto';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import { ourNameOf } from '../attachment/friendly-name';
import { isInspectorUrl } from '../attachment/inspector';
import { mayTakeAway } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { addressFor } from '../endpoint/visible-url';
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
    address: addressFor(actor, url),
    isInspector: isInspectorUrl(settings.domain, url),
    method,
    events,
    ours:
      name === null ? null : { interactionSid: name.interaction, attachedAt: new Date(name.createdAt).toISOString() },
    // The list reads no records, so a person who attached a webhook to a destination that is closed to them now has to
    // detach it in the panel.
    canChange: mayChange(actor, type) && mayTakeAway(actor, { url, attachedBy: null }, settings),
    version: versionOf(webhook, settings.credentials.authToken),
  };
}

/**
 * Returns a digest of the whole webhook, as its version. It has a key, because otherwise a short secret in the hidden
 * part of a URL could be found by trial. After a change of the auth token, every webhook looks changed once.
 */
export function versionOf({ ttid, type, friendlyName, method, events, url }: Webhook, key: string): string {
  const content = JSON.stringify([ttid, type, friendlyName, method, events, url]);
  return createHmac('sha256', key).update(content).digest('base64url');
}
