/** What happens to an interaction, in the words in which its webhooks are told. */
import { ACCOUNT, type Channel, type EventParameters, type Participant } from './model';
import type { Scope } from './scope';

export function emitInteractionEvent(
  { emit }: Scope,
  EventType: string,
  channel: Channel,
  extra: EventParameters = {},
) {
  emit({
    kind: 'interaction-event',
    interactionSid: channel.interactionSid,
    parameters: {
      EventType,
      AccountSid: ACCOUNT.accountSid,
      InstanceSid: ACCOUNT.instanceSid,
      InteractionSid: channel.interactionSid,
      ...(EventType === 'onInteractionCreated' ? {} : { ChannelSid: channel.sid }),
      MediaChannelSid: channel.conversationSid,
      MediaChannelType: channel.type,
      ...extra,
    },
  });
}

export function emitParticipantEvent({ emit }: Scope, EventType: string, channel: Channel, participant: Participant) {
  emit({
    kind: 'interaction-event',
    interactionSid: channel.interactionSid,
    parameters: {
      EventType,
      AccountSid: ACCOUNT.accountSid,
      InteractionSid: channel.interactionSid,
      ChannelSid: channel.sid,
      ParticipantSid: participant.sid,
      ParticipantType: participant.type,
      TaskSid: channel.taskSid,
      MediaChannelSid: channel.conversationSid,
      MediaChannelType: channel.type,
    },
  });
}
