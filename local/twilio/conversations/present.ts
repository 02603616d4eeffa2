/**
 * Conversations, participants and messages as conversations.twilio.com answers them.
 * Source: the schemas and examples in Twilio's OpenAPI (conversations_v1).
 */
import { ACCOUNT, type Conversation, type ConversationMember, type Message } from '../../world/model';
import { isoOrNull, isoSeconds } from '../conventions/time';

const API = 'https://conversations.twilio.com';

/** The two addresses of everything: in the default service of the account, and in the service that is named. */
export const BASES = ['/v1', `/v1/Services/${ACCOUNT.chatServiceSid}`] as const;

export type Base = (typeof BASES)[number];

export const conversationsAddress = (base: Base) => `${API}${base}/Conversations`;
const conversationAddress = (base: Base, sid: string) => `${conversationsAddress(base)}/${sid}`;
export const participantsAddress = (base: Base, sid: string) => `${conversationAddress(base, sid)}/Participants`;
export const messagesAddress = (base: Base, sid: string) => `${conversationAddress(base, sid)}/Messages`;

/** Only below a service do participants and messages name it. */
const serviceIn = (base: Base) => (base === '/v1' ? {} : { chat_service_sid: ACCOUNT.chatServiceSid });

export const presentConversation = (base: Base, conversation: Conversation) => ({
  sid: conversation.sid,
  account_sid: ACCOUNT.accountSid,
  chat_service_sid: ACCOUNT.chatServiceSid,
  messaging_service_sid: conversation.messagingServiceSid,
  friendly_name: conversation.friendlyName === '' ? null : conversation.friendlyName,
  unique_name: conversation.uniqueName,
  attributes: conversation.attributes,
  state: conversation.state,
  date_created: isoSeconds(conversation.createdAt),
  date_updated: isoSeconds(conversation.updatedAt),
  timers: {},
  bindings: {},
  url: conversationAddress(base, conversation.sid),
  links: {
    participants: participantsAddress(base, conversation.sid),
    messages: messagesAddress(base, conversation.sid),
    webhooks: `${conversationAddress(base, conversation.sid)}/Webhooks`,
    export: `${conversationAddress(base, conversation.sid)}/Export`,
  },
});

export const presentParticipant = (base: Base, conversation: Conversation, member: ConversationMember) => ({
  sid: member.sid,
  account_sid: ACCOUNT.accountSid,
  ...serviceIn(base),
  conversation_sid: conversation.sid,
  identity: member.identity,
  attributes: member.attributes,
  messaging_binding:
    member.binding === null
      ? null
      : { type: member.binding.type, address: member.binding.address, proxy_address: member.binding.proxyAddress },
  role_sid: member.roleSid,
  last_read_message_index: member.lastRead.index,
  last_read_timestamp: isoOrNull(member.lastRead.at),
  date_created: isoSeconds(member.joinedAt),
  date_updated: isoSeconds(member.updatedAt),
  url: `${participantsAddress(base, conversation.sid)}/${member.sid}`,
});

export function presentMessage(base: Base, conversation: Conversation, message: Message) {
  const url = `${messagesAddress(base, conversation.sid)}/${message.sid}`;
  const author = conversation.members.find(({ identity }) => identity === message.author);
  return {
    sid: message.sid,
    account_sid: ACCOUNT.accountSid,
    ...serviceIn(base),
    conversation_sid: conversation.sid,
    index: message.index,
    author: message.author,
    body: message.text,
    media: null,
    attributes: message.attributes,
    participant_sid: author?.sid ?? null,
    date_created: isoSeconds(message.sentAt),
    date_updated: message.editedAt === null ? null : isoSeconds(message.editedAt),
    delivery: null,
    content_sid: null,
    url,
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
  };
}
