/** Describes a webhook to the console. */
import { unreadableWebhook, type WebhookRow, type WebhookSummary } from '../../../src/contract/webhooks';
import { ourNameOf } from '../attachment/friendly-name';
import { isInspectorUrl } from '../attachment/inspector';
import { relayAt } from '../attachment/relay-url';
import { mayTakeAwayByRole } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { keyedDigest } from '../endpoint/keyed-digest';
import { mayChange } from '../endpoint/rights';
import { addressFor } from '../endpoint/visible-url';
import type { StoredWebhook, Webhook } from '../twilio/flex';

type Audience = Pick<OperationContext, 'actor' | 'settings'>;

/** Describes a webhook, also one that cannot be read. */
export const rowOf = (webhook: StoredWebhook, audience: Audience): WebhookRow =>
  webhook.type === 'unreadable'
    ? unreadableWebhook({ ttid: webhook.ttid, canChange: mayChange(audience.actor, webhook.type) })
    : summarize(webhook, audience);

export function summarize(webhook: Webhook, { actor, settings }: Audience): WebhookSummary {
  const { ttid, type, friendlyName, method, events, url } = webhook;
  const name = ourNameOf(webhook);
  return {
    ttid,
    type,
    friendlyName,
    address: addressFor(actor, url),
    isInspector: isInspectorUrl(settings.domain, url),
    isRelayed: relayAt(settings.domain, url) !== null,
    destination: settings.destinations.find((named) => named.url === url)?.key ?? null,
    method,
    events,
    ours:
      name === null ? null : { interactionSid: name.interaction, attachedAt: new Date(name.createdAt).toISOString() },
    // The list reads no records, so a person who attached a webhook to a destination that is closed to them now has to
    // detach it in the panel.
    canChange: mayChange(actor, type) && mayTakeAwayByRole(actor, webhook, settings),
    version: keyedDigest([ttid, type, friendlyName, method, events, url], settings.credentials),
  };
}
