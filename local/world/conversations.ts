/** Messages of conversations. */
import type { Message } from './model';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';

export function say(
  { records, sids, now, emit }: Scope,
  conversationSid: string,
  author: string,
  text: string,
  attributes = '{}',
): Message {
  const conversation = requireRecord(records.conversations, conversationSid);
  if (conversation.state === 'closed') throw new Refused(400, 50386, 'Conversation is closed');
  const message: Message = {
    sid: sids.next('IM'),
    index: conversation.messages.length,
    author,
    text,
    attributes,
    sentAt: now(),
  };
  conversation.messages.push(message);
  emit({ kind: 'message', conversationSid, message });
  return message;
}
