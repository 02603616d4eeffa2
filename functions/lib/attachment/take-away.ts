/**
 * Who may take a webhook away from its destination: detach it, put another one in its place, redirect it or delete it.
 *
 * People who may not use a destination may not stop its events either, except for a webhook that they attached.
 */
import type { Actor } from '../endpoint/actor';
import { keyedDigest } from '../endpoint/keyed-digest';
import type { Settings } from '../settings/settings';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import { type OurName, ourNameOf } from './friendly-name';
import { isInspectorUrl } from './inspector';

export type TakeAwaySettings = Pick<Settings, 'credentials' | 'destinations' | 'domain'>;

/** Returns whether a person may take a webhook away. Without `record`, it decides by their role alone. */
export function mayTakeAway(
  actor: Actor,
  webhook: Webhook,
  record: AttachmentRecord | null,
  settings: TakeAwaySettings,
): boolean {
  const { url } = webhook;
  if (actor.role === 'admin' || isInspectorUrl(settings.domain, url)) return true;
  if (hasAttached(actor, webhook, record, settings)) return true;
  const configured = settings.destinations.filter((destination) => destination.url === url);
  // Without a destination, a supervisor or an administrator entered the URL, or the destination was removed since.
  if (configured.length === 0) return actor.role !== 'agent';
  return configured.some(({ roles }) => roles.includes(actor.role));
}

/** Returns whether a person attached a webhook to its current URL. An edit may have redirected it since. */
function hasAttached(
  { identity }: Actor,
  webhook: Webhook,
  record: AttachmentRecord | null,
  { credentials }: TakeAwaySettings,
): boolean {
  if (attacherOf(record, ourNameOf(webhook)) !== identity) return false;
  return record?.attachment.url === keyedDigest(webhook.url, credentials);
}

/** Returns who attached a webhook with our name; null if the record was lost or belongs to another webhook. */
export const attacherOf = (record: AttachmentRecord | null, name: OurName | null) =>
  record !== null && record.attachment.nonce === name?.nonce ? record.attachment.attachedBy : null;
