import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Client } from '@twilio/conversations';
import fc from 'fast-check';
import { Hono } from 'hono';
import twilio from 'twilio';
import { startTwilsock, type TestTwilsock } from '../../testing/twilsock';
import { ACCOUNT } from '../../world/model';
import { conversationsRest } from './routes';

let local: TestTwilsock;
let server: ReturnType<typeof serve>;
let rest: ReturnType<typeof twilio>['conversations']['v1'];
let sdk: Client | undefined;

beforeEach(async () => {
  local = await startTwilsock();
  const hosts = new Hono().route('/conversations.twilio.com', conversationsRest(local.world));
  server = serve({ fetch: hosts.fetch, port: 0, hostname: '127.0.0.1' });
  if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const httpClient = new twilio.RequestClient();
  const send = httpClient.request.bind(httpClient);
  httpClient.request = (request) => send({ ...request, uri: request.uri.replace('https:/', origin) });
  rest = twilio(ACCOUNT.accountSid, ACCOUNT.authToken, { httpClient }).conversations.v1;
});

afterEach(async () => {
  await sdk?.shutdown();
  sdk = undefined;
  await local.stop();
  await new Promise((resolve) => server.close(resolve));
  expect(local.unknown).toEqual([]);
});

const chatSid = () => [...local.world.conversations.values()][0]?.sid ?? '';

/** The Conversations SDK as Flex starts it for Alice, when it has read all. A shutdown before that is an error. */
async function flex(): Promise<Client> {
  if (sdk !== undefined) return sdk;
  const client = new Client(local.token('alice'), { logLevel: 'error', ...local.options() });
  sdk = client;
  await new Promise<void>((resolve) => {
    client.on('stateChanged', (state) => state === 'initialized' && resolve());
  });
  for (const { sid } of (await client.getSubscribedConversations()).items) await seenByFlex(sid);
  return client;
}

/** Reads a conversation as Flex does. */
async function seenByFlex(sid: string) {
  const conversation = await (await flex()).getConversationBySid(sid);
  const messages = await conversation.getMessages(1_000);
  const participants = await conversation.getParticipants();
  return { conversation, messages: messages.items, participants };
}

test('a message posted through the API appears in Flex at once', async () => {
  const { conversation } = await seenByFlex(chatSid());
  const arrived = new Promise<string | null>((resolve) => {
    conversation.on('messageAdded', ({ author, body }) => resolve(`${author}: ${body}`));
  });
  const posted = await rest.conversations(chatSid()).messages.create({ author: 'bot', body: 'One moment.' });
  expect(posted).toMatchObject({
    index: 2,
    author: 'bot',
    body: 'One moment.',
    participantSid: null,
    dateUpdated: null,
  });
  expect(await arrived).toBe('bot: One moment.');
});

test('the author of a message without one is the system', async () => {
  expect(await rest.conversations(chatSid()).messages.create({ body: 'Hi' })).toMatchObject({ author: 'system' });
});

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

test('the service of Flex has the same conversations, and no other service has any', async () => {
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
});

test('a participant who is added sees the conversation in Flex, and takes no part in its channel', async () => {
  const client = await flex();
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
  expect((await seenByFlex(created.sid)).participants.map(({ identity }) => identity)).toEqual(['alice']);
  const left = new Promise<string>((resolve) => {
    client.on('conversationLeft', ({ sid }) => resolve(sid));
  });
  expect(await rest.conversations(created.sid).participants('alice').remove()).toBe(true);
  expect(await left).toBe(created.sid);
});

test('a participant with an address has a binding and no identity', async () => {
  const participants = rest.conversations(chatSid()).participants;
  const binding = { 'messagingBinding.address': '+15005550010', 'messagingBinding.proxyAddress': '+15005550006' };
  expect(await participants.create(binding)).toMatchObject({
    identity: null,
    messagingBinding: { type: 'sms', address: '+15005550010', proxy_address: '+15005550006' },
  });
  await expect(participants.create(binding)).rejects.toMatchObject({ status: 409, code: 50416 });
  const { participants: seen } = await seenByFlex(chatSid());
  expect(seen.map(({ type }) => type)).toEqual(['chat', 'chat', 'sms']);
});

