import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

const INTERACTION = 'KD00000000000000000000000000000001';

const PANEL = 'section[aria-label="Webhooks"]';

test('axe finds nothing, and the panel reflows at 320 pixels', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Attach a webhook');

  await test.step('in the form', async () => {
    await expectNoViolations(alice.page, { within: PANEL });
    expect(await alice.panel.cutOffAt320Pixels()).toEqual([]);
  });

  await test.step('in the form that is not complete', async () => {
    const events = ['onChannelStatusUpdated', 'onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated'];
    for (const event of events) await alice.panel.choose(event);
    await alice.panel.submit();
    await expect(alice.panel.region.getByRole('alert')).toHaveText('Select at least one event.');
    await expectNoViolations(alice.page, { within: PANEL });
  });

  await test.step('in the attached webhook', async () => {
    await alice.panel.button('Live monitoring').click();
    await alice.panel.attach();
    await expectNoViolations(alice.page, { within: PANEL });
    expect(await alice.panel.cutOffAt320Pixels()).toEqual([]);
  });

  await test.step('in the dialog', async () => {
    await alice.panel.button('Detach webhook').click();
    await expect(alice.panel.dialog).toBeVisible();
    await expectNoViolations(alice.page, { within: '[role="alertdialog"]' });
    await alice.panel.dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('where there is no interaction', async () => {
    await alice.openTask('Victor Vance');
    await alice.openWebhooks();
    await alice.panel.shows('No interaction on this task');
    await expectNoViolations(alice.page, { within: PANEL });
  });
});

test('axe finds nothing where something is wrong', async ({ signIn, twilio }) => {
  twilio.world.bindWebhook(INTERACTION, 'flex_interactionwebhook_gone');
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('The attached webhook was deleted');
  await expectNoViolations(alice.page, { within: PANEL });
  await alice.page.route('**/interaction-webhook/*', (route) => route.abort());
  await alice.panel.submit();
  await expect(alice.panel.region.getByRole('alert')).toContainText('Couldn’t reach');
  await expectNoViolations(alice.page, { within: PANEL });
});

test('the whole job is done with the keyboard alone, and the focus is led on', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { keyboard } = alice.page;
  const focused = () => alice.page.evaluate(() => document.activeElement?.textContent);
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Attach a webhook');

  await alice.panel.region.getByRole('radio', { name: 'CRM' }).focus();
  await keyboard.press('Space');
  for (let presses = 0; presses < 20 && (await focused()) !== 'Attach webhook'; presses += 1)
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  await alice.panel.shows('Webhook attached');
  await expect(alice.panel.heading).toBeFocused();

  for (let presses = 0; presses < 5 && (await focused()) !== 'Detach webhook'; presses += 1)
    await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(alice.panel.dialog).toBeVisible();
  for (let presses = 0; presses < 5 && (await focused()) !== 'Cancel'; presses += 1) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(alice.panel.dialog).toBeHidden();
  await expect(alice.panel.button('Detach webhook')).toBeFocused();

  await keyboard.press('Enter');
  await expect(alice.panel.dialog).toBeVisible();
  for (let presses = 0; presses < 5 && (await focused()) !== 'Detach'; presses += 1) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await alice.panel.shows('Attach a webhook');
  await expect(alice.panel.region.getByRole('radio', { name: 'CRM' })).toBeFocused();
  expect(twilio.world.webhooks.size).toBe(0);
});
