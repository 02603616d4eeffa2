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
  expect(await client.post(INTERACTION)).toEqual(before);
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

describe('creating', () => {
  const NEW = {
    Channel: JSON.stringify({ type: 'web', initiated_by: 'customer' }),
    Routing: JSON.stringify({ properties: { attributes: { customerName: 'Olga Orlova' } } }),
  };

  test('answers the routed task, with its attributes as JSON text', async () => {
    const { status, body } = await flexApiClient().post('/v1/Interactions', NEW);
    expect(status).toBe(201);
    expect(JSON.parse(body.routing.properties.attributes)).toMatchObject({
      customerName: 'Olga Orlova',
      flexInteractionSid: body.sid,
      flexInteractionChannelSid: body.channel.sid,
    });
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
    ['no routing', { Channel: NEW.Channel }],
    ['a channel that is no JSON', { ...NEW, Channel: '{' }],
    ['a channel of a type that is unknown here', { ...NEW, Channel: '{"type":"pigeon"}' }],
  ])('refuses %s with code 20001', async (_case, form) => {
    expect(await flexApiClient().post('/v1/Interactions', form)).toMatchObject({ status: 400, body: { code: 20001 } });
  });
});
