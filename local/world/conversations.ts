/** Conversations and their messages. */
import { resumeForCustomer } from './channels';
import { leaveConversation } from './members';
import type { Conversation, Message } from './model';
import { notFound, Refused, requireRecord } from './refused';
import type { Scope } from './scope';

export type ConversationDetails = Pick<
  Conversation,
  'friendlyName' | 'uniqueName' | 'attributes' | 'messagingServiceSid' | 'state' | 'createdAt' | 'updatedAt'
>;

export function createConversation(scope: Scope, details: Partial<ConversationDetails> = {}): Conversation {
  const { records, sids, now, emit } = scope;
  requireFreeName(scope, details.uniqueName);
  const createdAt = details.createdAt ?? now();
  const conversation: Conversation = {
    friendlyName: '',
    uniqueName: null,
    attributes: '{}',
    messagingServiceSid: null,
    state: 'active',
    updatedAt: createdAt,
    ...details,
    sid: sids.next('CH'),
    messages: [],
    nextIndex: 0,
    members: [],
    createdAt,
  };
  records.conversations.set(conversation.sid, conversation);
  emit({ kind: 'conversation-created', conversationSid: conversation.sid });
  return conversation;
}

/** Changes a conversation that is not closed. Its channel and its task stay as they are. */
export function updateConversation(scope: Scope, sid: string, changes: Partial<ConversationDetails>): Conversation {
  const conversation = requireOpen(scope, sid);
  if (changes.uniqueName !== conversation.uniqueName) requireFreeName(scope, changes.uniqueName);
  Object.assign(conversation, { updatedAt: scope.now() }, changes);
  scope.emit({ kind: 'conversation-updated', conversationSid: sid });
  return conversation;
}

/** Deletes a conversation with its messages. One whose channel is open is refused. */
export function deleteConversation(scope: Scope, sid: string) {
  const { records, emit } = scope;
  const conversation = requireRecord(records.conversations, sid);
  const channel = records.openChannelOf(sid);
  if (channel !== undefined) {
    throw new Refused(400, 20001, `Local Twilio does not delete the conversation of the open channel ${channel.sid}`);
  }
  for (const member of [...conversation.members]) leaveConversation(scope, conversation, member);
  records.conversations.delete(sid);
  emit({ kind: 'conversation-deleted', conversationSid: sid });
}

/**
 * Adds a message, which makes an inactive conversation active. If a customer writes on a parked channel, the channel
 * becomes active again.
 * Source: Twilio's page "States and Timers in Conversations".
 */
export function say(
  scope: Scope,
  conversationSid: string,
  author: string,
  text: string,
  attributes = '{}',
  details: Partial<Pick<Message, 'subject' | 'sentAt' | 'editedAt'>> = {},
): Message {
  const { records, sids, now, emit } = scope;
  const conversation = requireRecord(records.conversations, conversationSid);
  if (conversation.state === 'closed') throw new Refused(400, 50386, 'Conversation is closed');
  const message: Message = {
    subject: null,
    sentAt: now(),
    editedAt: null,
    ...details,
    sid: sids.next('IM'),
    index: conversation.nextIndex,
    author,
    text,
    attributes,
  };
  if (conversation.state === 'inactive') updateConversation(scope, conversationSid, { state: 'active' });
  conversation.messages.push(message);
  conversation.nextIndex += 1;
  emit({ kind: 'message', conversationSid, message });
  const channel = records.openChannelOf(conversationSid);
  const customers = records.participantsOf(channel?.sid ?? '').filter(({ type }) => type === 'customer');
  if (channel !== undefined && customers.some(({ identity }) => identity === author)) resumeForCustomer(scope, channel);
  return message;
}

export function updateMessage(
  { records, now, emit }: Scope,
  conversationSid: string,
  sid: string,
  changes: Partial<Omit<Message, 'sid' | 'index'>>,
): Message {
  const message = requireMessage(requireRecord(records.conversations, conversationSid), sid);
  Object.assign(message, { editedAt: now() }, changes);
  emit({ kind: 'message-updated', conversationSid, message });
  return message;
}

export function deleteMessage({ records, emit }: Scope, conversationSid: string, sid: string) {
  const conversation = requireRecord(records.conversations, conversationSid);
  const message = requireMessage(conversation, sid);
  conversation.messages.splice(conversation.messages.indexOf(message), 1);
  emit({ kind: 'message-deleted', conversationSid, message });
}

function requireMessage({ messages }: Conversation, sid: string): Message {
  const message = messages.find((one) => one.sid === sid);
  if (message === undefined) throw notFound(sid);
  return message;
}

/** Source of the code: Twilio's error dictionary. */
function requireOpen({ records }: Scope, sid: string): Conversation {
  const conversation = requireRecord(records.conversations, sid);
  if (conversation.state === 'closed') {
    throw new Refused(400, 50377, "Can't update conversation as it's in final closed state");
  }
  return conversation;
}

/** Code and message are the ones that programs of other people handle. */
function requireFreeName({ records }: Scope, uniqueName: string | null | undefined) {
  if (!uniqueName) return;
  if ([...records.conversations.values()].some((other) => other.uniqueName === uniqueName)) {
    throw new Refused(409, 50353, 'Conversation with provided unique name already exists');
  }
}
