/**
 * Waiting webhooks: registered for an interaction that a customer's own program will create with its ttid. Until its
 * first event names the interaction, the URL has only an ID, and the friendly name is of a second form.
 *
 * Both are needed to recognize one. Several deployments of the functions can share an account, and only the one whose
 * domain is in the URL gets the events, and knows which of its webhooks were never used.
 */
import { parseMoment } from '../../../src/contract/moments';
import type { InteractionSid } from '../../../src/contract/sids';
import type { StoredWebhook, Webhook } from '../twilio/flex';
import { momentOfName, PREFIX } from './friendly-name';
import { globalInspectorUrl, timelineWithId } from './inspector';
import type { OurWebhook } from './ours';
import { relayUrl } from './relay-url';

export interface WaitingName {
  /** Epoch milliseconds, in whole seconds. */
  readonly createdAt: number;
  readonly nonce: string;
}

export interface WaitingWebhook {
  readonly webhook: Webhook;
  /** The ID of its attachment once it has one: 32 hexadecimal digits that cannot be guessed. */
  readonly id: string;
  readonly name: WaitingName;
}

export const formatWaitingName = ({ createdAt, nonce }: WaitingName) =>
  `${PREFIX} new ${momentOfName(createdAt)} ${nonce}`;

const WAITING_NAME = new RegExp(`^${PREFIX} new (\\S+) ([0-9a-f]{16})$`);

/** Parses the name of a waiting webhook; returns null for any other name, also for one that only resembles it. */
export function parseWaitingName(name: string | null): WaitingName | null {
  const [, time = '', nonce = ''] = WAITING_NAME.exec(name ?? '') ?? [];
  const createdAt = parseMoment(time);
  // A moment can be written in several ways, and only one of them is how this plugin writes it.
  return createdAt !== null && formatWaitingName({ createdAt, nonce }) === name ? { createdAt, nonce } : null;
}

/** Returns the URL of a waiting webhook; `domain` is the functions' own. */
export const waitingUrl = (domain: string, id: string) => `${globalInspectorUrl(domain)}?n=${id}`;

/** Returns the ID in the URL of a waiting webhook, or null if it is another URL. */
export function waitingAt(domain: string, url: string): string | null {
  const [, id = ''] = /\?n=(.*)$/.exec(url) ?? [];
  return timelineWithId(id) !== null && url === waitingUrl(domain, id) ? id : null;
}

/** Returns the webhook as a waiting one of this deployment, or null if it is none. */
export function waitingOf(webhook: StoredWebhook, domain: string): WaitingWebhook | null {
  if (webhook.type !== 'interaction') return null;
  const name = parseWaitingName(webhook.friendlyName);
  const id = waitingAt(domain, webhook.url);
  return name === null || id === null ? null : { webhook, id, name };
}

/**
 * Returns the attachment that a waiting webhook has become, although its adoption was cut off before it got the name
 * and the URL of one. Its URL leads to what is kept about it.
 *
 * @param createdAt When the interaction was created at the latest, in epoch milliseconds.
 */
export const attachmentOf = (
  { webhook, id, name }: WaitingWebhook,
  interaction: InteractionSid,
  { domain, createdAt }: { readonly domain: string; readonly createdAt: number },
): OurWebhook => ({
  webhook: { ...webhook, url: relayUrl(domain, { id, interaction }) },
  name: { ...name, interaction, createdAt },
});
