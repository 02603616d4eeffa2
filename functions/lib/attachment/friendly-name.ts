/**
 * The friendly name of the webhooks that this plugin attaches. If the record is lost, only the name remains: it shows
 * that the webhook is ours, its interaction, and when it was created. The nonce identifies the attempt. The name
 * contains no personal data.
 */
import * as v from 'valibot';
import { moment } from '../../../src/contract/moments';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { UnreadableWebhook, Webhook } from '../twilio/flex';

export const PREFIX = 'interaction-webhooks';

export interface OurName {
  readonly interaction: InteractionSid;
  /** Epoch milliseconds, in whole seconds. */
  readonly createdAt: number;
  readonly nonce: string;
}

const ourName = v.pipe(
  v.string(),
  v.transform((name) => name.split(' ')),
  v.strictTuple([
    v.literal(PREFIX),
    interactionSid,
    v.pipe(moment, v.transform(Date.parse)),
    v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  ]),
  v.transform(([, interaction, createdAt, nonce]): OurName => ({ interaction, createdAt, nonce })),
);

/** Writes a moment as names contain it, in whole seconds. */
export const momentOfName = (createdAt: number) => new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z');

export const formatFriendlyName = ({ interaction, createdAt, nonce }: OurName) =>
  `${PREFIX} ${interaction} ${momentOfName(createdAt)} ${nonce}`;

/** Parses the name of one of our webhooks; returns null for any other name, also for one that only resembles ours. */
export function parseFriendlyName(name: string | null): OurName | null {
  const parsed = v.safeParse(ourName, name);
  // A moment can be written in several ways, and only one of them is how this plugin writes it.
  return parsed.success && formatFriendlyName(parsed.output) === name ? parsed.output : null;
}

/**
 * Parses the name of a webhook; returns null if the webhook is not ours. A `global` webhook never is, and neither is
 * one that cannot be read.
 */
export const ourNameOf = (webhook: Pick<Webhook, 'type' | 'friendlyName'> | Pick<UnreadableWebhook, 'type'>) =>
  webhook.type === 'interaction' ? parseFriendlyName(webhook.friendlyName) : null;
