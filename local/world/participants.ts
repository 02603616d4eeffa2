/** Who takes part in a channel. They come and go as participants of it and as members of its conversation. */
import { emitParticipantEvent } from './interaction-events';
import type { Channel, ConversationMember, Participant } from './model';
import { found } from './refused';
import type { Scope } from './scope';

export function join(
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
  const conversation = found(records.conversations, channel.conversationSid);
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

export function part(scope: Scope, channel: Channel, participant: Participant) {
  const { records, emit } = scope;
  records.participants.delete(participant.sid);
  const conversation = found(records.conversations, channel.conversationSid);
  const index = conversation.members.findIndex((member) => member.identity === participant.identity);
  const [member] = index < 0 ? [] : conversation.members.splice(index, 1);
  if (member !== undefined) emit({ kind: 'member-left', conversationSid: conversation.sid, member });
  emitParticipantEvent(scope, 'onParticipantLeft', channel, participant);
}

/** The customer goes away. The channel stays open for the agent to close. */
export function leave(scope: Scope, channelSid: string) {
  const channel = found(scope.records.channels, channelSid);
  for (const participant of scope.records.participantsOf(channelSid)) {
    if (participant.type === 'customer') part(scope, channel, participant);
  }
}

/** A participant's role or status changes, as when a supervisor begins to coach. */
export function updateParticipant(scope: Scope, participantSid: string) {
  const { records } = scope;
  const participant = found(records.participants, participantSid);
  emitParticipantEvent(scope, 'onParticipantUpdated', found(records.channels, participant.channelSid), participant);
}
