import { flexApiClient, WEBHOOKS } from '../../testing/flex-api';
import { ACCOUNT } from '../../world/model';
import { ASSUMED } from './behavior';

const INTERACTION = '/v1/Interactions/KD00000000000000000000000000000001';
const ABSENT = '/v1/Interactions/KD00000000000000000000000000000099';
const WEBHOOK = { WebhookUrl: 'https://crm.example.com/in', WebhookEvents: 'onParticipantLeft', Type: 'interaction' };

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

test.each([
  ['no credentials', undefined],
  ['a wrong auth token', basic(ACCOUNT.accountSid, 'wrong')],
  ['another account', basic('AC00000000000000000000000000000002', ACCOUNT.authToken)],
  ['another scheme', 'Bearer x'],
])('answers %s with 401 and code 20003', async (_case, authorization) => {
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  for (const path of [INTERACTION, WEBHOOKS]) {
    const response = await flexApiClient().app.request(path, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20003, message: 'Authenticate', status: 401 });
  }
});

test.each(['get', 'post'] as const)('answers a %s of a missing interaction with 404 and code 20404', async (method) => {
  expect(await flexApiClient()[method](ABSENT)).toEqual({
    status: 404,
    body: {
      code: 20404,
      message: `The requested resource ${ABSENT} was not found`,
      more_info: 'https://www.twilio.com/docs/errors/20404',
      status: 404,
    },
  });
});

test('answers the bound ttid', async () => {
  const client = flexApiClient();
  const { body: webhook } = await client.post(WEBHOOKS, WEBHOOK);
  await client.post(INTERACTION, { WebhookTtid: webhook.ttid });
  expect((await client.get(INTERACTION)).body.webhook_ttid).toBe(webhook.ttid);
});

test('changes nothing on an update without fields', async () => {
  const client = flexApiClient();
  const before = await client.get(INTERACTION);
  expect(await client.post(INTERACTION)).toEqual({ ...before, body: { ...before.body, routing: null } });
});

test('refuses a malformed ttid with code 20001', async () => {
  const refusal = await flexApiClient().post(INTERACTION, { WebhookTtid: 'https://crm.example.com' });
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
});

test.each([
  [true, null],
  [false, 'flex_interactionwebhook_1'],
])('clears the binding on an empty WebhookTtid only if Twilio is assumed to: %s', async (emptyTtidClears, left) => {
  const client = flexApiClient({ ...ASSUMED, emptyTtidClears });
  await client.post(INTERACTION, { WebhookTtid: 'flex_interactionwebhook_1' });
  expect((await client.post(INTERACTION, { WebhookTtid: '' })).body.webhook_ttid).toBe(left);
});

test.each([true, false])(
  'deleting a webhook unbinds it, if that is how Twilio behaves: %s',
  async (deletingUnbinds) => {
    const client = flexApiClient({ ...ASSUMED, deletingUnbinds });
    const { body: webhook } = await client.post(WEBHOOKS, WEBHOOK);
    await client.post(INTERACTION, { WebhookTtid: webhook.ttid });
    await client.delete(`${WEBHOOKS}/${webhook.ttid}`);
    expect((await client.get(INTERACTION)).body.webhook_ttid).toBe(deletingUnbinds ? null : webhook.ttid);
  },
);

test.each([true, false])(
  'a ttid without a webhook can be bound, if that is how Twilio behaves: %s',
  async (absentTtidBinds) => {
    const client = flexApiClient({ ...ASSUMED, absentTtidBinds });
    const { status } = await client.post(INTERACTION, { WebhookTtid: 'flex_interactionwebhook_1' });
    expect(status).toBe(absentTtidBinds ? 200 : 400);
  },
);

test.each([true, false])(
  'two interactions hold one ttid, if that is how Twilio behaves: %s',
  async (ttidsAreShared) => {
    const client = flexApiClient({ ...ASSUMED, ttidsAreShared });
    const other = '/v1/Interactions/KD00000000000000000000000000000002';
    const WebhookTtid = 'flex_interactionwebhook_1';
    for (const [address, status] of [
      [INTERACTION, 200],
      [INTERACTION, 200],
      [other, ttidsAreShared ? 200 : 400],
    ] as const) {
      expect(await client.post(address, { WebhookTtid })).toMatchObject({ status });
    }
  },
);

