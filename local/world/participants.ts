/** Participants of channels. Each one is also a member of the channel's conversation. */
import { emitParticipantEvent } from './interaction-events';
import type { Channel, ConversationMember, Participant } from './model';
import { requireRecord } from './refused';
import type { Scope } from './scope';

export function addParticipant(
  scope: Scope,
  channel: Channel,
  { type, identity, routing }: Pick<Participant, 'type' | 'identity' | 'routing'>,
) {
  const { records, sids, now, emit } = scope;
  const participant: Participant = {
    sid: sids.next('UT'),
    interactionSid: channel.interactionSid,
    channelSid: channel.sid,
    type,
    identity,
    routing,
  };
  records.participants.set(participant.sid, participant);
  const conversation = requireRecord(records.conversations, channel.conversationSid);
  const member: ConversationMember = {
    sid: sids.next('MB'),
    identity,
    attributes: JSON.stringify({ member_type: type }),
    joinedAt: now(),
  };
  conversation.members.push(member);
  emit({ kind: 'member-joined', conversationSid: conversation.sid, member });
  emitParticipantEvent(scope, 'onParticipantJoined', channel, participant);
}

export function removeParticipant(scope: Scope, channel: Channel, participant: Participant) {
  const { records, emit } = scope;
  records.participants.delete(participant.sid);
  const conversation = requireRecord(records.conversations, channel.conversationSid);
  const index = conversation.members.findIndex((member) => member.identity === participant.identity);
  const [member] = index < 0 ? [] : conversation.members.splice(index, 1);
  if (member !== undefined) emit({ kind: 'member-left', conversationSid: conversation.sid, member });
  emitParticipantEvent(scope, 'onParticipantLeft', channel, participant);
}

/** Removes the customer from a channel. The channel stays open until the agent closes it. */
export function leave(scope: Scope, channelSid: string) {
  const channel = requireRecord(scope.records.channels, channelSid);
  for (const participant of scope.records.participantsOf(channelSid)) {
    if (participant.type === 'customer') removeParticipant(scope, channel, participant);
  }
}

/** Emits a change of a participant's role or status, such as when a supervisor starts coaching. */
export function updateParticipant(scope: Scope, participantSid: string) {
  const { records } = scope;
  const participant = requireRecord(records.participants, participantSid);
  emitParticipantEvent(
    scope,
    'onParticipantUpdated',
    requireRecord(records.channels, participant.channelSid),
    participant,
  );
}
