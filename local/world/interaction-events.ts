/** Emits interaction events with the parameters that webhooks receive. */
import { ACCOUNT, type Channel, type ChannelError, type EventParameters, type Participant } from './model';
import type { Scope } from './scope';

export const emitInteractionEvent = (scope: Scope, type: string, channel: Channel, extra: EventParameters = {}) =>
  emit(scope, type, channel, {
    [scope.instanceParameter]: ACCOUNT.instanceSid,
    ...(type === 'onInteractionCreated' ? {} : { ChannelSid: channel.sid }),
    ...extra,
  });

/** A failed creation is the only event that does not name the instance. */
export const emitCreationFailed = (scope: Scope, channel: Channel, { code, message }: ChannelError) =>
  emit(scope, 'onChannelCreateFailed', channel, {
    ErrorCode: String(code),
    ErrorMessage: message,
    ChannelSid: channel.sid,
  });

/** The task of an event is the participant's own; for a customer it is the channel's latest. */
export function emitParticipantEvent(scope: Scope, type: string, channel: Channel, participant: Participant) {
  const taskSid = participant.routing?.taskSid ?? scope.records.latestTaskOf(channel.sid)?.sid;
  emit(scope, type, channel, {
    ChannelSid: channel.sid,
    ParticipantSid: participant.sid,
    ParticipantType: participant.type,
    ...(taskSid === undefined ? {} : { TaskSid: taskSid }),
  });
}

/** Emits an event with the parameters common to all events, plus its own. */
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
