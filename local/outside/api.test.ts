import { fail, ok } from '../../src/contract/result';
import { entryOf } from '../delivery/entry';
import { DeliveryLog } from '../delivery/log';
import { CustomerSystems } from '../delivery/systems';
import { FaultScript } from '../faults/script';
import { noProgram } from '../testing/outside';
import { seed } from '../world/seed';
import { World } from '../world/world';
import { outsideApi } from './api';
import { CHANNELS } from './channel-words';
import type { CreatingProgram } from './creating-program';

const CHANNEL = 'UO00000000000000000000000000000001';

function client(programOf: (world: World) => CreatingProgram = () => noProgram) {
  const world = new World();
  seed(world);
  const deliveries = new DeliveryLog();
  const app = outsideApi({
    world,
    deliveries,
    faults: new FaultScript(),
    systems: new CustomerSystems(),
    program: programOf(world),
  });
  const send = async (path: string, init?: RequestInit) => {
    const response = await app.request(path, init);
    return { status: response.status, body: await response.json() };
  };
  return {
    world,
    deliveries,
    get: send,
    post: (path: string, body: unknown = {}) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

test('lists only agents as people a customer can write to', async () => {
  expect((await client().get('/agents')).body).toEqual([
    { identity: 'alice', fullName: 'Alice Agent' },
    { identity: 'bob', fullName: 'Bob Agent' },
  ]);
});

test('a customer starts a conversation and waits for the agent', async () => {
  const request = { customer: 'Olga Orlova', channel: 'sms', agent: 'bob', message: 'Hello?' };
  const { status, body } = await client().post('/conversations', request);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    customer: 'Olga Orlova',
    channel: 'sms',
    agent: 'Bob Agent',
    answered: false,
    customerPresent: true,
    messages: [{ author: 'Olga Orlova', text: 'Hello?', fromCustomer: true }],
  });
});

test.each(CHANNELS.map(({ type }) => type))('a customer writes on the channel %s', async (channel) => {
  const { body } = await client().post('/conversations', {
    customer: 'Olga',
    channel,
    agent: 'bob',
    message: 'Hello?',
  });
  expect(body).toMatchObject({ channel, messages: [{ text: 'Hello?', fromCustomer: true }] });
});

describe('a program starts a conversation', () => {
  const REQUEST = { customer: 'Olga Orlova', channel: 'sms', agent: 'bob', message: 'Hello?', byProgram: true };

  /** Creates the interaction as Twilio does for the program's request. */
  const creating =
    (webhookTtid: string) =>
    (world: World): CreatingProgram =>
    async ({ CUSTOMER, CONVERSATION_SID, WORKER_SID, TASK_CHANNEL }) => {
      const { interaction } = world.createInteraction({
        channelType: 'sms',
        conversationSid: CONVERSATION_SID,
        customers: [{ identity: CUSTOMER, media: {} }],
        routing: { workerSid: WORKER_SID, taskChannel: 'sms', routingTarget: WORKER_SID, attributes: { TASK_CHANNEL } },
        webhookTtid,
      });
      return ok(interaction.sid);
    };

  test('in the conversation in which the customer has written', async () => {
    const { status, body } = await client(creating('flex_interactionwebhook_1')).post('/conversations', REQUEST);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      customer: 'Olga Orlova',
      channel: 'sms',
      agent: 'Bob Agent',
      customerPresent: true,
      webhookTtid: 'flex_interactionwebhook_1',
      messages: [{ author: 'Olga Orlova', text: 'Hello?', fromCustomer: true }],
    });
  });

  test('or leaves nothing, and its own words are the error', async () => {
    const { world, post } = client(() => async () => fail('The functions refused the request: 403, switched-off.'));
    const before = world.conversations.size;
    expect(await post('/conversations', REQUEST)).toEqual({
      status: 409,
      body: { error: 'The functions refused the request: 403, switched-off.' },
    });
    expect(world.conversations.size).toBe(before);
  });

  test('and keeps the conversation if it fails after the interaction was created', async () => {
    const { world, post, get } = client((own) => async (variables) => {
      await creating('flex_interactionwebhook_1')(own)(variables);
      return fail('The operation was aborted due to timeout');
    });
    const before = world.conversations.size;
    expect((await post('/conversations', REQUEST)).status).toBe(409);
    expect(world.conversations.size).toBe(before + 1);
    expect((await get('/conversations')).body[0]).toMatchObject({ customer: 'Olga Orlova' });
  });
});

