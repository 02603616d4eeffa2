/** Keeps the Sync objects that the Conversations SDK reads in step with the world's conversations. */

import type { Conversation, ConversationMember, Message } from '../../../world/model';
import type { World } from '../../../world/world';
import { iso, isoOrNull } from '../../conventions/time';
import type { SyncMap } from '../../sync/store/collection';
import type { SyncService } from '../../sync/store/service';
import { documentName, messagesName, myConversationsName, rosterName, userName } from './names';

const SYSTEM = { by: 'system' };

export class ConversationObjects {
  /** Follows `world` from now on. `service` must have no other writer. */
  constructor(
    private readonly world: World,
    private readonly service: SyncService,
  ) {
    world.listen((event) => {
      switch (event.kind) {
        case 'conversation-created':
          return this.#withConversation(event.conversationSid, (conversation) => this.#create(conversation));
        case 'conversation-updated':
        case 'conversation-closed':
          return this.#withConversation(event.conversationSid, (conversation) => this.#describe(conversation));
        case 'conversation-deleted':
          return this.#remove(event.conversationSid);
        case 'member-joined':
          return this.#join(event.conversationSid, event.member);
        case 'member-updated':
          return this.#updateMember(event.conversationSid, event.member);
        case 'member-left':
          return this.#leave(event.conversationSid, event.member);
        case 'message':
          return this.#withConversation(event.conversationSid, (conversation) =>
            this.#say(conversation, event.message),
          );
        case 'message-updated':
          return this.#withConversation(event.conversationSid, (conversation) =>
            this.#edit(conversation, event.message),
          );
        case 'message-deleted':
          return this.#withConversation(event.conversationSid, (conversation) =>
            this.#withdraw(conversation, event.message),
          );
        case 'worker':
        case 'reservation':
        case 'task':
        case 'participant':
        case 'interaction-event':
          return;
      }
    });
  }

  /** The map with a user's name and attributes. */
  user(identity: string): SyncMap {
    const name = userName(identity);
    return (
      this.service.maps.find(name) ??
      this.#newMap(name, {
        friendlyName: { value: this.world.users.get(identity)?.fullName ?? identity },
        attributes: { value: '{}' },
        reachability: { online: true, notifiable: false },
      })
    );
  }

  /** The map of the conversations in which a user takes part. */
  myConversations(identity: string): SyncMap {
    const name = myConversationsName(identity);
    return this.service.maps.find(name) ?? this.#newMap(name, {});
  }

  #create(conversation: Conversation) {
    this.service.documents.create(
      { uniqueName: documentName(conversation.sid), data: documentData(conversation) },
      SYSTEM,
    );
    this.service.lists.create({ uniqueName: messagesName(conversation.sid) }, SYSTEM);
    this.#newMap(rosterName(conversation.sid), {});
  }

  #describe(conversation: Conversation) {
    const document = this.service.documents.get(documentName(conversation.sid));
    document.update({ data: documentData(conversation) }, SYSTEM);
  }

  #remove(conversationSid: string) {
    this.service.documents.remove(documentName(conversationSid));
    this.service.lists.remove(messagesName(conversationSid));
    this.service.maps.remove(rosterName(conversationSid));
  }

  #join(conversationSid: string, member: ConversationMember) {
    const roster = this.service.maps.get(rosterName(conversationSid));
    roster.add(member.sid, { data: this.#memberData(member) }, SYSTEM);
    if (member.identity === null) return;
    const data = membershipData(conversationSid, member);
    this.myConversations(member.identity).put(conversationSid, { data }, SYSTEM);
  }

  #updateMember(conversationSid: string, member: ConversationMember) {
    const roster = this.service.maps.get(rosterName(conversationSid));
    roster.update(member.sid, { data: this.#memberData(member) }, SYSTEM);
    if (member.identity === null) return;
    const data = membershipData(conversationSid, member);
    this.myConversations(member.identity).update(conversationSid, { data }, SYSTEM);
  }

  #leave(conversationSid: string, member: ConversationMember) {
    this.service.maps.get(rosterName(conversationSid)).remove(member.sid);
    if (member.identity !== null) this.myConversations(member.identity).remove(conversationSid);
  }

  #say(conversation: Conversation, message: Message) {
    const messages = this.service.lists.get(messagesName(conversation.sid));
    messages.add({ data: messageData(conversation, message) }, SYSTEM);
    this.#describe(conversation);
  }

  #edit(conversation: Conversation, message: Message) {
    const messages = this.service.lists.get(messagesName(conversation.sid));
    messages.update(message.index, { data: messageData(conversation, message) }, SYSTEM);
  }

  #withdraw(conversation: Conversation, message: Message) {
    this.service.lists.get(messagesName(conversation.sid)).remove(message.index);
    this.#describe(conversation);
  }

  #memberData(member: ConversationMember) {
    return {
      ...(member.identity === null
        ? {}
        : { identity: member.identity, userInfo: this.user(member.identity).uniqueName }),
      type: member.binding?.type ?? 'chat',
      attributes: member.attributes,
      roleSid: member.roleSid,
      dateCreated: iso(member.joinedAt),
      dateUpdated: iso(member.updatedAt),
      lastConsumedMessageIndex: member.lastRead.index,
      lastConsumptionTimestamp: isoOrNull(member.lastRead.at),
    };
  }

  #newMap(uniqueName: string, items: Readonly<Record<string, object>>): SyncMap {
    const map = this.service.maps.create({ uniqueName }, SYSTEM);
    for (const [key, data] of Object.entries(items)) map.add(key, { data }, SYSTEM);
    return map;
  }

  #withConversation(sid: string, act: (conversation: Conversation) => void) {
    const conversation = this.world.conversations.get(sid);
    if (conversation !== undefined) act(conversation);
  }
}

const membershipData = (conversationSid: string, { lastRead }: ConversationMember) => ({
  status: 'joined',
  channel: documentName(conversationSid),
  lastConsumedMessageIndex: lastRead.index,
  notificationLevel: 'default',
});

function documentData(conversation: Conversation) {
  const last = conversation.messages.at(-1);
  const dateUpdated = iso(conversation.updatedAt);
  return {
    messages: messagesName(conversation.sid),
    roster: rosterName(conversation.sid),
    friendlyName: conversation.friendlyName,
    uniqueName: conversation.uniqueName,
    attributes: JSON.parse(conversation.attributes),
    createdBy: 'system',
    dateCreated: iso(conversation.createdAt),
    dateUpdated,
    state: { current: conversation.state, dateUpdated },
    lastMessage: last === undefined ? null : { index: last.index, timestamp: iso(last.sentAt) },
    bindings: {},
  };
}

/** The attributes of a message are JSON text, while those of a conversation are an object. */
function messageData(conversation: Conversation, message: Message) {
  const author = conversation.members.find((member) => member.identity === message.author);
  return {
    sid: message.sid,
    author: message.author,
    text: message.text,
    timestamp: iso(message.sentAt),
    dateUpdated: iso(message.editedAt ?? message.sentAt),
    subject: message.subject,
    lastUpdatedBy: message.author,
    type: 'text',
    attributes: message.attributes,
    memberSid: author?.sid ?? null,
  };
}
