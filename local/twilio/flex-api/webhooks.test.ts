import { flexApiClient, WEBHOOKS } from '../../testing/flex-api';

const VALID = { WebhookUrl: 'https://crm.example.com/in', WebhookEvents: 'onParticipantLeft' };

test('a webhook is global and posts, unless told otherwise', async () => {
  const { body } = await flexApiClient().post(WEBHOOKS, VALID);
  expect(body).toMatchObject({ type: 'global', webhook_method: 'POST' });
});

test.each([
  ['no URL', { WebhookEvents: 'onParticipantLeft' }],
  ['something that is no URL', { ...VALID, WebhookUrl: 'crm' }],
  ['a URL that is not for the web', { ...VALID, WebhookUrl: 'ftp://crm.example.com/' }],
  ['no event', { WebhookUrl: VALID.WebhookUrl }],
  ['an event that does not exist', { ...VALID, WebhookEvents: ['onParticipantLeft', 'onLunch'] }],
  ['an unknown type', { ...VALID, Type: 'local' }],
  ['an unknown method', { ...VALID, WebhookMethod: 'PUT' }],
])('%s is refused with code 20001, and nothing is registered', async (_case, form) => {
  const client = flexApiClient();
  expect(await client.post(WEBHOOKS, form)).toMatchObject({ status: 400, body: { code: 20001, status: 400 } });
  expect(client.world.webhooks.size).toBe(0);
});

test('the type cannot be changed', async () => {
  const client = flexApiClient();
  const { body } = await client.post(WEBHOOKS, VALID);
  const refusal = await client.post(`${WEBHOOKS}/${body.ttid}`, { Type: 'interaction' });
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('an update leaves alone what it does not name', async () => {
  const client = flexApiClient();
  const { body } = await client.post(WEBHOOKS, VALID);
  const updated = await client.post(`${WEBHOOKS}/${body.ttid}`, { FriendlyName: 'CRM' });
  expect(updated.body).toEqual({ ...body, friendly_name: 'CRM' });
});

test('an event that a webhook has already may be sent again, whatever its name; on another webhook it may not', async () => {
  const client = flexApiClient();
  const { ttid } = client.world.registerWebhook({
    type: 'global',
    url: VALID.WebhookUrl,
    method: 'POST',
    events: ['onLunch'],
    friendlyName: null,
  });
  const both = ['onLunch', 'onParticipantLeft'];
  const updated = await client.post(`${WEBHOOKS}/${ttid}`, { WebhookEvents: both });
  expect(updated).toMatchObject({ status: 200, body: { webhook_events: both } });
  const { body } = await client.post(WEBHOOKS, VALID);
  expect(await client.post(`${WEBHOOKS}/${body.ttid}`, { WebhookEvents: both })).toMatchObject({ status: 400 });
});

test.each(['get', 'post', 'delete'] as const)('%s of a webhook that does not exist is a 404', async (method) => {
  const path = `${WEBHOOKS}/flex_interactionwebhook_0`;
  expect(await flexApiClient()[method](path)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('another instance is not found', async () => {
  const path = '/v1/Instances/GO00000000000000000000000000000002/InteractionWebhooks';
  expect(await flexApiClient().get(path)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('pages name their neighbours and keep the filter', async () => {
  const client = flexApiClient();
  for (let count = 0; count < 3; count += 1) await client.post(WEBHOOKS, VALID);
  const { body } = await client.get(`${WEBHOOKS}?type=global&PageSize=1&Page=1`);
  const page = (number: number) => `https://flex-api.twilio.com${WEBHOOKS}?type=global&PageSize=1&Page=${number}`;
  expect(body.meta).toMatchObject({
    page: 1,
    page_size: 1,
    first_page_url: page(0),
    previous_page_url: page(0),
    next_page_url: page(2),
  });
  expect(body.data).toHaveLength(1);
});

test('the last page has no next one', async () => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, VALID);
  const { body } = await client.get(`${WEBHOOKS}?PageSize=1`);
  expect(body.meta.next_page_url).toBeNull();
});

test.each(['PageSize=0', 'PageSize=1001', 'PageSize=x', 'Page=-1', 'type=local'])('%s is refused', async (query) => {
  expect(await flexApiClient().get(`${WEBHOOKS}?${query}`)).toMatchObject({ status: 400, body: { code: 20001 } });
});
