/** The views that the `/outside` API returns to its page. */
import type { Delivery } from '../delivery/log';
import type { RuleState } from '../faults/script';
import type { ChannelStatus, ChannelType } from '../world/model';
import type { World } from '../world/world';

export interface AgentView {
  readonly identity: string;
  readonly fullName: string;
}

export interface ConversationView {
  readonly interactionSid: string;
  readonly channelSid: string;
  readonly conversationSid: string;
  readonly taskSid: string | null;
  readonly customer: string;
  readonly channel: ChannelType;
  readonly status: ChannelStatus;
  /** The full name of the agent who was offered the conversation. */
  readonly agent: string;
  /** Whether that agent has joined. */
  readonly answered: boolean;
  /** Whether the customer is still in the conversation and can write. */
  readonly customerPresent: boolean;
  readonly webhookTtid: string | null;
  readonly messages: readonly { readonly author: string; readonly text: string; readonly fromCustomer: boolean }[];
}

export type DeliveryView = Delivery;

export type RuleView = RuleState;

/** The agents to whom a customer can write. */
export const agentViews = (world: World): AgentView[] =>
  [...world.users.values()]
    .filter((user) => user.role === 'agent')
    .map(({ identity, fullName }) => ({ identity, fullName }));

/** Returns the open conversations, newest first. */
export const conversationViews = (world: World): ConversationView[] =>
  [...world.channels.keys()]
    .flatMap((channelSid) => conversationView(world, channelSid) ?? [])
    .filter(({ status }) => status !== 'closed')
    .reverse();

/** Returns undefined if there is no such channel. */
export function conversationView(world: World, channelSid: string): ConversationView | undefined {
  const channel = world.channels.get(channelSid);
  const conversation = channel && world.conversations.get(channel.conversationSid);
  if (channel === undefined || conversation === undefined) return undefined;
  const participants = world.participantsOf(channelSid);
  const customer = conversation.friendlyName;
  const worker = world.workers.get(world.lastWorkerOf(channelSid) ?? '');
  const agent = worker && world.users.get(worker.identity);
  return {
    interactionSid: channel.interactionSid,
    channelSid,
    conversationSid: conversation.sid,
    taskSid: world.latestTaskOf(channelSid)?.sid ?? null,
    customer,
    channel: channel.type,
    status: channel.status,
    agent: agent?.fullName ?? 'no agent',
    answered: participants.some(({ type }) => type === 'agent'),
    customerPresent: participants.some(({ type }) => type === 'customer'),
    webhookTtid: world.interactions.get(channel.interactionSid)?.webhookTtid ?? null,
    messages: conversation.messages.map(({ author, text }) => ({ author, text, fromCustomer: author === customer })),
  };
}
