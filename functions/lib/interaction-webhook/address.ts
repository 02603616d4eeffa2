/** Decides the route of an attachment, and with it the URL to which Twilio sends its events. */
import { ENTERED_URL_PREFIX, INSPECTOR } from '../../../src/contract/destination';
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { inspectorUrl, newTimeline } from '../attachment/inspector';
import { relayUrl } from '../attachment/relay-url';
import { hasInspector } from '../attachment/route';
import type { OperationContext } from '../endpoint/context';
import type { ResolvedDestination } from '../settings/destinations';
import type { Io } from '../twilio/io';
import type { RecordedDestination, Relay } from '../twilio/records';

export interface Address {
  readonly url: string;
  /** The timeline of the events; null if the inspector is not among the destinations. */
  readonly timeline: TimelineName | null;
  /** Null if Twilio sends to the only destination itself. */
  readonly relay: Relay | null;
}

/** Returns the address of a new webhook for one or several destinations. */
export function addressOf(
  chosen: readonly ResolvedDestination[],
  interaction: InteractionSid,
  context: OperationContext,
): Address {
  const { actor, io, settings } = context;
  const [only] = chosen.length === 1 ? chosen : [];
  if (only?.kind === 'inspector') {
    const timeline = newTimeline(io.secret());
    return { url: inspectorUrl(settings.domain, timeline), timeline, relay: null };
  }
  if (only?.kind === 'url') return { url: only.url, timeline: null, relay: null };
  if (only?.kind === 'named' && !only.named.isRelayed) return { url: only.named.url, timeline: null, relay: null };
  return relayAddressOf(io.secret(), recordedDestinations(chosen, actor.identity, io), interaction, context);
}

/** Returns the address of a webhook whose events our receiver passes on; `id` is that of the attachment. */
export const relayAddressOf = (
  id: string,
  destinations: readonly RecordedDestination[],
  interaction: InteractionSid,
  { settings }: Pick<OperationContext, 'settings'>,
): Address & { readonly relay: Relay } => ({
  url: relayUrl(settings.domain, { id, interaction }),
  timeline: hasInspector(destinations) ? newTimeline(id) : null,
  relay: { id, destinations },
});

/** Returns what the record keeps about destinations that are added now; `addedBy` is null for a program. */
export const recordedDestinations = (
  chosen: readonly ResolvedDestination[],
  addedBy: string | null,
  io: Pick<Io, 'nonce' | 'now'>,
): readonly RecordedDestination[] =>
  chosen.map((destination) => ({
    id: idOf(destination, io),
    url: destination.kind === 'url' ? destination.url : null,
    addedBy,
    addedAt: new Date(io.now()).toISOString(),
    goneAt: null,
  }));

/** Returns a new ID for an entered URL. */
export const newUrlId = ({ nonce }: Pick<Io, 'nonce'>) => `${ENTERED_URL_PREFIX}${nonce().slice(-8)}`;

function idOf(chosen: ResolvedDestination, io: Pick<Io, 'nonce'>): string {
  switch (chosen.kind) {
    case 'inspector':
      return INSPECTOR.key;
    case 'named':
      return chosen.named.key;
    case 'url':
      return newUrlId(io);
  }
}
