import { type Channel, isOpen } from '../world/model';
import type { World } from '../world/world';

/**
 * Lists the open channels. First come those of interactions with a webhook, the newest webhook first, then the others,
 * newest first.
 */
export function openChannels(world: World): Channel[] {
  const ttids = [...world.webhooks.keys()];
  const rank = ({ interactionSid }: Channel) =>
    ttids.indexOf(world.interactions.get(interactionSid)?.webhookTtid ?? '');
  const open = [...world.channels.values()].filter(isOpen);
  return open.reverse().sort((a, b) => rank(b) - rank(a));
}