test('how far a participant has read is the same in Flex and in the API', async () => {
  const { conversation } = await seenByFlex(chatSid());
  await conversation.updateLastReadMessageIndex(0);
  expect(await rest.conversations(chatSid()).participants('alice').fetch()).toMatchObject({ lastReadMessageIndex: 0 });
  // The SDK may report the first change only now.
  const changed = new Promise<void>((resolve) => {
    conversation.on('updated', () => conversation.lastReadMessageIndex === 1 && resolve());
  });
  await rest.conversations(chatSid()).participants('alice').update({ lastReadMessageIndex: 1 });
  await changed;
});

test('a closed conversation takes no message, participant or change, and its channel stays open', async () => {
  const conversation = rest.conversations(chatSid());
  expect(await conversation.update({ state: 'closed' })).toMatchObject({ state: 'closed' });
  await expect(conversation.messages.create({ body: 'x' })).rejects.toMatchObject({ status: 400, code: 50386 });
  await expect(conversation.participants.create({ identity: 'bob' })).rejects.toMatchObject({ status: 400 });
  await expect(conversation.update({ state: 'active' })).rejects.toMatchObject({ status: 400, code: 50377 });
  expect([...local.world.channels.values()][0]?.status).toBe('active');
  expect(await conversation.messages.list()).toHaveLength(2);
});

