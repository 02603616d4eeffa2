/** Interactions with their channels, participants and invites, and the binding of a webhook to one. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scenario } from '../scene';
import { type HelperClient, isRefused, raw, signedInClient } from './client';
import { registerWebhook } from './webhooks';

const routed = v.object({ properties: v.object({ sid: v.string() }) });

/** Binds a webhook. Version 4 has no method for it. */
export async function bind(client: HelperClient, sid: string, webhookTtid: string) {
  const interaction = client.flexApi.v1.interaction(sid);
  if (typeof interaction.update === 'function') return (await interaction.update({ webhookTtid })).webhookTtid;
  const uri = `https://flex-api.twilio.com/v1/Interactions/${sid}`;
  const { body } = await raw(client, { method: 'post', uri, data: { WebhookTtid: webhookTtid } });
  return v.parse(v.object({ webhook_ttid: v.nullable(v.string()) }), body).webhook_ttid;
}

export const interactions: Scenario = async (scene) => {
  const { step, account } = scene;
  const client = signedInClient(scene);
  const { interaction: api } = client.flexApi.v1;
  const alice = await account.workerSid('alice');
  const URL_OF_CRM = 'https://crm.example.com/events';
  const ttid = await registerWebhook(client, 'by the helper', URL_OF_CRM, ['onParticipantLeft']);

  const created = await step('creates an interaction that is routed to an agent', async () => {
    const interaction = await api.create({
      channel: { type: 'web', initiated_by: 'customer', properties: { type: 'web' } },
      routing: {
        properties: {
          workspace_sid: ACCOUNT.workspaceSid,
          workflow_sid: ACCOUNT.workflowSid,
          queue_sid: ACCOUNT.queueSid,
          task_channel_unique_name: 'chat',
          worker_sid: alice,
          attributes: { customerName: 'Nora North', orderNumber: 17 },
        },
      },
    });
    assert.match(interaction.sid, /^KD[0-9a-f]{32}$/);
    return interaction;
  });
  const { properties } = v.parse(routed, created.routing);
  await step('finds its attributes on the task', async () => {
    const task = await client.taskrouter.v1.workspaces(ACCOUNT.workspaceSid).tasks(properties.sid).fetch();
    const attributes = JSON.parse(task.attributes);
    assert.deepEqual([attributes.orderNumber, attributes.flexInteractionSid], [17, created.sid]);
  });
  await step('binds a webhook, and fetches the binding', async () => {
    assert.equal(await bind(client, created.sid, ttid), ttid);
    const interaction = await api(created.sid).fetch();
    // Version 4 does not know the property.
    if ('webhookTtid' in interaction) assert.equal(interaction.webhookTtid, ttid);
  });
  const channels = api(created.sid).channels;
  const channel = await step('lists and fetches its channel', async () => {
    const [first] = await channels.list();
    assert.ok(first);
    assert.equal((await channels(first.sid).fetch()).type, 'web');
    return first;
  });
  await step('lists the participants and the invite', async () => {
    const participants = await channels(channel.sid).participants.list({ pageSize: 1 });
    assert.deepEqual(
      participants.map(({ type }) => type),
      ['customer'],
    );
    assert.equal((await channels(channel.sid).invites.list()).length, 1);
  });
  await step('sets the channel inactive, and the customer’s next message makes it active', async () => {
    const inactive = await channels(channel.sid).update({ status: 'inactive', routing: { status: 'closed' } });
    assert.equal(inactive.status, 'inactive');
    await account.write({ channelSid: channel.sid }, 'Are you there?');
    assert.equal((await channels(channel.sid).fetch()).status, 'active');
  });
  await step('closes the channel', async () => {
    const closed = await channels(channel.sid).update({ status: 'closed', routing: { status: 'closed' } });
    assert.equal(closed.status, 'closed');
  });
  await step('gets Twilio’s error for an interaction that does not exist', () =>
    assert.rejects(api(`KD${'f'.repeat(32)}`).fetch(), isRefused(404, 20404)),
  );
};
