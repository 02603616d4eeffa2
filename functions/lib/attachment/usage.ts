/** Whether a webhook of ours still has something to do. */
import type { ChannelSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { UnusedState } from '../../../src/contract/webhooks';
import type { Channel, FlexApi } from '../twilio/flex';

export type Usage =
  | { readonly state: 'bound'; readonly openChannels: readonly ChannelSid[] }
  | { readonly state: UnusedState };

/** How many webhooks are checked at the same time. It leaves room for the account's other requests. */
export const CONCURRENCY = 5;

/** An interaction of whose channels none is open will send nothing more. */
export const isOpen = ({ status }: Channel) => status !== 'closed' && status !== 'failed';

/** Null when Twilio cannot tell. */
export async function readUsage(
  { flex }: { readonly flex: Pick<FlexApi, 'fetchInteraction' | 'listChannels'> },
  interaction: InteractionSid,
  ttid: Ttid,
): Promise<Usage | null> {
  const [held, channels] = await Promise.all([flex.fetchInteraction(interaction), flex.listChannels(interaction)]);
  if (!held.ok || !channels.ok) return null;
  if (held.value === null) return { state: 'ended' };
  if (channels.value !== null && !channels.value.some(isOpen)) return { state: 'ended' };
  if (held.value.webhookTtid === null) return { state: 'orphan' };
  if (held.value.webhookTtid !== ttid) return { state: 'replaced' };
  return { state: 'bound', openChannels: (channels.value ?? []).filter(isOpen).map(({ sid }) => sid) };
}
