/**
 * Who may take a webhook away from its destinations: detach it, put another one in its place, redirect it or delete it.
 *
 * People who may not use a destination may not stop its events either, except for one that they added.
 */
import { INSPECTOR } from '../../../src/contract/destination';
import type { Actor } from '../endpoint/actor';
import { keyedDigest } from '../endpoint/keyed-digest';
import type { ConfiguredDestination } from '../settings/destinations';
import type { Settings } from '../settings/settings';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord, RecordedDestination } from '../twilio/records';
import { type OurName, ourNameOf } from './friendly-name';
import { isInspectorUrl } from './inspector';
import { isRelayedUrl, routeOf } from './route';
import { waitingAt } from './waiting';

export type TakeAwaySettings = Pick<Settings, 'credentials' | 'destinations' | 'domain'>;

/** Returns whether a person may take a webhook away from all of its destinations; `record` is of its interaction. */
export function mayTakeAway(
  actor: Actor,
  webhook: Webhook,
  record: AttachmentRecord | null,
  settings: TakeAwaySettings,
): boolean {
  const route = routeOf(webhook, record, settings.domain);
  switch (route.kind) {
    case 'direct':
      return mayTakeAwayByRole(actor, webhook, settings) || hasAttached(actor, webhook, record, settings);
    case 'relayed':
      return route.relay.destinations.every((destination) => mayRemove(actor, destination, settings));
    case 'lost':
      // A waiting webhook still gets its destinations. Any other sends to none anymore.
      return waitingAt(settings.domain, webhook.url) === null || mayTakeAwayByRole(actor, webhook, settings);
  }
}

/**
 * Does the same without the record, for the list of the console. Of a relayed webhook the destinations are unknown
 * then, so the person must be allowed to use every one that there is.
 */
export function mayTakeAwayByRole({ role }: Actor, { url }: Webhook, settings: TakeAwaySettings): boolean {
  const { destinations, domain } = settings;
  if (role === 'admin' || isInspectorUrl(domain, url)) return true;
  if (isRelayedUrl(domain, url)) return role !== 'agent' && destinations.every(({ roles }) => roles.includes(role));
  return mayUse(
    role,
    destinations.filter((destination) => destination.url === url),
  );
}

/** Returns whether a person may take a relayed webhook away from one of its destinations. */
export function mayRemove(
  { role, identity }: Actor,
  { id, url, addedBy }: Pick<RecordedDestination, 'id' | 'url' | 'addedBy'>,
  { destinations }: Pick<TakeAwaySettings, 'destinations'>,
): boolean {
  if (role === 'admin' || id === INSPECTOR.key || addedBy === identity) return true;
  return mayUse(role, url === null ? destinations.filter(({ key }) => key === id) : []);
}

/** Without a destination, a supervisor or an administrator entered the URL, or the destination was removed since. */
const mayUse = (role: Actor['role'], configured: readonly ConfiguredDestination[]) =>
  configured.length === 0 ? role !== 'agent' : configured.some(({ roles }) => roles.includes(role));

/** Returns whether a person attached a webhook to its current URL. */
const hasAttached = (
  { identity }: Actor,
  webhook: Webhook,
  record: AttachmentRecord | null,
  settings: Pick<TakeAwaySettings, 'credentials'>,
) => adderOf(webhook, record, settings) === identity;

/** Returns who attached a webhook to its current URL; null if that is unknown, or an edit has redirected it since. */
export function adderOf(
  webhook: Webhook,
  record: AttachmentRecord | null,
  { credentials }: Pick<TakeAwaySettings, 'credentials'>,
): string | null {
  const attacher = attacherOf(record, ourNameOf(webhook));
  return record?.attachment.url === keyedDigest(webhook.url, credentials) ? attacher : null;
}

/** Returns who attached a webhook with our name; null if the record was lost or belongs to another webhook. */
export const attacherOf = (record: AttachmentRecord | null, name: OurName | null) =>
  record !== null && record.attachment.nonce === name?.nonce ? record.attachment.attachedBy : null;
