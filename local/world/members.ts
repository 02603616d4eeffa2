/** Members of conversations. A participant of a channel is one; a member need not be a participant. */
import type { Conversation, ConversationMember } from './model';
import { notFound, Refused, requireRecord } from './refused';
import type { Scope } from './scope';

export type MemberDetails = Pick<ConversationMember, 'identity' | 'binding'> &
  Partial<Omit<ConversationMember, 'identity' | 'binding' | 'sid'>>;

/**
 * Adds a member who does not take part in the conversation's channel. Throws `Refused` 409 or 400.
 * Source of the codes: 50416 is in Twilio's help center; 50386 is in the error dictionary; programs of other people
 * handle 50433 for an identity.
 */
export function addMember(scope: Scope, conversationSid: string, details: MemberDetails): ConversationMember {
  const conversation = requireRecord(scope.records.conversations, conversationSid);
  if (conversation.state === 'closed') throw new Refused(400, 50386, 'Conversation is closed');
  const { identity, binding } = details;
  if (identity !== null && conversation.members.some((member) => member.identity === identity)) {
    throw new Refused(409, 50433, 'Participant already exists');
  }
  if (binding !== null && conversation.members.some((member) => isSameBinding(member, details))) {
    throw new Refused(409, 50416, 'A binding for this participant and proxy address already exists');
  }
  return joinConversation(scope, conversation, details);
}

export function joinConversation(
  { sids, now, emit }: Scope,
  conversation: Conversation,
  details: MemberDetails,
): ConversationMember {
  const joinedAt = details.joinedAt ?? now();
  const member: ConversationMember = {
    attributes: '{}',
    roleSid: null,
    lastRead: { index: null, at: null },
    updatedAt: joinedAt,
    ...details,
    sid: sids.next('MB'),
    joinedAt,
  };
  conversation.members.push(member);
  emit({ kind: 'member-joined', conversationSid: conversation.sid, member });
  return member;
}

export function updateMember(
  { records, now, emit }: Scope,
  conversationSid: string,
  memberSid: string,
  changes: Partial<Omit<ConversationMember, 'sid' | 'identity' | 'binding'>>,
): ConversationMember {
  const member = memberOf(requireRecord(records.conversations, conversationSid), memberSid);
  Object.assign(member, { updatedAt: now() }, changes);
  emit({ kind: 'member-updated', conversationSid, member });
  return member;
}

/** Removes a member from the conversation, and from nothing else: a participant stays one of the channel. */
export function removeMember(scope: Scope, conversationSid: string, memberSid: string) {
  const conversation = requireRecord(scope.records.conversations, conversationSid);
  leaveConversation(scope, conversation, memberOf(conversation, memberSid));
}

export function leaveConversation({ emit }: Scope, { sid, members }: Conversation, member: ConversationMember) {
  members.splice(members.indexOf(member), 1);
  emit({ kind: 'member-left', conversationSid: sid, member });
}

function memberOf({ members }: Conversation, sid: string): ConversationMember {
  const member = members.find((one) => one.sid === sid);
  if (member === undefined) throw notFound(sid);
  return member;
}

const isSameBinding = (member: ConversationMember, { binding }: MemberDetails) =>
  member.binding?.address === binding?.address && member.binding?.proxyAddress === binding?.proxyAddress;
