/** Participants of channels. An active one is also a member of the channel's conversation. */
import { emitParticipantEvent } from './interaction-events';
import { joinConversation, leaveConversation } from './members';
import type { Channel, Conversation, ConversationMember, Participant, ParticipantStatus } from './model';
import { requireRecord } from './refused';
import type { Scope } from './scope';

export function addParticipant(
  scope: Scope,
  channel: Channel,
  details: Pick<Participant, 'type' | 'identity' | 'media' | 'routing'>,
): Participant {
  const { records, sids, emit } = scope;
  const participant: Participant = {
    ...details,
    sid: sids.next('UT'),
    interactionSid: channel.interactionSid,
    channelSid: channel.sid,
    status: 'active',
  };
  records.participants.set(participant.sid, participant);
  const conversation = requireRecord(records.conversations, channel.conversationSid);
  // A conversation that existed before its channel may have this member already.
  if (memberFor(conversation, participant) === undefined) {
    const attributes = JSON.stringify({ member_type: participant.type });
    joinConversation(scope, conversation, { identity: participant.identity, binding: null, attributes });
  }
  emit({ kind: 'participant', participantSid: participant.sid, change: 'added' });
  emitParticipantEvent(scope, 'onParticipantJoined', channel, participant);
  return participant;
}

/** Lets a participant leave. One who is `closed` does not return to wrap-up. */
export function setParticipantStatus(
  scope: Scope,
  participant: Participant,
  status: Exclude<ParticipantStatus, 'active'>,
) {
  if (participant.status === 'closed') return;
  const wasActive = participant.status === 'active';
  participant.status = status;
  if (wasActive) leaveChannel(scope, participant);
}

function leaveChannel(scope: Scope, participant: Participant) {
  const { records, emit } = scope;
  const channel = requireRecord(records.channels, participant.channelSid);
  const conversation = requireRecord(records.conversations, channel.conversationSid);
  const member = memberFor(conversation, participant);
  // A worker who has accepted two invites to the channel takes part in it twice.
  const remains = records.participantsOf(channel.sid).some(({ identity }) => identity === participant.identity);
  if (member !== undefined && !remains) leaveConversation(scope, conversation, member);
  emit({ kind: 'participant', participantSid: participant.sid, change: 'removed' });
  emitParticipantEvent(scope, 'onParticipantLeft', channel, participant);
}

/** The member of the conversation that a participant is: by the chat identity, or by the address without one. */
const memberFor = ({ members }: Conversation, { identity }: Participant): ConversationMember | undefined =>
  members.find((member) => (member.identity ?? member.binding?.address) === identity);

/** Removes the customer from a channel. The channel stays open until the agent closes it. */
export function leave(scope: Scope, channelSid: string) {
  requireRecord(scope.records.channels, channelSid);
  for (const participant of scope.records.participantsOf(channelSid)) {
    if (participant.type === 'customer') setParticipantStatus(scope, participant, 'closed');
  }
}

/** Emits a change of a participant's role or status, such as when a supervisor starts coaching. */
export function updateParticipant(scope: Scope, participantSid: string) {
  const { records, emit } = scope;
  const participant = requireRecord(records.participants, participantSid);
  emit({ kind: 'participant', participantSid, change: 'modified' });
  emitParticipantEvent(
    scope,
    'onParticipantUpdated',
    requireRecord(records.channels, participant.channelSid),
    participant,
  );
}
