/** How the events of one of our webhooks reach its destinations. */
import { INSPECTOR } from '../../../src/contract/destination';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord, RecordedDestination, Relay } from '../twilio/records';
import { relayAt } from './relay-url';
import { waitingAt } from './waiting';

/**
 * `direct`: Twilio sends to the only destination, which may be the inspector. `relayed`: our receiver passes them on.
 * `lost`: as well, but no record says to which destinations, as before a waiting webhook has its interaction.
 */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'relayed'; readonly relay: Relay }
  | { readonly kind: 'lost' };

/** Returns the route of a webhook. Its URL decides: a record can be older or newer than the webhook. */
export function routeOf({ url }: Pick<Webhook, 'url'>, record: AttachmentRecord | null, domain: string): Route {
  const address = relayAt(domain, url);
  if (address === null) return waitingAt(domain, url) === null ? { kind: 'direct' } : { kind: 'lost' };
  const relay = relayIn(record, address.id);
  return relay === null ? { kind: 'lost' } : { kind: 'relayed', relay };
}

/** Returns whether a webhook with this URL sends to our receiver, which passes its events on. */
export const isRelayedUrl = (domain: string, url: string) =>
  relayAt(domain, url) !== null || waitingAt(domain, url) !== null;

/**
 * Returns the destinations of an attachment according to the record of its interaction, or null if they are unknown.
 * While a webhook is being replaced, the record also knows those of the one before.
 */
export const relayIn = (record: AttachmentRecord | null, id: string): Relay | null =>
  [record?.attachment.relay, record?.attachment.previousRelay].find((relay) => relay?.id === id) ?? null;

/** Returns whether the inspector is one of the destinations, so that the attachment has a timeline. */
export const hasInspector = (destinations: readonly Pick<RecordedDestination, 'id'>[]) =>
  destinations.some(({ id }) => id === INSPECTOR.key);
