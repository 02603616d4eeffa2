import { startConversations, type TestConversations } from '../../testing/conversations';

let local: TestConversations;
let rest: TestConversations['rest'];

beforeEach(async () => {
  local = await startConversations();
  rest = local.rest;
});

afterEach(async () => expect(await local.stop()).toEqual([]));

test('a participant who is added sees the conversation in Flex, and takes no part in its channel', async () => {
  const client = await local.flex();
  const before = local.world.participants.size;
  const created = await rest.conversations.create({ friendlyName: 'Internal' });
  const joined = new Promise<string>((resolve) => {
    client.on('conversationJoined', ({ sid }) => sid === created.sid && resolve(sid));
  });
  const participants = rest.conversations(created.sid).participants;
  const added = await participants.create({ identity: 'alice', attributes: '{"a":1}' });
  expect(added).toMatchObject({ identity: 'alice', attributes: '{"a":1}', messagingBinding: null });
  expect(await joined).toBe(created.sid);
  expect(local.world.participants.size).toBe(before);
  await expect(participants.create({ identity: 'alice' })).rejects.toMatchObject({ status: 409, code: 50433 });
  expect((await local.seenByFlex(created.sid)).participants.map(({ identity }) => identity)).toEqual(['alice']);
  const left = new Promise<string>((resolve) => {
    client.on('conversationLeft', ({ sid }) => resolve(sid));
  });
  expect(await rest.conversations(created.sid).participants('alice').remove()).toBe(true);
  expect(await left).toBe(created.sid);
});

test('a participant with an address has a binding and no identity', async () => {
  const participants = rest.conversations(local.chatSid).participants;
  const binding = { 'messagingBinding.address': '+15005550010', 'messagingBinding.proxyAddress': '+15005550006' };
  expect(await participants.create(binding)).toMatchObject({
    identity: null,
    messagingBinding: { type: 'sms', address: '+15005550010', proxy_address: '+15005550006' },
  });
  await expect(participants.create(binding)).rejects.toMatchObject({ status: 409, code: 50416 });
  const { participants: seen } = await local.seenByFlex(local.chatSid);
  expect(seen.map(({ type }) => type)).toEqual(['chat', 'chat', 'sms']);
});

test('how far a participant has read is the same in Flex and in the API', async () => {
  const { conversation } = await local.seenByFlex(local.chatSid);
  await conversation.updateLastReadMessageIndex(0);
  expect(await rest.conversations(local.chatSid).participants('alice').fetch()).toMatchObject({
    lastReadMessageIndex: 0,
  });
  // The SDK may report the first change only now.
  const changed = new Promise<void>((resolve) => {
    conversation.on('updated', () => conversation.lastReadMessageIndex === 1 && resolve());
  });
  await rest.conversations(local.chatSid).participants('alice').update({ lastReadMessageIndex: 1 });
  await changed;
});

test('refuses a participant with neither or both of identity and address', async () => {
  const participants = rest.conversations(local.chatSid).participants;
  for (const who of [{}, { identity: 'bob', 'messagingBinding.address': '+15005550010' }]) {
    await expect(participants.create(who)).rejects.toMatchObject({ status: 400, code: 20001 });
  }
});
