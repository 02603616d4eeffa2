/** The Conversations SDK of an agent and of a supervisor, while a customer writes. */
import assert from 'node:assert/strict';
import type { Client, Conversation, Message } from '@twilio/conversations';
import { Mailbox } from './mailbox';
import type { Scenario, Scenarios, Scene } from './scene';

type Sdk = { readonly Client: typeof Client };

async function signIn({ load, account }: Scene, identity: string): Promise<Client> {
  const { Client: SdkClient } = load('@twilio/conversations') as Sdk;
  const client = new SdkClient(account.token(identity));
  await new Promise<void>((resolve, reject) => {
    client.on('initialized', resolve);
    client.on('initFailed', ({ error }) => reject(new Error(error?.message ?? 'The SDK did not start')));
  });
  return client;
}

/** The SDK reads a conversation in the background, and a shutdown before the end of that fails in it. */
async function whole(opening: Promise<Conversation>): Promise<Conversation> {
  const conversation = await opening;
  await Promise.all([conversation.getParticipants(), conversation.getMessages()]);
  return conversation;
}

function messagesIn(conversation: Conversation): Mailbox<Message> {
  const box = new Mailbox<Message>();
  conversation.on('messageAdded', box.add);
  return box;
}

const chatting: Scenario = async (scene) => {
  const { step, account } = scene;
  const alice = await step('signs in with a Flex token', () => signIn(scene, 'alice'));
  await step('lists the user’s conversations with their messages', async () => {
    const { items } = await alice.getSubscribedConversations();
    assert.deepEqual(
      items.map(({ friendlyName }) => friendlyName),
      ['Jane Miller'],
    );
    const messages = await items[0]?.getMessages();
    assert.equal(messages?.items[0]?.body, 'Hi, my parcel has not arrived.');
  });
  const chat = await account.startChat('Ida Iver');
  const conversation = await step('sees a conversation as soon as it is accepted', async () => {
    const joined = new Mailbox<Conversation>();
    alice.on('conversationJoined', joined.add);
    await account.accept(chat);
    return whole(
      joined
        .first(({ sid }) => sid === chat.conversationSid)
        .then(() => alice.getConversationBySid(chat.conversationSid)),
    );
  });
  const arrived = messagesIn(conversation);

  const sam = await step('signs in a supervisor, who reads it without taking part', async () => {
    const client = await signIn(scene, 'sam');
    const peeked = await whole(client.peekConversationBySid(chat.conversationSid));
    assert.equal((await peeked.getMessages()).items.length, 1);
    return { client, arrived: messagesIn(peeked) };
  });
  await step('sends a message, which the supervisor sees', async () => {
    const index = await conversation.sendMessage('How can I help?', { mood: 'kind' });
    assert.equal(index, 1);
    const message = await sam.arrived.first(({ body }) => body === 'How can I help?');
    assert.deepEqual([message.author, message.attributes], ['alice', { mood: 'kind' }]);
  });
  await step('gets the customer’s message', async () => {
    await account.write(chat, 'Where is my parcel?');
    const message = await arrived.first(({ body }) => body === 'Where is my parcel?');
    assert.equal(message.author, 'Ida Iver');
  });
  await step('reads messages in pages', async () => {
    const newest = await conversation.getMessages(2);
    assert.deepEqual([newest.items.length, newest.hasPrevPage], [2, true]);
    assert.equal((await newest.prevPage()).items.length, 1);
  });
  await step('counts unread messages and marks them as read', async () => {
    await conversation.advanceLastReadMessageIndex(1);
    assert.equal(await conversation.getUnreadMessagesCount(), 1);
    assert.equal(await conversation.setAllMessagesRead(), 0);
  });
  await step('says that the agent is typing', () => conversation.typing());
  await step('shows participants and users', async () => {
    const participants = await conversation.getParticipants();
    assert.deepEqual(participants.map(({ identity }) => identity).sort(), ['Ida Iver', 'alice']);
    assert.equal((await alice.getUser('alice')).friendlyName, 'Alice Agent');
  });
  await step('sees the customer leave', async () => {
    const left = new Mailbox<string>();
    conversation.on('participantLeft', ({ identity }) => left.add(identity ?? ''));
    await account.leave(chat);
    await left.first((identity) => identity === 'Ida Iver');
  });
  await step('takes a new token', async () => {
    await alice.updateToken(account.token('alice'));
  });
  await step('loses the conversation when it is closed', async () => {
    const gone = new Mailbox<string>();
    alice.on('conversationLeft', ({ sid }) => gone.add(sid));
    await account.close(chat);
    await gone.first((sid) => sid === chat.conversationSid);
  });
  await step('shuts down', async () => {
    await Promise.all([alice.shutdown(), sam.client.shutdown()]);
  });
};

export const scenarios: Scenarios = { chatting };
