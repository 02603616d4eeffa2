import { flexApiClient, WEBHOOKS } from '../../testing/flex-api';
import { ASSUMED } from './behavior';

const VALID = { WebhookUrl: 'https://crm.example.com/in', WebhookEvents: 'onParticipantLeft' };

test('registers a global webhook with POST by default', async () => {
  const { body } = await flexApiClient().post(WEBHOOKS, VALID);
  expect(body).toMatchObject({ type: 'global', webhook_method: 'POST' });
});

test.each([
  ['no URL', { WebhookEvents: 'onParticipantLeft' }],
  ['a malformed URL', { ...VALID, WebhookUrl: 'crm' }],
  ['a URL that is neither http nor https', { ...VALID, WebhookUrl: 'ftp://crm.example.com/' }],
  ['no event', { WebhookUrl: VALID.WebhookUrl }],
  ['an event that does not exist', { ...VALID, WebhookEvents: ['onParticipantLeft', 'onLunch'] }],
  ['an unknown type', { ...VALID, Type: 'local' }],
  ['an unknown method', { ...VALID, WebhookMethod: 'PUT' }],
])('refuses %s with code 20001 and registers nothing', async (_case, form) => {
  const client = flexApiClient();
  expect(await client.post(WEBHOOKS, form)).toMatchObject({ status: 400, body: { code: 20001, status: 400 } });
  expect(client.world.webhooks.size).toBe(0);
});

test('refuses to change the type', async () => {
  const client = flexApiClient();
  const { body } = await client.post(WEBHOOKS, VALID);
  const refusal = await client.post(`${WEBHOOKS}/${body.ttid}`, { Type: 'interaction' });
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('keeps the fields that an update does not name', async () => {
  const client = flexApiClient();
  const { body } = await client.post(WEBHOOKS, VALID);
  const updated = await client.post(`${WEBHOOKS}/${body.ttid}`, { FriendlyName: 'CRM' });
  expect(updated.body).toEqual({ ...body, friendly_name: 'CRM' });
});

test('accepts an unknown event only if the webhook already has it', async () => {
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

test.each(['get', 'post', 'delete'] as const)('answers a %s of a missing webhook with 404', async (method) => {
  const path = `${WEBHOOKS}/flex_interactionwebhook_0`;
  expect(await flexApiClient()[method](path)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('answers another instance with 404', async () => {
  const path = '/v1/Instances/GO00000000000000000000000000000002/InteractionWebhooks';
  expect(await flexApiClient().get(path)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('links to the neighboring pages and keeps the filter', async () => {
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

test('has no next page on the last one', async () => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, VALID);
  const { body } = await client.get(`${WEBHOOKS}?PageSize=1`);
  expect(body.meta.next_page_url).toBeNull();
});

test('refuses a page token without a number', async () => {
  const { status, body } = await flexApiClient().get(`${WEBHOOKS}?PageToken=PTa`);
  expect({ status, code: body.code }).toEqual({ status: 400, code: 20001 });
});

describe('a list whose pages only a token names', () => {
  const tokens = { ...ASSUMED, pagesBy: 'token' } as const;

  async function filled(count: number) {
    const client = flexApiClient(tokens);
    const ttids: string[] = [];
    for (let number = 0; number < count; number += 1) ttids.push((await client.post(WEBHOOKS, VALID)).body.ttid);
    const read = async (query: string) => {
      const { body } = await client.get(`${WEBHOOKS}?PageSize=2&${query}`);
      return { ttids: body.data.map(({ ttid }: { ttid: string }) => ttid), next: body.meta.next_page_url };
    };
    return { client, ttids, read };
  }

  test('ignores a number without a token, and a token that it has not given', async () => {
    const { ttids, read } = await filled(3);
    for (const query of ['', 'Page=1', 'Page=1&PageToken=PT', 'Page=1&PageToken=made-up']) {
      expect((await read(query)).ttids).toEqual(ttids.slice(0, 2));
    }
  });

  test('continues after the last webhook of the page before, also once that is deleted', async () => {
    const { client, ttids, read } = await filled(5);
    const { search } = new URL((await read('')).next);
    await client.delete(`${WEBHOOKS}/${ttids[0]}`);
    await client.delete(`${WEBHOOKS}/${ttids[1]}`);
    const second = await read(search.slice(1));
    expect(second.ttids).toEqual(ttids.slice(2, 4));
    expect((await read(new URL(second.next).search.slice(1))).next).toBeNull();
  });
});

test('has smaller pages than asked for, if Twilio allows no larger ones', async () => {
  const client = flexApiClient({ ...ASSUMED, largestPage: 2 });
  for (let count = 0; count < 3; count += 1) await client.post(WEBHOOKS, VALID);
  expect((await client.get(`${WEBHOOKS}?PageSize=200`)).body).toMatchObject({ meta: { page_size: 2 }, data: [{}, {}] });
});

test.each(['PageSize=0', 'PageSize=1001', 'PageSize=x', 'Page=-1', 'type=local'])('refuses %s', async (query) => {
  expect(await flexApiClient().get(`${WEBHOOKS}?${query}`)).toMatchObject({ status: 400, body: { code: 20001 } });
});
