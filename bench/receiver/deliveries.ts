/** Signed requests of Twilio that deliver events, each with content of its own. */
import { newTimeline } from '../../functions/lib/attachment/inspector';
import { deliveryRequest } from '../../local/delivery/request';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { HOSTS_PATH } from '../../local/twilio/conventions/address';
import { ACCOUNT, type Webhook } from '../../local/world/model';
import type { Subject } from '../../src/contract/endpoints';
import type { TimelineName } from '../../src/contract/timeline';

/** Sends one event to a function. Rejects unless the function accepts it. */
export type Delivery = () => Promise<void>;

/**
 * Signs an event, to send it later.
 *
 * @param origin The functions' origin on this machine.
 * @param url The webhook's URL.
 * @param type The event's type, which is on the screen, so no two events of a timeline must have the same.
 */
export function delivery(origin: string, url: string, type: string, { interactionSid, channelSid }: Subject): Delivery {
  const webhook: Webhook = { ttid: '', type: 'interaction', url, method: 'POST', events: [type], friendlyName: null };
  const parameters = {
    EventType: type,
    AccountSid: ACCOUNT.accountSid,
    InteractionSid: interactionSid,
    ChannelSid: channelSid,
  };
  const { headers, body } = deliveryRequest(webhook, parameters);
  const { pathname, search } = new URL(url);
  const address = `${origin}${pathname}${search}`;
  return async () => {
    const response = await fetch(address, { method: 'POST', headers, body });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${pathname} answered ${response.status}`);
  };
}

export const urlOf = (path: string) => `https://${FUNCTIONS_DOMAIN}${path}`;

/** Creates a timeline in Local Twilio, as an attach does. */
export async function createTimeline(twilioOrigin: string, number: number): Promise<TimelineName> {
  const name = newTimeline(number.toString(16).padStart(32, '0'));
  const { accountSid, authToken } = ACCOUNT;
  const response = await fetch(`${twilioOrigin}${HOSTS_PATH}/sync.twilio.com/v1/Services/default/Maps`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({ UniqueName: name }),
  });
  if (!response.ok) throw new Error(`The timeline was not created: ${response.status}`);
  return name;
}