test('the conversation of an open channel cannot be deleted', async () => {
  await expect(rest.conversations(chatSid()).remove()).rejects.toMatchObject({ status: 400, code: 20001 });
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
    headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}` },
    body: new URLSearchParams({ [name]: value }),
  });
  expect([answer.status, (await answer.json()).code]).toEqual([400, 20001]);
  expect(local.world.conversations.size).toBe(before);
});

test('refuses a participant with neither or both of identity and address', async () => {
  const participants = rest.conversations(chatSid()).participants;
  for (const who of [{}, { identity: 'bob', 'messagingBinding.address': '+15005550010' }]) {
    await expect(participants.create(who)).rejects.toMatchObject({ status: 400, code: 20001 });
  }
});

/** A change of a conversation's messages. `at` chooses one of those that are there. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), author: fc.constantFrom('alice', 'bot'), body: fc.string() }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), body: fc.string() }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
);

test('after any changes through the API, Flex and the API show the same messages in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const { sid } = await rest.conversations.create();
      await rest.conversations(sid).participants.create({ identity: 'alice' });
      const { messages } = rest.conversations(sid);
      for (const next of changes) {
        const there = await messages.list();
        if (next.kind === 'post') {
          await messages.create(next);
        } else if (there.length > 0) {
          const chosen = rest.conversations(sid).messages(there[next.at % there.length]?.sid ?? '');
          await (next.kind === 'edit' ? chosen.update(next) : chosen.remove());
        }
      }
      const inApi = await messages.list({ pageSize: 2 });
      expect((await messages.list({ pageSize: 2, order: 'desc' })).map((one) => one.sid)).toEqual(
        inApi.map((one) => one.sid).reverse(),
      );
      const inFlex = (await seenByFlex(sid)).messages;
      expect(inFlex.map(({ sid: one, index, author, body }) => [one, index, author, body ?? ''])).toEqual(
        inApi.map(({ sid: one, index, author, body }) => [one, index, author, body ?? '']),
      );
    }),
    { numRuns: 8 },
  );
}, 60_000);

const attributes = fc.dictionary(fc.constantFrom('a', 'b'), fc.string()).map((object) => JSON.stringify(object));
const NAMES = ['', 'Returns', 'Orders'] as const;
const DATES = ['2025-01-02T03:04:05.000Z', '2025-06-07T08:09:10.000Z'] as const;
const date = fc.constantFrom(...DATES).map((text) => new Date(text));

/** A request that changes a conversation or its participants. `at` chooses one of those that are there. */
const request = fc.oneof(
  fc.record({
    kind: fc.constant('describe' as const),
    fields: fc.record(
      {
        friendlyName: fc.constantFrom(...NAMES),
        uniqueName: fc.constantFrom('one', 'two'),
        attributes,
        state: fc.constantFrom('active' as const, 'inactive' as const),
        dateUpdated: date,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('join' as const), who: fc.constantFrom('bob', 'bot', '+15005550010'), attributes }),
  fc.record({
    kind: fc.constant('alter' as const),
    at: fc.nat(),
    fields: fc.record(
      { attributes, lastReadMessageIndex: fc.nat({ max: 3 }), dateUpdated: date },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('leave' as const), at: fc.nat() }),
);

/** Sends the request. One that Twilio refuses, such as a second participant of the same name, changes nothing. */
async function send(sid: string, next: ReturnType<typeof request.generate>['value']) {
  const conversation = rest.conversations(sid);
  const others = (await conversation.participants.list()).filter(({ identity }) => identity !== 'alice');
  const chosen = 'at' in next && others.length > 0 ? others[next.at % others.length] : undefined;
  switch (next.kind) {
    case 'describe':
      return conversation.update(next.fields);
    case 'join': {
      const { who, attributes } = next;
      const binding = { 'messagingBinding.address': who, 'messagingBinding.proxyAddress': '+15005550006' };
      const isTaken = others.some(({ identity, messagingBinding }) => (identity ?? messagingBinding?.address) === who);
      const joining = conversation.participants.create({
        ...(who.startsWith('+') ? binding : { identity: who }),
        attributes,
      });
      return isTaken ? expect(joining).rejects.toMatchObject({ status: 409 }) : joining;
    }
    case 'alter':
      return chosen && conversation.participants(chosen.sid).update(next.fields);
    case 'leave':
      return chosen && conversation.participants(chosen.sid).remove();
  }
}

/** Makes one more change, and waits until Flex shows it. All changes before it have arrived by then. */
async function lastChangeOf(sid: string) {
  const { conversation } = await seenByFlex(sid);
  const arrived = new Promise<void>((resolve) => {
    conversation.on('participantUpdated', ({ participant }) => {
      if (JSON.stringify(participant.attributes) === '{"isLast":true}') resolve();
    });
  });
  await rest.conversations(sid).participants('alice').update({ attributes: '{"isLast":true}' });
  await arrived;
}

/** The API answers times without milliseconds. */
const wholeSeconds = (time: Date | null) => time && new Date(Math.floor(time.getTime() / 1_000) * 1_000);

test('after any requests, Flex and the API show the same conversation and participants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 8 }), async (requests) => {
      const { sid } = await rest.conversations.create();
      const conversation = rest.conversations(sid);
      await conversation.participants.create({ identity: 'alice' });
      await seenByFlex(sid);
      for (const next of requests) await send(sid, next);
      await lastChangeOf(sid);
      const inApi = await conversation.fetch();
      const { conversation: inFlex, participants } = await seenByFlex(sid);
      expect({
        friendlyName: inFlex.friendlyName ?? '',
        uniqueName: inFlex.uniqueName,
        attributes: inFlex.attributes,
        state: inFlex.state?.current,
        dateCreated: wholeSeconds(inFlex.dateCreated),
        dateUpdated: wholeSeconds(inFlex.dateUpdated),
      }).toEqual({
        friendlyName: inApi.friendlyName ?? '',
        uniqueName: inApi.uniqueName,
        attributes: JSON.parse(inApi.attributes),
        state: inApi.state,
        dateCreated: inApi.dateCreated,
        dateUpdated: inApi.dateUpdated,
      });
      const shown = participants.map((one) => [
        one.sid,
        one.identity ?? null,
        one.type,
        one.attributes,
        one.lastReadMessageIndex,
        wholeSeconds(one.dateUpdated),
      ]);
      const kept = (await conversation.participants.list()).map((one) => [
        one.sid,
        one.identity,
        one.messagingBinding?.type ?? 'chat',
        JSON.parse(one.attributes),
        one.lastReadMessageIndex,
        one.dateUpdated,
      ]);
      expect(shown.sort()).toEqual(kept.sort());
      await conversation.remove();
      await expect((await flex()).getConversationBySid(sid)).rejects.toThrow();
    }),
    { numRuns: 8 },
  );
}, 60_000);
