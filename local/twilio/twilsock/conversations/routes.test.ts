import { Client, type Conversation, type Participant } from '@twilio/conversations';
import { startTwilsock, type TestTwilsock } from '../../../testing/twilsock';

let local: TestTwilsock;
/** The number of conversations that the test has opened. */
let opened = 0;
const clients: Client[] = [];

beforeEach(async () => {
  local = await startTwilsock();
  opened = 0;
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.shutdown()));
  await local.stop();
  expect(local.unknown).toEqual([]);
});

/** The real SDK, signed in and ready. */
async function signIn(identity: string): Promise<Client> {
  const client = new Client(local.token(identity), { logLevel: 'error', ...local.options() });
  clients.push(client);
  await new Promise<void>((resolve, reject) => {
    client.on('stateChanged', (state) => {
      if (state === 'initialized') resolve();
      if (state === 'failed') reject(new Error('The SDK did not start'));
    });
  });
  return client;
}

/**
 * Waits until the SDK has read all of the conversation, and has subscribed to its messages, which it does in the
 * background. A shutdown before that causes an unhandled rejection.
 */
async function complete(opening: Promise<Conversation>): Promise<Conversation> {
  opened += 1;
  const conversation = await opening;
  await Promise.all([conversation.getParticipants(), conversation.getMessages(), local.subscribedToLists(opened)]);
  return conversation;
}

/** Waits for an event about the conversation. */
const hears = (client: Client, name: 'conversationJoined' | 'conversationLeft', sid: string) =>
  new Promise<void>((resolve) => {
    client.on(name, (conversation) => conversation.sid === sid && resolve());
  });

const worker = (identity: string) => local.world.users.get(identity)?.workerSid ?? '';
const chatOf = (customer: string) => {
  const chat = [...local.world.conversations.values()].find((one) => one.friendlyName === customer);
  if (chat === undefined) throw new Error(`${customer} has no conversation`);
  return chat;
};

test('shows agents their own conversations, with messages and participants', async () => {
  const alice = await signIn('alice');
  const { items } = await alice.getSubscribedConversations();
  expect(items.map((one) => one.friendlyName)).toEqual(['Jane Miller']);
  const [chat] = items;
  const messages = await chat?.getMessages();
  expect(messages?.items.map((message) => [message.author, message.body])).toEqual([
    ['Jane Miller', 'Hi, my parcel has not arrived.'],
    ['alice', 'Hello Jane, let me look into that.'],
  ]);
  const participants = await chat?.getParticipants();
  expect(participants?.map((one) => [one.identity, one.attributes])).toEqual([
    ['Jane Miller', { member_type: 'customer' }],
    ['alice', { member_type: 'agent' }],
  ]);
  expect((await alice.getUser('alice')).friendlyName).toBe('Alice Agent');
});

test('delivers the messages of agents and customers', async () => {
  const alice = await signIn('alice');
  const { sid } = chatOf('Jane Miller');
  const chat = await complete(alice.getConversationBySid(sid));
  expect(await chat.sendMessage('It is on its way.')).toBe(2);
  expect(local.world.conversations.get(sid)?.messages.at(-1)).toMatchObject({ author: 'alice', index: 2 });

  const arrived = new Promise<string | null>((resolve) => {
    chat.on('messageAdded', (message) => message.author === 'Jane Miller' && resolve(message.body));
  });
  local.world.say(sid, 'Jane Miller', 'Thank you!');
  expect(await arrived).toBe('Thank you!');
});

test('shows what Sync would refuse as too large or too often', async () => {
  const alice = await signIn('alice');
  const { sid } = chatOf('Jane Miller');
  const chat = await complete(alice.getConversationBySid(sid));
  const last = new Promise<unknown>((resolve) => {
    chat.on('messageAdded', (message) => message.index === 302 && resolve(message.attributes));
  });
  for (let count = 0; count < 300; count += 1) local.world.say(sid, 'Jane Miller', 'Hello?');
  const long = 'x'.repeat(20_000);
  local.world.say(sid, 'Jane Miller', long, JSON.stringify({ long }));
  expect(await last).toEqual({ long });
});

test('shows a conversation from its acceptance until it is closed', async () => {
  const alice = await signIn('alice');
  const offered = local.world.startChat({ customer: 'New', channelType: 'web', workerSid: worker('alice') });
  const joined = hears(alice, 'conversationJoined', offered.channel.conversationSid);
  local.world.accept(offered.reservation.sid);
  await joined;
  const left = hears(alice, 'conversationLeft', offered.channel.conversationSid);
  local.world.closeChannel(offered.channel.sid, 'wrapup');
  await left;
});

test('lets a supervisor read a conversation without taking part', async () => {
  const sam = await signIn('sam');
  const chat = await complete(sam.peekConversationBySid(chatOf('Jane Miller').sid));
  expect(chat.status).toBe('notParticipating');
  expect((await chat.getMessages()).items).toHaveLength(2);
});

test('shows the state of a closed conversation', async () => {
  const { sid } = chatOf('Jane Miller');
  local.world.closeChannel(local.world.openChannelOf(sid)?.sid ?? '', 'wrapup');
  const sam = await signIn('sam');
  expect((await complete(sam.peekConversationBySid(sid))).state?.current).toBe('closed');
});

test('refuses messages to a closed conversation', async () => {
  const { sid } = chatOf('Jane Miller');
  const sam = await signIn('sam');
  const chat = await complete(sam.peekConversationBySid(sid));
  local.world.closeChannel(local.world.openChannelOf(sid)?.sid ?? '', 'wrapup');
  await expect(chat.sendMessage('Too late')).rejects.toThrow();
});

test('stores how far the agent has read', async () => {
  const alice = await signIn('alice');
  const chat = await complete(alice.getConversationBySid(chatOf('Jane Miller').sid));
  expect(await chat.updateLastReadMessageIndex(0)).toBe(1);
  expect(await chat.setAllMessagesRead()).toBe(0);
  const later = await complete((await signIn('alice')).getConversationBySid(chat.sid));
  const participants = await later.getParticipants();
  expect(later.lastReadMessageIndex).toBe(1);
  expect(participants.map((one) => one.lastReadMessageIndex)).toEqual([null, 1]);
});

test('shows the other participants that a user is typing', async () => {
  const alice = await signIn('alice');
  const sid = chatOf('Jane Miller').sid;
  const jane = await signIn('Jane Miller');
  const seenByJane = await complete(jane.getConversationBySid(sid));
  const typing = new Promise<Participant>((resolve) => seenByJane.once('typingStarted', resolve));
  await (await complete(alice.getConversationBySid(sid))).typing();
  expect((await typing).identity).toBe('alice');
});

test('lets users change their name', async () => {
  const alice = await signIn('alice');
  await alice.user.updateFriendlyName('Alice A.');
  expect((await (await signIn('sam')).getUser('alice')).friendlyName).toBe('Alice A.');
});

test('sends a message that is prepared step by step, as Flex does', async () => {
  const alice = await signIn('alice');
  const chat = await complete(alice.getConversationBySid(chatOf('Jane Miller').sid));
  await chat.prepareMessage().setBody('On its way.').build().send();
  expect(chatOf('Jane Miller').messages.at(-1)).toMatchObject({ author: 'alice', text: 'On its way.' });
});
