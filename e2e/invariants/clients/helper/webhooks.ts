/** Interaction webhooks, which the helper library does not know: every call is a raw request. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scenario } from '../scene';
import { type HelperClient, raw, signedInClient } from './client';

const WEBHOOKS = `https://flex-api.twilio.com/v1/Instances/${ACCOUNT.instanceSid}/InteractionWebhooks`;

const webhook = v.object({
  ttid: v.string(),
  webhook_url: v.string(),
  webhook_events: v.array(v.string()),
  friendly_name: v.optional(v.string()),
  type: v.picklist(['global', 'interaction']),
});

const webhookPage = v.object({
  data: v.array(webhook),
  meta: v.object({ next_page_url: v.nullable(v.string()), page_size: v.number() }),
});

/** Registers a webhook for interactions and returns its ttid. */
export async function registerWebhook(client: HelperClient, name: string, url: string, events: readonly string[]) {
  const { status, body } = await raw(client, {
    method: 'post',
    uri: WEBHOOKS,
    data: {
      WebhookUrl: url,
      WebhookMethod: 'POST',
      WebhookEvents: events,
      Type: 'interaction',
      FriendlyName: name,
    },
  });
  assert.equal(status, 201);
  return v.parse(webhook, body).ttid;
}

export const webhooks: Scenario = async (scene) => {
  const { step } = scene;
  const client = signedInClient(scene);
  const EVENTS = ['onParticipantJoined', 'onParticipantLeft'];
  const names = ['first', 'second', 'third'];

  const ttids = await step('registers webhooks with several events', () =>
    Promise.all(names.map((name) => registerWebhook(client, name, `https://crm.example.com/${name}`, EVENTS))),
  );
  const [first = ''] = ttids;
  await step('fetches one', async () => {
    const { status, body } = await raw(client, { method: 'get', uri: `${WEBHOOKS}/${first}` });
    assert.equal(status, 200);
    assert.deepEqual(v.parse(webhook, body), {
      ttid: first,
      webhook_url: 'https://crm.example.com/first',
      webhook_events: EVENTS,
      friendly_name: 'first',
      type: 'interaction',
    });
  });
  await step('follows the pages of the list', async () => {
    const found: string[] = [];
    let next: string | null = `${WEBHOOKS}?type=interaction&PageSize=2`;
    while (next !== null) {
      const page: v.InferOutput<typeof webhookPage> = v.parse(
        webhookPage,
        (await raw(client, { method: 'get', uri: next })).body,
      );
      found.push(...page.data.map(({ ttid }) => ttid));
      next = page.meta.next_page_url;
    }
    assert.deepEqual(
      ttids.filter((ttid) => !found.includes(ttid)),
      [],
    );
  });
  await step('updates one', async () => {
    const { status, body } = await raw(client, {
      method: 'post',
      uri: `${WEBHOOKS}/${first}`,
      data: { FriendlyName: 'renamed', WebhookEvents: ['onChannelStatusUpdated'] },
    });
    assert.equal(status, 200);
    const { friendly_name, webhook_events, webhook_url } = v.parse(webhook, body);
    assert.deepEqual(
      [friendly_name, webhook_events, webhook_url],
      ['renamed', ['onChannelStatusUpdated'], 'https://crm.example.com/first'],
    );
  });
  await step('learns that POST in upper case sends no body', async () => {
    const { status } = await raw(client, { method: 'POST', uri: WEBHOOKS, data: { WebhookUrl: 'https://a.example/' } });
    assert.equal(status, 400);
  });
  await step('deletes all of them', async () => {
    for (const ttid of ttids) {
      assert.equal((await raw(client, { method: 'delete', uri: `${WEBHOOKS}/${ttid}` })).status, 204);
      assert.equal((await raw(client, { method: 'get', uri: `${WEBHOOKS}/${ttid}` })).status, 404);
    }
  });
};
