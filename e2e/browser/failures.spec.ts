/** What people see when Twilio fails, or when two of them are at it at once. */
import { expect, test } from './fixtures';

const REGISTER = 'POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const BIND = 'POST flex-api.twilio.com/v1/Interactions/:interaction';
const DELETE = 'DELETE flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks/:ttid';
const INTERACTION = 'KD00000000000000000000000000000001';

test('a register that took effect, and whose answer was lost, ends attached once', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  twilio.faults.add({
    endpoint: REGISTER,
    calls: { kind: 'next', count: 1 },
    fault: { kind: 'server-error', moment: 'after' },
  });
  await alice.panel.attach();
  expect(twilio.world.webhooks.size).toBe(1);
});

test('a Twilio that hangs ends in a clear message before the platform’s limit', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  twilio.faults.add({ endpoint: REGISTER, calls: { kind: 'all' }, fault: { kind: 'hang', moment: 'before' } });
  await alice.panel.submit();
  await expect(alice.panel.region.getByRole('alert')).toContainText('Twilio didn’t respond in time', {
    timeout: 10_000,
  });
  expect(twilio.world.webhooks.size).toBe(0);

  twilio.faults.clear();
  await expect(alice.panel.region.getByRole('status')).toHaveText('You can try again now.');
  await alice.panel.attach();
});

test('what a failed attach left behind can be removed', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  for (const endpoint of [BIND, DELETE]) {
    twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
  }
  await alice.panel.submit();
  await expect(alice.panel.region.getByRole('alert')).toContainText('Leftover webhook');
  expect(twilio.world.webhooks.size).toBe(1);

  twilio.faults.clear();
  await alice.panel.button('Delete leftover webhook').click();
  await expect(alice.panel.region.getByRole('alert')).toHaveCount(0);
  expect(twilio.world.webhooks.size).toBe(0);
});

test('two supervisors attach at once, and both see the truth', async ({ signIn, twilio }) => {
  const [sam, ada] = [await signIn('Sam'), await signIn('Ada')];
  for (const supervisor of [sam, ada]) {
    await supervisor.monitor('Jane Miller');
    await supervisor.openWebhooks();
  }
  await Promise.all([sam, ada].map(({ panel }) => panel.submit()));
  await Promise.all([sam, ada].map(({ panel }) => panel.shows('Webhook attached')));
  expect(twilio.world.webhooks.size).toBe(1);
  const [ttid = ''] = [...twilio.world.webhooks.keys()];
  expect(twilio.world.interactions.get(INTERACTION)?.webhookTtid).toBe(ttid);
  for (const { panel } of [sam, ada]) await expect(panel.region).toContainText(ttid);
});

test('Sam replaces a webhook that was attached with curl, and detaching binds it back', async ({ signIn, twilio }) => {
  const { ttid } = twilio.world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/in',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'By hand',
  });
  twilio.world.bindWebhook(INTERACTION, ttid);
  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await sam.openWebhooks();
  await sam.panel.shows('Another webhook is attached');
  await expect(sam.panel.region).toContainText('other.example.com');
  await sam.panel.button('Replace…').click();
  await sam.panel.shows('Replace the webhook');
  await sam.panel.choose('CRM');
  await sam.panel.button('Replace webhook').click();
  const dialog = sam.page.getByRole('alertdialog', { name: 'Replace this webhook?' });
  await expect(dialog).toContainText('By hand');
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await sam.panel.shows('Webhook attached');
  expect(twilio.world.webhooks.has(ttid)).toBe(true);

  await sam.panel.button('Detach webhook').click();
  await sam.panel.dialog.getByRole('button', { name: 'Detach', exact: true }).click();
  await sam.panel.shows('Another webhook is attached');
  expect(twilio.world.interactions.get(INTERACTION)?.webhookTtid).toBe(ttid);
});

test('Sam may type an address, within the allow-list only', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await sam.openWebhooks();
  await sam.panel.choose('Another URL');
  const url = sam.panel.region.getByRole('textbox', { name: /^URL/ });
  await url.fill('https://crm.example.com.evil.tld/in');
  await sam.panel.button('Attach webhook').click();
  await expect(sam.panel.region.getByRole('alert').first()).toBeVisible();
  expect(twilio.world.webhooks.size).toBe(0);
  await url.fill('https://crm.example.com/sam');
  await sam.panel.button('Attach webhook').click();
  await sam.panel.shows('Webhook attached');
  expect([...twilio.world.webhooks.values()].map((webhook) => webhook.url)).toEqual(['https://crm.example.com/sam']);
});