describe('creating', () => {
  test.each([
    [0, 200],
    [60_000, 404],
  ])('an interaction can be read %d ms later, if that is how Twilio behaves: at once it is %d', async (ms, status) => {
    const client = flexApiClient({ ...ASSUMED, interactionsAppearAfterMs: ms });
    const { body } = await client.post('/v1/Interactions', { Channel: '{"type":"web"}' });
    expect((await client.get(`/v1/Interactions/${body.sid}`)).status).toBe(status);
    expect((await client.get(`/v1/Interactions/${body.sid}/Channels`)).status).toBe(200);
  });

  test('two with one ttid is refused, if that is how Twilio behaves', async () => {
    const client = flexApiClient({ ...ASSUMED, ttidsAreShared: false });
    const fields = { Channel: '{"type":"web"}', WebhookTtid: 'flex_interactionwebhook_1' };
    expect((await client.post('/v1/Interactions', fields)).body.webhook_ttid).toBe('flex_interactionwebhook_1');
    expect(await client.post('/v1/Interactions', fields)).toMatchObject({ status: 400, body: { code: 20001 } });
  });

  const NEW = {
    Channel: JSON.stringify({ type: 'web', initiated_by: 'customer' }),
    Routing: JSON.stringify({ properties: { attributes: { customerName: 'Olga Orlova' } } }),
  };

  test('answers the routed task, with its attributes as JSON text', async () => {
    const { status, body } = await flexApiClient().post('/v1/Interactions', NEW);
    expect(status).toBe(200);
    expect(JSON.parse(body.routing.properties.attributes)).toMatchObject({
      customerName: 'Olga Orlova',
      flexInteractionSid: body.sid,
      flexInteractionChannelSid: body.channel.sid,
    });
  });

  test('routes to the first agent without a routing', async () => {
    const { status, body } = await flexApiClient().post('/v1/Interactions', { Channel: '{"type":"whatsapp"}' });
    expect(status).toBe(200);
    expect(body.routing.properties).toMatchObject({ assignment_status: 'reserved', routing_target: null });
  });

  test('gives the task the priority and the timeout of the routing, which an invite has, too', async () => {
    const client = flexApiClient();
    const Routing = '{"properties":{"priority":7,"timeout":60}}';
    const { body } = await client.post('/v1/Interactions', { ...NEW, Routing });
    expect(body.routing.properties).toMatchObject({ priority: 7, timeout: 60 });
    const invites = `/v1/Interactions/${body.sid}/Channels/${body.channel.sid}/Invites`;
    const invited = await client.post(invites, { Routing: '{"properties":{"priority":8}}' });
    expect(invited.body.routing.properties).toMatchObject({ priority: 8, timeout: 86_400 });
  });

  test.each([
    ['an object', (attributes: object): unknown => attributes],
    ['JSON text', (attributes: object): unknown => JSON.stringify(attributes)],
  ])('keeps all attributes that come as %s', async (_kind, encode) => {
    const client = flexApiClient();
    const attributes = { customerName: 'Olga', ticket: { id: 7 }, conversations: { outcome: 'sold' } };
    const Routing = JSON.stringify({ properties: { attributes: encode(attributes) } });
    const { body } = await client.post('/v1/Interactions', { ...NEW, Routing });
    expect(client.world.tasks.get(body.routing.properties.sid)?.attributes).toMatchObject({
      ...attributes,
      conversations: { outcome: 'sold', conversation_id: body.sid },
    });
  });

  test('contacts a customer for an agent, who is offered the task', async () => {
    const client = flexApiClient();
    const worker_sid = 'WK00000000000000000000000000000002';
    const participants = [{ address: '+15005550010', proxy_address: '+15005550006' }];
    const { body } = await client.post('/v1/Interactions', {
      Channel: JSON.stringify({ type: 'sms', initiated_by: 'agent', participants }),
      Routing: JSON.stringify({
        type: 'TaskRouter',
        properties: { worker_sid, workspace_sid: ACCOUNT.workspaceSid, workflow_sid: ACCOUNT.workflowSid },
      }),
      InteractionContextSid: 'HQ00000000000000000000000000000001',
    });
    expect(body.interaction_context_sid).toBe('HQ00000000000000000000000000000001');
    const task = client.world.latestTaskOf(body.channel.sid);
    expect(task).toMatchObject({
      channel: 'sms',
      attributes: { initiatedBy: 'agent', direction: 'outbound', customerAddress: '+15005550010' },
    });
    expect(client.world.reservationOfTask(task?.sid ?? '')?.workerSid).toBe(worker_sid);
    expect(client.world.participantsOf(body.channel.sid)).toMatchObject([{ media: participants[0] }]);
  });

  test('continues a conversation, unless a channel has it already', async () => {
    const client = flexApiClient();
    const closed = client.world.channels.get('UO00000000000000000000000000000001');
    const media_channel_sid = closed?.conversationSid;
    const Channel = JSON.stringify({ type: 'web', initiated_by: 'api', properties: { media_channel_sid } });
    expect((await client.post('/v1/Interactions', { ...NEW, Channel })).status).toBe(409);
    client.world.channels.delete(closed?.sid ?? '');
    const { body } = await client.post('/v1/Interactions', { ...NEW, Channel });
    expect(client.world.channels.get(body.channel.sid)?.conversationSid).toBe(media_channel_sid);
  });

  test.each([
    ['a chat identity', { identity: 'jane@shop', binding: null }, 'jane@shop'],
    [
      'an address',
      { identity: null, binding: { type: 'sms', address: '+15005550008', proxyAddress: '+15005550006' } },
      '+15005550008',
    ],
  ] as const)('makes the members of a conversation its customers: one with %s', async (_case, member, identity) => {
    const { world, post } = flexApiClient();
    const conversation = world.createConversation();
    world.addMember(conversation.sid, member);
    world.addMember(conversation.sid, { identity: 'bob', binding: null });
    const properties = { media_channel_sid: conversation.sid };
    const Channel = JSON.stringify({ type: 'web', initiated_by: 'api', properties });
    const Routing = '{"properties":{"attributes":{"customerName":"Jane Miller"}}}';
    const { body } = await post('/v1/Interactions', { Channel, Routing });
    expect(world.participantsOf(body.channel.sid)).toMatchObject([{ type: 'customer', identity }]);
    expect(conversation.members).toHaveLength(2);
    world.parkChannel(body.channel.sid, 'inactive', 'closed');
    world.say(conversation.sid, identity, 'Hello again');
    expect(world.channels.get(body.channel.sid)?.status).toBe('active');
  });

  test('gives a customer the identity that is named, and the task the name', async () => {
    const { world, post } = flexApiClient();
    const Channel = '{"type":"web","participants":[{"identity":"jane@shop"}]}';
    const Routing = '{"properties":{"attributes":{"customerName":"Jane Miller"}}}';
    const { body } = await post('/v1/Interactions', { Channel, Routing });
    expect(world.participantsOf(body.channel.sid)).toMatchObject([{ identity: 'jane@shop' }]);
    expect(JSON.parse(body.routing.properties.attributes)).toMatchObject({ customerName: 'Jane Miller' });
  });

  test.each([
    ['web', 'chat'],
    ['chat', 'chat'],
    ['whatsapp', 'chat'],
    ['sms', 'sms'],
    ['email', 'email'],
  ])('routes a channel of type %s by the task channel %s', async (type, taskChannel) => {
    const client = flexApiClient();
    const { body } = await client.post('/v1/Interactions', { ...NEW, Channel: JSON.stringify({ type }) });
    expect(body.channel.type).toBe(type);
    expect(body.routing.properties.task_channel_unique_name).toBe(taskChannel);
  });

  test('binds a webhook in time for the first event', async () => {
    const client = flexApiClient();
    const { body: webhook } = await client.post(WEBHOOKS, { ...WEBHOOK, WebhookEvents: 'onInteractionCreated' });
    const subscribers: number[] = [];
    client.world.listen((event) => {
      if (event.kind !== 'interaction-event') return;
      subscribers.push(client.world.subscribersOf(event.interactionSid, event.parameters.EventType ?? '').length);
    });
    await client.post('/v1/Interactions', { ...NEW, WebhookTtid: webhook.ttid });
    expect(subscribers[0]).toBe(1);
  });

  test.each([
    ['no channel', { Routing: NEW.Routing }],
    ['a channel that is no JSON', { ...NEW, Channel: '{' }],
    ['a channel of a type that is unknown here', { ...NEW, Channel: '{"type":"pigeon"}' }],
    ['attributes that are no object', { ...NEW, Routing: '{"properties":{"attributes":"[]"}}' }],
    ['an unknown worker', { ...NEW, Routing: '{"properties":{"worker_sid":"WK0"}}' }],
    ['another workspace', { ...NEW, Routing: '{"properties":{"workspace_sid":"WS0"}}' }],
    ['an unknown task channel', { ...NEW, Routing: '{"properties":{"task_channel_unique_name":"fax"}}' }],
    ['a property that is not honored', { ...NEW, Routing: '{"properties":{"addons":"{}"}}' }],
    ['a timeout that is no number', { ...NEW, Routing: '{"properties":{"timeout":"soon"}}' }],
    ['a participant without an address', { ...NEW, Channel: '{"type":"sms","participants":[{"level":"to"}]}' }],
    ['an address that is no text', { ...NEW, Channel: '{"type":"sms","participants":[{"name":"Ann","address":5}]}' }],
    [
      'media properties that are no object',
      { ...NEW, Channel: '{"type":"sms","participants":[{"name":"Ann","media_properties":"to"}]}' },
    ],
    ['a sender that is no text', { ...NEW, Channel: '{"type":"sms","properties":{"from":["+15005550006"]}}' }],
    [
      'a participant twice',
      { ...NEW, Channel: '{"type":"sms","participants":[{"address":"+15005550008"},{"address":"+15005550008"}]}' },
    ],
    ['a priority in a list', { ...NEW, Routing: '{"properties":{"priority":[7]}}' }],
    ['a routing of a type that is no text', { ...NEW, Routing: '{"type":["taskrouter"]}' }],
    ['an agent who names no worker', { ...NEW, Channel: '{"type":"sms","initiated_by":"agent"}' }],
    ['the API without a conversation', { ...NEW, Channel: '{"type":"web","initiated_by":"api"}' }],
    ['a conversation that is missing', { ...NEW, Channel: '{"type":"web","properties":{"media_channel_sid":"CH0"}}' }],
    ['properties of another type', { ...NEW, Channel: '{"type":"web","properties":{"type":"sms"}}' }],
    ['a malformed context', { ...NEW, InteractionContextSid: 'HQ1' }],
    ['a parameter that is not honored', { ...NEW, FriendlyName: 'A chat' }],
  ])('refuses %s with code 20001', async (_case, form) => {
    expect(await flexApiClient().post('/v1/Interactions', form)).toMatchObject({ status: 400, body: { code: 20001 } });
  });
});
