/** The only destination of a webhook to which Twilio sends directly, as its URL and the settings name it. */
import { type Destination, INSPECTOR } from '../../../src/contract/destination';
import type { TimelineName } from '../../../src/contract/timeline';
import { timelineAt } from '../attachment/inspector';
import type { AllowedDestinations } from '../settings/destinations';
import type { Webhook } from '../twilio/flex';

export type DirectDestination =
  | { readonly kind: 'inspector'; readonly destination: Destination; readonly timeline: TimelineName }
  | { readonly kind: 'named'; readonly destination: Destination }
  /** A URL that a person entered, or whose destination an administrator has removed. */
  | { readonly kind: 'url'; readonly destination: null };

export function directDestination(
  { url }: Pick<Webhook, 'url'>,
  { domain, destinations }: Pick<AllowedDestinations, 'domain' | 'destinations'>,
): DirectDestination {
  const timeline = timelineAt(domain, url);
  if (timeline !== null) return { kind: 'inspector', destination: INSPECTOR, timeline };
  const named = destinations.find((destination) => destination.url === url);
  return named === undefined ? { kind: 'url', destination: null } : { kind: 'named', destination: named };
}
