/** Describes a webhook to the console. */
import { WAITS_MS } from '../../../src/contract/new-interaction';
import { unreadableWebhook, type WebhookRow, type WebhookSummary } from '../../../src/contract/webhooks';
import { ourNameOf } from '../attachment/friendly-name';
import { isInspectorUrl } from '../attachment/inspector';
import { isRelayedUrl } from '../attachment/route';
import { mayTakeAwayByRole } from '../attachment/take-away';
import { waitingOf } from '../attachment/waiting';
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
  const waiting = waitingOf(webhook, settings.domain);
  return {
    ttid,
    type,
    friendlyName,
    address: addressFor(actor, url),
    isInspector: isInspectorUrl(settings.domain, url),
    isRelayed: isRelayedUrl(settings.domain, url),
    destination: settings.destinations.find((named) => named.url === url)?.key ?? null,
    method,
    events,
    ours:
      name === null ? null : { interactionSid: name.interaction, attachedAt: new Date(name.createdAt).toISOString() },
    waiting: waiting === null ? null : { expiresAt: new Date(waiting.name.createdAt + WAITS_MS).toISOString() },
    // The list reads no records, so a person who attached a webhook to a destination that is closed to them now has to
    // detach it in the panel.
    canChange: mayChange(actor, type) && mayTakeAwayByRole(actor, webhook, settings),
    version: keyedDigest([ttid, type, friendlyName, method, events, url], settings.credentials),
  };
}
