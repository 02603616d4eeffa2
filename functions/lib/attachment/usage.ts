/** Finds out whether one of our webhooks is still in use. */
import type { ChannelSid, Ttid } from '../../../src/contract/sids';
import type { UnusedState } from '../../../src/contract/webhooks';
import type { Channel, FlexApi } from '../twilio/flex';
import type { Io } from '../twilio/io';
import type { OurName } from './friendly-name';

export type Usage =
  /** An open channel that cannot be read is not among them. */
  { readonly state: 'bound'; readonly openChannels: readonly ChannelSid[] } | { readonly state: UnusedState };

/** The number of webhooks that are checked at the same time. It leaves room for the account's other requests. */
export const CONCURRENCY = 5;

/**
 * The age from which a webhook has ended when Twilio reports no channel of its interaction. A young interaction may not
 * have its channel yet; an old one may have lost it, because Twilio deletes channels after 180 days.
 */
const NO_CHANNEL_AFTER_MS = 24 * 3_600_000;

/** Returns whether a channel may be open. An interaction without such a channel sends no more events. */
const isOpen = ({ status }: Channel) => status !== 'closed' && status !== 'failed';

/** Returns whether all channels of an interaction have ended. False while Twilio reports none. */
export const haveEnded = (channels: readonly Channel[] | null) =>
  channels !== null && channels.length > 0 && !channels.some(isOpen);

interface UsageContext {
  readonly flex: Pick<FlexApi, 'fetchInteraction' | 'listChannels'>;
  readonly io: Pick<Io, 'now'>;
}

/** Returns null if a call to Twilio failed. */
export async function readUsage(
  { flex, io }: UsageContext,
  { interaction: interactionSid, createdAt }: Pick<OurName, 'interaction' | 'createdAt'>,
  ttid: Ttid,
): Promise<Usage | null> {
  const [interaction, channels] = await Promise.all([
    flex.fetchInteraction(interactionSid),
    flex.listChannels(interactionSid),
  ]);
  if (!interaction.ok || !channels.ok) return null;
  if (interaction.value === null) return { state: 'ended' };
  const reported = channels.value ?? [];
  const isWithoutChannel = reported.length === 0 && io.now() - createdAt > NO_CHANNEL_AFTER_MS;
  if (isWithoutChannel || haveEnded(reported)) return { state: 'ended' };
  if (interaction.value.webhookTtid === null) return { state: 'orphan' };
  if (interaction.value.webhookTtid !== ttid) return { state: 'replaced' };
  return { state: 'bound', openChannels: reported.filter(isOpen).flatMap(({ sid }) => sid ?? []) };
}
