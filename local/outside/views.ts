/** The views that the `/outside` API returns to its page. */
import type { Delivery, DeliveryLog, DeliveryResult } from '../delivery/log';
import type { CustomerSystem, CustomerSystems } from '../delivery/systems';
import type { RuleState } from '../faults/script';
import type { ChannelStatus, ChannelType } from '../world/model';
import type { World } from '../world/world';
import { openChannels } from './open-channels';

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

export interface SystemView extends CustomerSystem {
  /** The result of the newest delivery to it, or null if there is none. */
  readonly lastOutcome: DeliveryResult | null;
}

/** The number of newest deliveries among which the last one to a system is looked up. */
const RECENT = 500;

export function systemViews(systems: CustomerSystems, deliveries: DeliveryLog): SystemView[] {
  const outcomes = new Map<string | undefined, DeliveryResult>();
  for (const { url, outcome } of [...deliveries.list(RECENT)].reverse()) {
    outcomes.set(systems.find(new URL(url).host)?.host, outcome);
  }
  return systems.list().map((system) => ({ ...system, lastOutcome: outcomes.get(system.host) ?? null }));
}

/** The agents to whom a customer can write. */
export const agentViews = (world: World): AgentView[] =>
  [...world.users.values()]
    .filter((user) => user.role === 'agent')
    .map(({ identity, fullName }) => ({ identity, fullName }));

/** Returns the open conversations in the order of `openChannels`. */
export const conversationViews = (world: World): ConversationView[] =>
  openChannels(world).flatMap(({ sid }) => conversationView(world, sid) ?? []);

/** Returns undefined if there is no such channel. */
export function conversationView(world: World, channelSid: string): ConversationView | undefined {
  const channel = world.channels.get(channelSid);
  const conversation = channel && world.conversations.get(channel.conversationSid);
  if (channel === undefined || conversation === undefined) return undefined;
  const participants = world.participantsOf(channelSid);
  const customer = world.customerOf(channelSid) ?? 'Customer';
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
    messages: conversation.messages.map(({ author, text }) => ({
      author: world.users.get(author)?.fullName ?? author,
      text,
      fromCustomer: author === customer,
    })),
  };
}
