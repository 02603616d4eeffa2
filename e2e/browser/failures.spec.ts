/** The panel when Twilio fails, and when two people use it at the same time. */
import { allWebhooks, boundTtid, webhookTtids } from '../fixtures/account-state';
import { bindForeign } from '../fixtures/foreign-webhooks';
import { JANE } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { expect, test } from './fixtures';

test('an attach succeeds once if registering took effect and its answer was lost', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  twilio.faults.add({
    endpoint: TWILIO.registerWebhook,
    calls: { kind: 'next', count: 1 },
    fault: { kind: 'server-error', moment: 'after' },
  });
  await alice.panel.attach();
  expect(twilio.world.webhooks.size).toBe(1);
});

test('the panel shows a clear message before the platform’s limit if Twilio hangs', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  twilio.faults.add({
    endpoint: TWILIO.registerWebhook,
    calls: { kind: 'all' },
    fault: { kind: 'hang', moment: 'before' },
  });
  await panel.submit();
  await expect(panel.alert).toContainText('Twilio didn’t answer, and nothing changed.', { timeout: 10_000 });
  expect(twilio.world.webhooks.size).toBe(0);

  twilio.faults.clear();
  await expect(panel.status).toHaveText('You can try again now.');
  await panel.attach();
});

test('the webhook that a failed attach left behind can be removed', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  for (const endpoint of [TWILIO.bindWebhook, TWILIO.deleteWebhook]) {
    twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
  }
  await panel.submit();
  await expect(panel.alert).toContainText('Not attached yet');
  expect(twilio.world.webhooks.size).toBe(1);

  twilio.faults.clear();
  await panel.button('Remove').click();
  await expect(panel.alert).toHaveCount(0);
  expect(twilio.world.webhooks.size).toBe(0);
});

test('two supervisors who attach at the same moment both see the one attached webhook', async ({ signIn, twilio }) => {
  const supervisors = [await signIn('Sam'), await signIn('Ada')];
  for (const supervisor of supervisors) await supervisor.monitorWebhooksOf(JANE);
  await Promise.all(supervisors.map(({ panel }) => panel.submit()));
  await Promise.all(supervisors.map(({ panel }) => panel.shows('Sending events')));
  const [ttid = ''] = webhookTtids(twilio);
  expect(webhookTtids(twilio)).toEqual([ttid]);
  expect(boundTtid(twilio)).toBe(ttid);
  for (const { panel } of supervisors) {
    await panel.openDetails();
    await expect(panel.region.getByText(ttid)).toBeVisible();
  }
});

test('a supervisor replaces a foreign webhook, and detaching binds it again', async ({ signIn, twilio }) => {
  const foreign = bindForeign(twilio);
  const sam = await signIn('Sam');
  const { panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  await panel.shows('Another webhook is attached');
  await expect(panel.region).toContainText('other.example.com');
  await panel.button('Replace…').click();
  await panel.shows('Replace the webhook');
  await panel.select('CRM');
  await panel.button('Replace webhook').click();
  await expect(panel.replaceDialog).toContainText('by hand');
  await panel.replaceDialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await panel.shows('Sending events');
  expect(twilio.world.webhooks.has(foreign)).toBe(true);

  await panel.confirmDetach();
  await panel.shows('Another webhook is attached');
  expect(boundTtid(twilio)).toBe(foreign);
});

test('a supervisor may enter a URL within the allowlist only', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  const { panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  await panel.choose('Another URL');
  const url = panel.region.getByRole('textbox', { name: /^URL/ });
  await url.fill('https://crm.example.com.evil.tld/in');
  await panel.button('Attach webhook').click();
  await expect(panel.alert.first()).toBeVisible();
  expect(twilio.world.webhooks.size).toBe(0);
  await url.fill('https://crm.example.com/sam');
  await panel.button('Attach webhook').click();
  await panel.shows('Sending events');
  expect(allWebhooks(twilio).map((webhook) => webhook.url)).toEqual(['https://crm.example.com/sam']);
});
