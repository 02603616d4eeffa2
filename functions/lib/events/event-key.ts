/** The keys of events in their timelines. A timeline keeps each key once. */
import type { TimelineName } from '../../../src/contract/timeline';
import type { Io } from '../twilio/io';
import { nodeCrypto } from '../twilio/node-crypto';
import type { Arrival } from './timeline-event';

/**
 * Returns the key of an event. If Twilio repeats a request, its token shows that, and both have the same key. Without a
 * token, a repetition looks like a second event, so every request gets a key of its own.
 *
 * The token is not signed. So the content is part of the key, and no token can keep out an event with other content.
 */
export function eventKey(
  timeline: TimelineName,
  { webhook, type, parameters }: Arrival,
  token: string | null,
  { nonce }: Pick<Io, 'nonce'>,
): string {
  if (token === null) return nonce();
  const canonical = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const identity = [timeline, webhook, type, canonical, token];
  return nodeCrypto().createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
