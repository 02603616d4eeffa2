/** Keeps the Sync objects that the Conversations SDK reads in step with the world's conversations. */

import type { Conversation, ConversationMember, Message } from '../../../world/model';
import type { World } from '../../../world/world';
import { iso } from '../../conventions/time';
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
        case 'conversation-closed':
          return this.#withConversation(event.conversationSid, (conversation) => this.#describe(conversation));
        case 'member-joined':
          return this.#join(event.conversationSid, event.member);
        case 'member-left':
          return this.#leave(event.conversationSid, event.member);
        case 'message':
          return this.#withConversation(event.conversationSid, (conversation) =>
            this.#say(conversation, event.message),
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

  /** The index of the last message that a user has read; null for none. */
  lastRead(identity: string, conversationSid: string): number | null {
    const index = this.myConversations(identity).find(conversationSid)?.data.lastConsumedMessageIndex;
    return typeof index === 'number' ? index : null;
  }

  /** Stores the index of the last message that a user has read. Does nothing if they do not take part. */
  setLastRead(identity: string, conversationSid: string, index: number | null) {
    const mine = this.myConversations(identity);
    change(mine, conversationSid, { lastConsumedMessageIndex: index });
    const roster = this.service.maps.get(rosterName(conversationSid));
    const member = roster.items().find((item) => item.data.identity === identity);
    const lastConsumptionTimestamp = iso(this.world.now());
    if (member !== undefined) change(roster, member.key, { lastConsumedMessageIndex: index, lastConsumptionTimestamp });
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
    document.update({ data: documentData(conversation, iso(this.world.now())) }, SYSTEM);
  }

  #join(conversationSid: string, member: ConversationMember) {
    const roster = this.service.maps.get(rosterName(conversationSid));
    roster.add(member.sid, { data: this.#memberData(member) }, SYSTEM);
    const membership = {
      status: 'joined',
      channel: documentName(conversationSid),
      lastConsumedMessageIndex: null,
      notificationLevel: 'default',
    };
    this.myConversations(member.identity).put(conversationSid, { data: membership }, SYSTEM);
  }

  #leave(conversationSid: string, member: ConversationMember) {
    this.service.maps.get(rosterName(conversationSid)).remove(member.sid);
    this.myConversations(member.identity).remove(conversationSid);
  }

  #say(conversation: Conversation, message: Message) {
    const messages = this.service.lists.get(messagesName(conversation.sid));
    messages.add({ data: messageData(conversation, message) }, SYSTEM);
    this.#describe(conversation);
  }

  #memberData(member: ConversationMember) {
    return {
      identity: member.identity,
      type: 'chat',
      attributes: member.attributes,
      roleSid: null,
      dateCreated: iso(member.joinedAt),
      dateUpdated: iso(member.joinedAt),
      lastConsumedMessageIndex: null,
      lastConsumptionTimestamp: null,
      userInfo: this.user(member.identity).uniqueName,
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

/** Replaces some fields of a map's item, if it exists. */
function change(map: SyncMap, key: string, fields: object) {
  const item = map.find(key);
  if (item !== undefined) map.update(key, { data: { ...item.data, ...fields } }, SYSTEM);
}

function documentData(conversation: Conversation, dateUpdated = iso(conversation.createdAt)) {
  const last = conversation.messages.at(-1);
  return {
    messages: messagesName(conversation.sid),
    roster: rosterName(conversation.sid),
    friendlyName: conversation.friendlyName,
    uniqueName: null,
    attributes: {},
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
    dateUpdated: iso(message.sentAt),
    lastUpdatedBy: message.author,
    type: 'text',
    attributes: message.attributes,
    memberSid: author?.sid ?? null,
  };
}
