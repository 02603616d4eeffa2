import { expect, test } from './fixtures';

test('Sam attaches a webhook to Bob’s task from Teams', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor('Carla Diaz');
  await sam.openWebhooks();
  await sam.panel.attach();
  await expect(sam.panel.region).toContainText('sam');
  const [webhook] = [...twilio.world.webhooks.values()];
  expect(twilio.world.interactions.get('KD00000000000000000000000000000002')?.webhookTtid).toBe(webhook?.ttid);
});

test('what Sam attached, Bob sees and may detach', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor('Carla Diaz');
  await sam.openWebhooks();
  await sam.panel.attach();

  const bob = await signIn('Bob');
  await bob.openTask('Carla Diaz');
  await bob.openWebhooks();
  await bob.panel.shows('Webhook attached');
  await bob.panel.detach();
  expect(twilio.world.webhooks.size).toBe(0);
});
