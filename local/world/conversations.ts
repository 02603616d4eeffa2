/** Messages of conversations. */
import { resumeForCustomer } from './channels';
import type { Message } from './model';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';

/** Adds a message. If a customer writes on a parked channel, the channel becomes active again. */
export function say(scope: Scope, conversationSid: string, author: string, text: string, attributes = '{}'): Message {
  const { records, sids, now, emit } = scope;
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
  const channel = records.openChannelOf(conversationSid);
  const customers = records.participantsOf(channel?.sid ?? '').filter(({ type }) => type === 'customer');
  if (channel !== undefined && customers.some(({ identity }) => identity === author)) resumeForCustomer(scope, channel);
  return message;
}
