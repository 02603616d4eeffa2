import { startConversations, type TestConversations } from '../../testing/conversations';
import { AUTHORIZATION } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { conversationsRest } from './routes';

let local: TestConversations;
let rest: TestConversations['rest'];

beforeEach(async () => {
  local = await startConversations();
  rest = local.rest;
});

afterEach(async () => expect(await local.stop()).toEqual([]));

test('a conversation is created, fetched by its unique name, changed and deleted', async () => {
  const created = await rest.conversations.create({
    friendlyName: 'Returns',
    uniqueName: 'returns 1',
    attributes: '{"topic":"returns"}',
    messagingServiceSid: `MG${'a'.repeat(32)}`,
    dateCreated: new Date('2025-01-02T03:04:05Z'),
    xTwilioWebhookEnabled: 'true',
  });
  expect(created).toMatchObject({
    sid: expect.stringMatching(/^CH[0-9a-f]{32}$/),
    accountSid: ACCOUNT.accountSid,
    chatServiceSid: ACCOUNT.chatServiceSid,
    friendlyName: 'Returns',
    uniqueName: 'returns 1',
    attributes: '{"topic":"returns"}',
    messagingServiceSid: `MG${'a'.repeat(32)}`,
    state: 'active',
    dateCreated: new Date('2025-01-02T03:04:05Z'),
  });
  expect((await rest.conversations('returns 1').fetch()).sid).toBe(created.sid);
  const conversation = rest.conversations(created.sid);
  expect(await conversation.update({ state: 'inactive', friendlyName: 'Old' })).toMatchObject({
    state: 'inactive',
    friendlyName: 'Old',
    uniqueName: 'returns 1',
  });
  expect(await conversation.remove()).toBe(true);
  await expect(conversation.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('a unique name is taken once', async () => {
  const { sid } = await rest.conversations.create({ uniqueName: 'one' });
  await expect(rest.conversations.create({ uniqueName: 'one' })).rejects.toMatchObject({ status: 409, code: 50353 });
  expect((await rest.conversations(sid).update({ uniqueName: 'one' })).uniqueName).toBe('one');
});

test('Flex’s service has the same conversations, and other services have none', async () => {
  const created = await rest.services(ACCOUNT.chatServiceSid).conversations.create({ friendlyName: 'Same' });
  expect((await rest.conversations(created.sid).fetch()).friendlyName).toBe('Same');
  const message = await rest.services(ACCOUNT.chatServiceSid).conversations(created.sid).messages.create({ body: 'x' });
  expect(message.chatServiceSid).toBe(ACCOUNT.chatServiceSid);
  const other = rest.services(`IS${'f'.repeat(32)}`).conversations;
  await expect(other(created.sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test('lists by state and by day of creation, page by page', async () => {
  for (const day of ['01', '02', '03']) {
    await rest.conversations.create({ friendlyName: day, dateCreated: new Date(`2025-01-${day}T23:59:59Z`) });
  }
  await rest.conversations.create({ friendlyName: 'closed', state: 'closed' });
  const names = async (options: Parameters<typeof rest.conversations.list>[0]) =>
    (await rest.conversations.list({ pageSize: 1, ...options })).map(({ friendlyName }) => friendlyName);
  expect(await names({ startDate: '2025-01-02', endDate: '2025-01-03' })).toEqual(['02', '03']);
  expect(await names({ endDate: '2025-01-01' })).toEqual(['01']);
  expect(await names({ state: 'closed' })).toEqual(['closed']);
  await expect(names({ startDate: '2025-02-30' })).rejects.toMatchObject({ status: 400, code: 20001 });
});

test('a closed conversation takes no message, participant or change, and its channel stays open', async () => {
  const conversation = rest.conversations(local.chatSid);
  expect(await conversation.update({ state: 'closed' })).toMatchObject({ state: 'closed' });
  await expect(conversation.messages.create({ body: 'x' })).rejects.toMatchObject({ status: 400, code: 50386 });
  await expect(conversation.participants.create({ identity: 'bob' })).rejects.toMatchObject({ status: 400 });
  await expect(conversation.update({ state: 'active' })).rejects.toMatchObject({ status: 400, code: 50377 });
  expect([...local.world.channels.values()][0]?.status).toBe('active');
  expect(await conversation.messages.list()).toHaveLength(2);
});

test('the conversation of an open channel cannot be deleted', async () => {
  await expect(rest.conversations(local.chatSid).remove()).rejects.toMatchObject({ status: 400, code: 20001 });
});

test.each([
  ['Attributes', '{'],
  ['State', 'open'],
  ['DateCreated', 'yesterday'],
  ['MessagingServiceSid', 'MG1'],
  ['FriendlyName', 'x'.repeat(257)],
  ['Timers.Inactive', 'PT1M'],
  ['Bindings.Email.Address', 'a@example.com'],
])('refuses a conversation with %s %s and creates none', async (name, value) => {
  const before = local.world.conversations.size;
  const answer = await conversationsRest(local.world).request('/v1/Conversations', {
    method: 'POST',
    headers: { Authorization: AUTHORIZATION },
    body: new URLSearchParams({ [name]: value }),
  });
  expect([answer.status, (await answer.json()).code]).toEqual([400, 20001]);
  expect(local.world.conversations.size).toBe(before);
});
