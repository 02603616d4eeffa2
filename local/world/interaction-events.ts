/** What happens to an interaction, in the words in which its webhooks are told. */
import { ACCOUNT, type Channel, type EventParameters, type Participant } from './model';
import type { Scope } from './scope';

export const emitInteractionEvent = (scope: Scope, type: string, channel: Channel, extra: EventParameters = {}) =>
  emit(scope, type, channel, {
    InstanceSid: ACCOUNT.instanceSid,
    ...(type === 'onInteractionCreated' ? {} : { ChannelSid: channel.sid }),
    ...extra,
  });

export const emitParticipantEvent = (scope: Scope, type: string, channel: Channel, participant: Participant) =>
  emit(scope, type, channel, {
    ChannelSid: channel.sid,
    ParticipantSid: participant.sid,
    ParticipantType: participant.type,
    TaskSid: channel.taskSid,
  });

/** What every event says, and what it says besides. */
function emit(scope: Scope, type: string, channel: Channel, parameters: EventParameters) {
  scope.emit({
    kind: 'interaction-event',
    interactionSid: channel.interactionSid,
    parameters: {
      EventType: type,
      AccountSid: ACCOUNT.accountSid,
      InteractionSid: channel.interactionSid,
      MediaChannelSid: channel.conversationSid,
      MediaChannelType: channel.type,
      ...parameters,
    },
  });
}
