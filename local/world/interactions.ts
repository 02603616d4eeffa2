/** Actions that create interactions. */
import { say } from './conversations';
import { emitInteractionEvent } from './interaction-events';
import {
  ACCOUNT,
  type Channel,
  type ChannelType,
  type Conversation,
  type Interaction,
  type Reservation,
  type Task,
} from './model';
import { addParticipant } from './participants';
import { requireRecord } from './refused';
import type { Scope } from './scope';
import { addTask, reserve } from './tasks';

interface Chat {
  readonly customer: string;
  readonly channelType: ChannelType;
  readonly workerSid: string;
  readonly firstMessage?: string;
  readonly webhookTtid?: string | null;
}

/** Starts a customer's chat: creates an interaction with one channel and offers its task to `workerSid`. */
export function startChat(
  scope: Scope,
  { customer, channelType, workerSid, firstMessage, webhookTtid = null }: Chat,
): { interaction: Interaction; channel: Channel; task: Task; reservation: Reservation } {
  const { records, sids, now, emit } = scope;
  requireRecord(records.workers, workerSid);
  const conversation: Conversation = {
    sid: sids.next('CH'),
    friendlyName: customer,
    channelSid: sids.next('UO'),
    state: 'active',
    messages: [],
    members: [],
    createdAt: now(),
  };
  const interaction = addInteraction(scope, conversation.channelSid, webhookTtid);
  const inviteSid = sids.next('KG');
  const task = addTask(scope, {
    channel: channelType === 'web' ? 'chat' : 'sms',
    attributes: {
      from: customer,
      customerName: customer,
      customerAddress: `${channelType}:${customer.toLowerCase().replaceAll(' ', '.')}`,
      channelType,
      direction: 'inbound',
      conversationSid: conversation.sid,
      conversations: { conversation_id: interaction.sid },
      flexInteractionSid: interaction.sid,
      flexInteractionChannelSid: conversation.channelSid,
      flexChannelInviteSid: inviteSid,
      initiatedBy: 'customer',
      taskCreateSource: 'interaction',
    },
    interactionSid: interaction.sid,
  });
  const channel: Channel = {
    sid: conversation.channelSid,
    interactionSid: interaction.sid,
    type: channelType,
    status: 'active',
    conversationSid: conversation.sid,
    taskSid: task.sid,
  };
  records.channels.set(channel.sid, channel);
  records.conversations.set(conversation.sid, conversation);
  records.invites.set(inviteSid, { sid: inviteSid, channelSid: channel.sid, taskSid: task.sid });

  emit({ kind: 'conversation-created', conversationSid: conversation.sid });
  emitInteractionEvent(scope, 'onInteractionCreated', channel);
  emitInteractionEvent(scope, 'onChannelCreated', channel);
  addParticipant(scope, channel, { type: 'customer', identity: customer, routing: null });
  if (firstMessage !== undefined) say(scope, conversation.sid, customer, firstMessage);
  const reservation = reserve(scope, task, workerSid);
  return { interaction, channel, task, reservation };
}

/** Creates an interaction whose channel fails, such as an SMS to an unreachable number. It has no task. */
export function failChannel(scope: Scope, channelType: ChannelType): Interaction {
  const interaction = addInteraction(scope, scope.sids.next('UO'), null);
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

function addInteraction({ records, sids, now }: Scope, channelSid: string, webhookTtid: string | null): Interaction {
  const interaction: Interaction = { sid: sids.next('KD'), channelSid, webhookTtid, createdAt: now() };
  records.interactions.set(interaction.sid, interaction);
  return interaction;
}