test('lists open conversations, newest first', async () => {
  const { world, get } = client();
  expect((await get('/conversations')).body).toMatchObject([{ customer: 'Carla Diaz' }, { customer: 'Jane Miller' }]);
  world.closeChannel(CHANNEL, 'wrapup');
  expect((await get('/conversations')).body).toMatchObject([{ customer: 'Carla Diaz' }]);
});

test('a customer sends a message', async () => {
  const { status, body } = await client().post(`/conversations/${CHANNEL}/messages`, { text: ' Anyone? ' });
  expect(status).toBe(201);
  expect(body.messages.at(-1)).toEqual({ author: 'Jane Miller', text: 'Anyone?', fromCustomer: true });
});

test('a customer keeps their name in a conversation that is renamed', async () => {
  const { world, post, get } = client();
  const { conversationSid = '' } = world.channels.get(CHANNEL) ?? {};
  world.updateConversation(conversationSid, { friendlyName: 'Order 4711' });
  world.parkChannel(CHANNEL, 'inactive', 'closed');
  expect((await post(`/conversations/${CHANNEL}/messages`, { text: 'Hello?' })).body).toMatchObject({
    customer: 'Jane Miller',
    status: 'active',
  });
  expect((await get('/conversations')).body).toContainEqual(expect.objectContaining({ customer: 'Jane Miller' }));
});

test('refuses a message or a second leave from a customer who has left', async () => {
  const { post } = client();
  expect((await post(`/conversations/${CHANNEL}/leave`)).body.customerPresent).toBe(false);
  const refusal = { status: 409, body: { error: 'Jane Miller has left the conversation.' } };
  expect(await post(`/conversations/${CHANNEL}/messages`, { text: 'Hello?' })).toEqual(refusal);
  expect(await post(`/conversations/${CHANNEL}/leave`)).toEqual(refusal);
});

test('simulates a channel that cannot be created', async () => {
  const { world, post } = client();
  const { status, body } = await post('/failed-channels', { channel: 'sms' });
  expect(status).toBe(201);
  expect(world.interactions.has(body.interactionSid)).toBe(true);
});

test('lists as many of the newest deliveries as asked for', async () => {
  const { deliveries, get } = client();
  const webhook = { ttid: 'flex_interactionwebhook_1', type: 'global', friendlyName: null } as const;
  const url = 'https://crm.example.com/';
  for (const at of [1, 2, 3]) {
    deliveries.add({ ...entryOf({ method: 'POST', url, headers: {}, body: null }), at, webhook, parameters: {} });
  }
  expect((await get('/deliveries?limit=2')).body).toMatchObject([{ at: 3 }, { at: 2 }]);
  expect((await get('/deliveries')).body).toHaveLength(3);
});

test.each(['0', '-1', '1.5', 'x', ''])('refuses the limit "%s" of deliveries', async (limit) => {
  expect(await client().get(`/deliveries?limit=${limit}`)).toMatchObject({ status: 400, body: { field: 'limit' } });
});

test('starts without deliveries', async () => {
  expect((await client().get('/deliveries')).body).toEqual([]);
});

const VALID = { customer: 'Olga', channel: 'web', agent: 'alice' };

test.each([
  [{ ...VALID, customer: ' ' }, 'customer', 'The name is required.'],
  [{ channel: 'web', agent: 'alice' }, 'customer', 'The name is required.'],
  [{ ...VALID, customer: 'x'.repeat(65) }, 'customer', 'The name is longer than 64 characters.'],
  [{ customer: 'Olga', agent: 'alice' }, 'channel', 'The channel must be one of web, sms, whatsapp, chat, email.'],
  [{ ...VALID, channel: 'fax' }, 'channel', 'The channel must be one of web, sms, whatsapp, chat, email.'],
  [{ ...VALID, agent: 'sam' }, 'agent', "There is no agent 'sam'."],
])('refuses %j because of %s', async (request, field, error) => {
  expect(await client().post('/conversations', request)).toEqual({ status: 400, body: { error, field } });
});

test('refuses a body that is not JSON', async () => {
  const refusal = await client().get('/failed-channels', { method: 'POST', body: '{' });
  expect(refusal).toEqual({ status: 400, body: { error: 'The body is not JSON.', field: null } });
});

test('answers 404 for an unknown conversation', async () => {
  const refusal = await client().post('/conversations/UO0/leave');
  expect(refusal).toEqual({ status: 404, body: { error: 'There is no conversation UO0.' } });
});
