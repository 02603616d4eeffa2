import { startConversations, type TestConversations } from '../../testing/conversations';

let local: TestConversations;
let rest: TestConversations['rest'];

beforeEach(async () => {
  local = await startConversations();
  rest = local.rest;
});

afterEach(async () => expect(await local.stop()).toEqual([]));

test('a message posted through the API appears in Flex at once', async () => {
  const { conversation } = await local.seenByFlex(local.chatSid);
  const arrived = new Promise<string | null>((resolve) => {
    conversation.on('messageAdded', ({ author, body }) => resolve(`${author}: ${body}`));
  });
  const posted = await rest.conversations(local.chatSid).messages.create({ author: 'bot', body: 'One moment.' });
  expect(posted).toMatchObject({
    index: 2,
    author: 'bot',
    body: 'One moment.',
    participantSid: null,
    dateUpdated: null,
  });
  expect(await arrived).toBe('bot: One moment.');
});

test('a message makes an inactive conversation active', async () => {
  const { sid } = await rest.conversations.create({ state: 'inactive' });
  await rest.conversations(sid).messages.create({ body: 'Hi' });
  expect((await rest.conversations(sid).fetch()).state).toBe('active');
});

test('the author of a message without one is the system', async () => {
  expect(await rest.conversations(local.chatSid).messages.create({ body: 'Hi' })).toMatchObject({ author: 'system' });
});
