/** Events as Twilio sends them to a webhook, and what the inspector has kept of them. */
import { deliveryRequest } from '../../local/delivery/request';
import { ACCOUNT, type EventParameters, type Webhook } from '../../local/world/model';
import type { TimelineEvent } from '../../src/contract/timeline';
import type { Stage } from './stage';
import { aliceSubject } from './subjects';

/** An event of Alice's interaction. */
export const event = (stage: Stage, type: string, parameters: EventParameters = {}): EventParameters => {
  const { interactionSid, channelSid } = aliceSubject(stage);
  return {
    EventType: type,
    AccountSid: ACCOUNT.accountSid,
    InteractionSid: interactionSid,
    ChannelSid: channelSid,
    ...parameters,
  };
};

export const closed = (stage: Stage) => event(stage, 'onChannelStatusUpdated', { ChannelStatus: 'closed' });

/** Delivers to a webhook as Twilio does; the answer is the HTTP status. */
export const deliver = (stage: Stage, webhook: Webhook, parameters: EventParameters): Promise<number> =>
  stage.receive(arriving(webhook, parameters));

/** A delivery as the runtime hands it over to the receiver. */
export function arriving(webhook: Webhook, parameters: EventParameters) {
  const { url, headers, body } = deliveryRequest(webhook, parameters);
  const fields = new URLSearchParams(body ?? '');
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    request: { headers: lowerCase, cookies: {} },
    ...Object.fromEntries(new URL(url).searchParams),
    ...Object.fromEntries(fields),
  };
}

/** The timelines that there are, by name. */
export const timelines = ({ sync }: Stage) =>
  sync
    .service('default')
    .maps.all()
    .filter(({ uniqueName }) => uniqueName?.startsWith('interaction-webhook-'));

/** What a timeline holds, in the order of its receipt. */
export const eventsIn = (stage: Stage, timeline: string): TimelineEvent[] =>
  stage.sync
    .service('default')
    .maps.get(timeline)
    .items()
    .map(({ data }) => data as unknown as TimelineEvent)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
