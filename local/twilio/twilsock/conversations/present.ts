/** Configuration, users and conversations as the host `aim.` answers them. They refer to Sync objects. */
import { ACCOUNT, type Conversation } from '../../../world/model';
import { documentName, messagesName } from './names';
import type { ConversationObjects } from './projection';

export const ROOT = '/Client/v2';
const API = `https://aim.us1.twilio.com${ROOT}`;
const MEDIA = `https://mcs.us1.twilio.com/v1/Services/${ACCOUNT.chatServiceSid}`;

export const presentConfiguration = (objects: ConversationObjects, identity: string) => ({
  identity,
  url: `${API}/Configuration`,
  options: {
    consumption_report_interval: 'PT5S',
    http_cache_interval: 'PT5S',
    user_infos_to_subscribe: 100,
    reachability_enabled: false,
    media_attachments_count_limit: 10,
    // Without these lists, the SDK sends no messages.
    email_histories_allowed_mime_types: [],
    email_bodies_allowed_mime_types: [],
  },
  sync_objects: {
    my_conversations: objects.myConversations(identity).uniqueName,
    my_user_info: objects.user(identity).uniqueName,
  },
  links: {
    my_conversations: `${API}/MyConversations`,
    conversations: `${API}/Conversations`,
    users: `${API}/Users`,
    current_user: `${API}/Users/${encodeURIComponent(identity)}`,
    typing: `${API}/Typing`,
    // There is no media here, but the SDK does not start without an address for it.
    media_service: `${MEDIA}/Media`,
    media_set_service: null,
    messages_receipts: `${API}/Conversations`,
  },
});

export const presentUser = (objects: ConversationObjects, identity: string) => ({
  identity,
  sync_objects: { user_info_map: objects.user(identity).uniqueName },
});

/** A conversation as one user sees it, whether or not the user takes part. */
export function presentMembership(identity: string, conversation: Conversation) {
  const { sid, members, messages } = conversation;
  const member = members.find((one) => one.identity === identity);
  const lastRead = member?.lastRead.index ?? null;
  return {
    sid,
    conversation_sid: sid,
    friendly_name: conversation.friendlyName,
    state: { current: conversation.state },
    status: member === undefined ? 'notParticipating' : 'joined',
    notification_level: 'default',
    last_read_message_index: lastRead,
    unread_messages_count: messages.filter(({ index }) => index > (lastRead ?? -1)).length,
    participants_count: members.length,
    messages_count: messages.length,
    sync_objects: { conversation: documentName(sid), messages: messagesName(sid) },
  };
}
