/** Actions that create interactions. */
import { createConversation, say } from './conversations';
import { emitInteractionEvent } from './interaction-events';
import { addInvite, type InviteDetails, TASK_CHANNEL_OF } from './invites';
import {
  ACCOUNT,
  type Channel,
  type ChannelType,
  type Conversation,
  type Interaction,
  type Participant,
  type Reservation,
  type Task,
} from './model';
import { addParticipant } from './participants';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';
import { reserve } from './tasks';

export type Customer = Pick<Participant, 'identity' | 'media'>;

export interface NewInteraction {
  readonly channelType: ChannelType;
  readonly customers: readonly [Customer, ...Customer[]];
  readonly routing: InviteDetails;
  /** The conversation that the channel continues; undefined for a new one. */
  readonly conversationSid?: string;
  readonly contextSid?: string | null;
  readonly webhookTtid?: string | null;
}

export interface CreatedInteraction {
  readonly interaction: Interaction;
  readonly channel: Channel;
  readonly task: Task;
  readonly reservation: Reservation;
}

/** Creates an interaction with one channel, and offers its task to a worker. */
export function createInteraction(scope: Scope, wanted: NewInteraction, firstMessage?: string): CreatedInteraction {
  const { records, sids, now } = scope;
  requireRecord(records.workers, wanted.routing.workerSid);
  const { conversationSid, customers, channelType } = wanted;
  const given = conversationSid === undefined ? undefined : freeConversation(scope, conversationSid);
  const [first] = customers;
  const conversation = given ?? createConversation(scope, { friendlyName: first.identity });
  const channelSid = sids.next('UO');
  const interaction = addInteraction(scope, channelSid, wanted);
  const channel: Channel = {
    sid: channelSid,
    interactionSid: interaction.sid,
    type: channelType,
    status: 'active',
    conversationSid: conversation.sid,
    createdAt: now(),
    updatedAt: now(),
  };
  records.channels.set(channel.sid, channel);
  const { task } = addInvite(scope, channel, wanted.routing);
  emitInteractionEvent(scope, 'onInteractionCreated', channel);
  emitInteractionEvent(scope, 'onChannelCreated', channel);
  for (const customer of customers) addParticipant(scope, channel, { ...customer, type: 'customer', routing: null });
  if (firstMessage !== undefined) say(scope, conversation.sid, first.identity, firstMessage);
  const reservation = reserve(scope, task, wanted.routing.workerSid);
  return { interaction, channel, task, reservation };
}

interface Chat {
  readonly customer: string;
  readonly channelType: ChannelType;
  readonly workerSid: string;
  readonly firstMessage?: string;
  readonly webhookTtid?: string | null;
}

/** Starts a customer's chat, as an address of Flex does when a customer writes to it. */
export function startChat(
  scope: Scope,
  { customer, channelType, workerSid, firstMessage, webhookTtid = null }: Chat,
): CreatedInteraction {
  const address = `${channelType}:${customer.toLowerCase().replaceAll(' ', '.')}`;
  const wanted: NewInteraction = {
    channelType,
    customers: [{ identity: customer, media: { address } }],
    routing: {
      workerSid,
      taskChannel: TASK_CHANNEL_OF[channelType],
      routingTarget: null,
      attributes: {
        from: customer,
        customerName: customer,
        customerAddress: address,
        direction: 'inbound',
        initiatedBy: 'customer',
      },
    },
    webhookTtid,
  };
  return createInteraction(scope, wanted, firstMessage);
}

/** Creates an interaction whose channel fails, such as an SMS to an unreachable number. It has no task. */
export function failChannel(scope: Scope, channelType: ChannelType): Interaction {
  const interaction = addInteraction(scope, scope.sids.next('UO'), { channelType });
  scope.emit({
    kind: 'interaction-event',
    interactionSid: interaction.sid,
    parameters: {
      EventType: 'onChannelCreateFailed',
      AccountSid: ACCOUNT.accountSid,
      ErrorCode: '45770',
      ErrorMessage: 'Downstream resource could not be created',
      InteractionSid: interaction.sid,
      ChannelSid: interaction.channelSid,
      MediaChannelType: channelType,
    },
  });
  return interaction;
}

function addInteraction(
  { records, sids, now }: Scope,
  channelSid: string,
  {
    channelType,
    contextSid = null,
    webhookTtid = null,
  }: Pick<NewInteraction, 'channelType' | 'contextSid' | 'webhookTtid'>,
): Interaction {
  const interaction: Interaction = {
    sid: sids.next('KD'),
    channelSid,
    channelType,
    contextSid,
    webhookTtid,
    createdAt: now(),
  };
  records.interactions.set(interaction.sid, interaction);
  return interaction;
}

/** Returns a conversation that can become the one of a channel. */
function freeConversation({ records }: Scope, sid: string): Conversation {
  const conversation = records.conversations.get(sid);
  if (conversation === undefined) throw new Refused(400, 20001, `There is no conversation ${sid}`);
  if (conversation.state === 'closed') throw new Refused(400, 20001, `Conversation ${sid} is closed`);
  const channel = records.openChannelOf(sid);
  if (channel !== undefined) throw new Refused(409, 20001, `Conversation ${sid} belongs to channel ${channel.sid}`);
  return conversation;
}
