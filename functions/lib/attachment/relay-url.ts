/**
 * The URL of a relayed webhook: our receiver, with the ID of the attachment and its interaction. Twilio signs the whole
 * URL, so both are genuine, and the receiver finds the record without relying on the content of the event.
 */
import * as v from 'valibot';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { globalInspectorUrl, newTimeline, timelineAt, timelineWithId } from './inspector';

export interface RelayAddress {
  /** The ID of the attachment: 32 hexadecimal digits that cannot be guessed. */
  readonly id: string;
  readonly interaction: InteractionSid;
}

/** Returns the address that the parameters `r` and `i` of a URL name, or null if they are not valid. */
export function relayAddress(r: unknown, i: unknown): RelayAddress | null {
  const interaction = v.safeParse(interactionSid, i);
  return timelineWithId(r) !== null && interaction.success ? { id: String(r), interaction: interaction.output } : null;
}

/** Returns the URL to which Twilio sends the events of a relayed attachment; `domain` is the functions' own. */
export const relayUrl = (domain: string, { id, interaction }: RelayAddress) =>
  `${globalInspectorUrl(domain)}?r=${id}&i=${interaction}`;

/** Returns the attachment to which a webhook's URL leads, or null if it is not the URL of a relayed webhook. */
export function relayAt(domain: string, url: string): RelayAddress | null {
  const [, r, i] = /\?r=(.*)&i=(.*)$/.exec(url) ?? [];
  const address = relayAddress(r, i);
  return address !== null && url === relayUrl(domain, address) ? address : null;
}

/** Returns the timeline that a webhook with this URL may have, or null. A relayed one has it with the inspector. */
export function timelineBehind(domain: string, url: string): TimelineName | null {
  const relay = relayAt(domain, url);
  return relay === null ? timelineAt(domain, url) : newTimeline(relay.id);
}
