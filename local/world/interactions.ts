/** Actions that create interactions. */
import { createConversation, say } from './conversations';
import { emitCreationFailed, emitInteractionEvent } from './interaction-events';
import { addInvite, type InviteDetails, TASK_CHANNEL_OF } from './invites';
import type {
  Channel,
  ChannelError,
  ChannelType,
  Conversation,
  Interaction,
  Participant,
  Reservation,
  Task,
} from './model';
import { addParticipant } from './participants';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';
import { reserve } from './tasks';

export type Customer = Pick<Participant, 'identity' | 'media'>;

export interface NewChannel {
  readonly channelType: ChannelType;
  readonly customers: readonly [Customer, ...Customer[]];
  readonly routing: InviteDetails;
  /** The conversation that the channel continues; undefined for a new one. */
  readonly conversationSid?: string;
}

export interface NewInteraction extends NewChannel {
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
  const conversation = conversationFor(scope, wanted);
  const channelSid = scope.sids.next('UO');
  const interaction = addInteraction(scope, channelSid, wanted);
  return { interaction, ...openChannel(scope, interaction, { channelSid, conversation, wanted, firstMessage }) };
}

/**
 * Opens another channel of an interaction. Twilio documents one channel for each, and no way to add one; the functions
 * expect several.
 */
export function addChannel(
  scope: Scope,
  interactionSid: string,
  wanted: NewChannel,
): Omit<CreatedInteraction, 'interaction'> {
  const interaction = requireRecord(scope.records.interactions, interactionSid);
  const conversation = conversationFor(scope, wanted);
  return openChannel(scope, interaction, { channelSid: scope.sids.next('UO'), conversation, wanted });
}

/** Returns the conversation of a new channel. Refuses before anything has changed. */
function conversationFor(scope: Scope, { conversationSid, customers, routing }: NewChannel): Conversation {
  requireRecord(scope.records.workers, routing.workerSid);
  if (conversationSid !== undefined) return freeConversation(scope, conversationSid);
  return createConversation(scope, { friendlyName: customers[0].identity });
}

interface Opening {
  readonly channelSid: string;
  readonly conversation: Conversation;
  readonly wanted: NewChannel;
  readonly firstMessage?: string | undefined;
}

/** Opens a channel of an interaction, its first one or another. */
function openChannel(
  scope: Scope,
  interaction: Interaction,
  { channelSid, conversation, wanted, firstMessage }: Opening,
): Omit<CreatedInteraction, 'interaction'> {
  const { routing, customers, channelType: type } = wanted;
  const [first] = customers;
  const channel = putChannel(scope, interaction, {
    sid: channelSid,
    type,
    status: 'active',
    conversation,
    error: null,
  });
  const { task } = addInvite(scope, channel, routing);
  if (interaction.channelSid === channelSid) emitInteractionEvent(scope, 'onInteractionCreated', channel);
  emitInteractionEvent(scope, 'onChannelCreated', channel);
  for (const customer of customers) addParticipant(scope, channel, { ...customer, type: 'customer', routing: null });
  if (firstMessage !== undefined) say(scope, conversation.sid, first.identity, firstMessage);
  return { channel, task, reservation: reserve(scope, task, routing.workerSid) };
}

function putChannel(
  { records, now }: Scope,
  { sid: interactionSid }: Interaction,
  {
    conversation,
    ...details
  }: Pick<Channel, 'sid' | 'type' | 'status' | 'error'> & { readonly conversation: Conversation },
): Channel {
  const createdAt = now();
  const channel = { ...details, interactionSid, conversationSid: conversation.sid, createdAt, updatedAt: createdAt };
  records.channels.set(channel.sid, channel);
  return channel;
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

/** Twilio's error if, for example, the number of an SMS cannot be reached. */
const DOWNSTREAM: ChannelError = { code: 45770, message: 'Downstream resource could not be created' };

/**
 * Creates an interaction whose channel fails, such as an SMS to an unreachable number. It has no task and no
 * participant, and its conversation is closed.
 */
export function failChannel(
  scope: Scope,
  channelType: ChannelType,
  {
    error = DOWNSTREAM,
    webhookTtid = null,
  }: { readonly error?: ChannelError; readonly webhookTtid?: string | null } = {},
): Interaction {
  const channelSid = scope.sids.next('UO');
  const interaction = addInteraction(scope, channelSid, { channelType, webhookTtid });
  const channel = putFailedChannel(scope, interaction, { sid: channelSid, type: channelType, error });
  emitInteractionEvent(scope, 'onInteractionCreated', channel);
  emitCreationFailed(scope, channel, error);
  return interaction;
}

/** Fails to open another channel of an interaction. */
export function failAnotherChannel(scope: Scope, interactionSid: string, channelType: ChannelType): Channel {
  const interaction = requireRecord(scope.records.interactions, interactionSid);
  const sid = scope.sids.next('UO');
  const channel = putFailedChannel(scope, interaction, { sid, type: channelType, error: DOWNSTREAM });
  emitCreationFailed(scope, channel, DOWNSTREAM);
  return channel;
}

function putFailedChannel(
  scope: Scope,
  interaction: Interaction,
  details: Pick<Channel, 'sid' | 'type' | 'error'>,
): Channel {
  const conversation = createConversation(scope, { state: 'closed' });
  return putChannel(scope, interaction, { ...details, status: 'failed', conversation });
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
