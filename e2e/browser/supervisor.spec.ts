import { expect, test } from './fixtures';

test('Sam attaches a webhook to Bob’s task from Teams, and Bob sees it and detaches it', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor('Carla Diaz');
  await sam.openWebhooks();
  await sam.panel.attach('Quality team');
  await expect(sam.panel.region).toContainText('Quality team');
  const [webhook] = [...twilio.world.webhooks.values()];
  expect(webhook?.url).toBe('https://crm.example.com/quality');
  expect(twilio.world.interactions.get('KD00000000000000000000000000000002')?.webhookTtid).toBe(webhook?.ttid);

  const bob = await signIn('Bob');
  await bob.openTask('Carla Diaz');
  await bob.openWebhooks();
  await bob.panel.shows('Webhook attached');
  await expect(bob.panel.region).toContainText('sam');
  await bob.panel.detach();
  expect(twilio.world.webhooks.size).toBe(0);
});
