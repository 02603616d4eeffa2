/** Finds out whether one of our webhooks is still in use. */
import type { ChannelSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { UnusedState } from '../../../src/contract/webhooks';
import type { Channel, FlexApi } from '../twilio/flex';

export type Usage =
  | { readonly state: 'bound'; readonly openChannels: readonly ChannelSid[] }
  | { readonly state: UnusedState };

/** The number of webhooks that are checked at the same time. It leaves room for the account's other requests. */
export const CONCURRENCY = 5;

/** Returns whether a channel is open. An interaction without an open channel sends no more events. */
export const isOpen = ({ status }: Channel) => status !== 'closed' && status !== 'failed';

/** Returns null if a call to Twilio failed. */
export async function readUsage(
  { flex }: { readonly flex: Pick<FlexApi, 'fetchInteraction' | 'listChannels'> },
  interactionSid: InteractionSid,
  ttid: Ttid,
): Promise<Usage | null> {
  const [interaction, channels] = await Promise.all([
    flex.fetchInteraction(interactionSid),
    flex.listChannels(interactionSid),
  ]);
  if (!interaction.ok || !channels.ok) return null;
  if (interaction.value === null) return { state: 'ended' };
  if (channels.value !== null && !channels.value.some(isOpen)) return { state: 'ended' };
  if (interaction.value.webhookTtid === null) return { state: 'orphan' };
  if (interaction.value.webhookTtid !== ttid) return { state: 'replaced' };
  return { state: 'bound', openChannels: (channels.value ?? []).filter(isOpen).map(({ sid }) => sid) };
}
