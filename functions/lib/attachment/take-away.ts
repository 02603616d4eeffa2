/**
 * Who may take a webhook away from its destination: detach it, put another one in its place, redirect it or delete it.
 *
 * People who may not use a destination may not stop its events either, except for a webhook that they attached.
 */
import type { Actor } from '../endpoint/actor';
import type { Settings } from '../settings/settings';
import type { AttachmentRecord } from '../twilio/records';
import type { OurName } from './friendly-name';
import { isInspectorUrl } from './inspector';

/** A webhook, and the Flex identity of the person who attached it, or null if that is not known. */
export interface Taken {
  readonly url: string;
  readonly attachedBy: string | null;
}

export function mayTakeAway(
  actor: Actor,
  { url, attachedBy }: Taken,
  { destinations, domain }: Pick<Settings, 'destinations' | 'domain'>,
): boolean {
  if (actor.role === 'admin' || actor.identity === attachedBy || isInspectorUrl(domain, url)) return true;
  const configured = destinations.filter((destination) => destination.url === url);
  // Without a destination, a supervisor or an administrator entered the URL, or the destination was removed since.
  if (configured.length === 0) return actor.role !== 'agent';
  return configured.some(({ roles }) => roles.includes(actor.role));
}

/** Returns who attached a webhook with our name; null if the record was lost or belongs to another webhook. */
export const attacherOf = (record: AttachmentRecord | null, name: OurName | null) =>
  record !== null && record.attachment.nonce === name?.nonce ? record.attachment.attachedBy : null;
