/** Every call in Twilio's documentation of the two endpoints, with placeholders filled in and typos corrected. */
import { flexApiClient, WEBHOOKS } from '../../testing/flex-api';

const GLOBAL = {
  WebhookEvents: ['onChannelUpdated', 'onChannelCreateFailed'],
  WebhookMethod: 'POST',
  Type: 'global',
  WebhookUrl: 'https://company.com/action',
};
const OF_AN_INTERACTION = { ...GLOBAL, Type: 'interaction', FriendlyName: 'Friendly Name of webhook' };

const TTID = 'flex_interactionwebhook_00000000000000000000000001';
const SHOWN = {
  ttid: TTID,
  account_sid: 'AC00000000000000000000000000000001',
  instance_sid: 'GO00000000000000000000000000000001',
  webhook_url: 'https://company.com/action',
  webhook_events: ['onChannelUpdated', 'onChannelCreateFailed'],
  webhook_method: 'POST',
  type: 'global',
  url: `https://flex-api.twilio.com${WEBHOOKS}/${TTID}`,
};

test('registers a global webhook', async () => {
  expect(await flexApiClient().post(WEBHOOKS, GLOBAL)).toEqual({ status: 201, body: SHOWN });
});

test('registers an interaction webhook', async () => {
  expect(await flexApiClient().post(WEBHOOKS, OF_AN_INTERACTION)).toEqual({
    status: 201,
    body: { ...SHOWN, type: 'interaction', friendly_name: 'Friendly Name of webhook' },
  });
});

test('lists all webhooks', async () => {
  const client = flexApiClient();
  const registered = [await client.post(WEBHOOKS, GLOBAL), await client.post(WEBHOOKS, OF_AN_INTERACTION)];
  const list = `https://flex-api.twilio.com${WEBHOOKS}?PageSize=50&Page=0`;
  expect(await client.get(WEBHOOKS)).toEqual({
    status: 200,
    body: {
      meta: {
        page: 0,
        page_size: 50,
        first_page_url: list,
        previous_page_url: null,
        url: list,
        next_page_url: null,
        key: 'data',
      },
      data: registered.map(({ body }) => body),
    },
  });
});

test.each(['type', 'Type'])('lists the webhooks of one type by %s', async (parameter) => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, GLOBAL);
  await client.post(WEBHOOKS, OF_AN_INTERACTION);
  const { body } = await client.get(`${WEBHOOKS}?${parameter}=interaction`);
  expect(body.data).toMatchObject([{ type: 'interaction' }]);
});

test('fetches a webhook', async () => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, GLOBAL);
  expect(await client.get(`${WEBHOOKS}/${TTID}`)).toEqual({ status: 200, body: SHOWN });
});

test('updates a webhook', async () => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, GLOBAL);
  const changes = {
    WebhookEvents: ['onChannelUpdated', 'onInteractionCreated'],
    WebhookMethod: 'POST',
    WebhookUrl: 'https://company.com/action',
    FriendlyName: 'Friendly Name of webhook',
  };
  expect(await client.post(`${WEBHOOKS}/${TTID}`, changes)).toEqual({
    status: 200,
    body: {
      ...SHOWN,
      webhook_events: ['onChannelUpdated', 'onInteractionCreated'],
      friendly_name: 'Friendly Name of webhook',
    },
  });
});

test('deletes a webhook', async () => {
  const client = flexApiClient();
  await client.post(WEBHOOKS, GLOBAL);
  expect(await client.delete(`${WEBHOOKS}/${TTID}`)).toEqual({ status: 204, body: null });
  expect(await client.get(`${WEBHOOKS}/${TTID}`)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('updates an interaction with a WebhookTtid', async () => {
  const sid = 'KD00000000000000000000000000000001';
  const WebhookTtid = 'flex_interactionwebhook_01jke8z8vte4ette30t5w9h081';
  expect(await flexApiClient().post(`/v1/Interactions/${sid}`, { WebhookTtid })).toEqual({
    status: 200,
    body: {
      sid,
      url: `https://flex-api.twilio.com/v1/Interactions/${sid}`,
      links: { channels: `https://flex-api.twilio.com/v1/Interactions/${sid}/Channels` },
      channel: { sid: 'UO00000000000000000000000000000001', type: 'web' },
      routing: null,
      webhook_ttid: WebhookTtid,
      interaction_context_sid: null,
    },
  });
});
