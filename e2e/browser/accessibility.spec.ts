import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import type { FlexPage } from './flex-page';

const INTERACTION = 'KD00000000000000000000000000000001';

/** Only the panel: Flex's own frame around it is not ours to judge. */
async function expectNoViolations({ page }: FlexPage, within = 'section[aria-label="Webhooks"]') {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}

test('axe finds nothing in the form, the attached webhook or the dialog', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');
  await expectNoViolations(alice);
  for (const event of ['onChannelStatusUpdated', 'onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated']) {
    await alice.panel.choose(event);
  }
  await alice.panel.submit();
  await expect(alice.panel.region.getByRole('alert')).toHaveText('Choose at least one event.');
  await expectNoViolations(alice);

  await alice.panel.button('Live monitoring').click();
  await alice.panel.attach();
  await expectNoViolations(alice);
  await alice.panel.button('Detach webhook').click();
  await expect(alice.panel.dialog).toBeVisible();
  await expectNoViolations(alice, '[role="alertdialog"]');
});

test('axe finds nothing where there is no interaction', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Victor Vance');
  await alice.openWebhooks();
  await alice.panel.shows('No interaction on this task');
  await expectNoViolations(alice);
});

test('axe finds nothing where something is wrong', async ({ signIn, twilio }) => {
  twilio.world.bindWebhook(INTERACTION, 'flex_interactionwebhook_gone');
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('The attached webhook is gone');
  await expectNoViolations(alice);
  await alice.page.route('**/interaction-webhook/*', (route) => route.abort());
  await alice.panel.submit();
  await expect(alice.panel.region.getByRole('alert')).toContainText('could not be reached');
  await expectNoViolations(alice);
});

test('the whole job is done with the keyboard alone, and the focus is led on', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { keyboard } = alice.page;
  const focused = () => alice.page.evaluate(() => document.activeElement?.textContent);
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');

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
  await alice.panel.shows('No webhook attached');
  await expect(alice.panel.region.getByRole('radio', { name: 'CRM' })).toBeFocused();
  expect(twilio.world.webhooks.size).toBe(0);
});

test('the panel reflows at 320 pixels', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  const overflow = async () =>
    alice.panel.region.evaluate((region) => {
      region.style.width = '320px';
      return [...region.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > region.getBoundingClientRect().right + 1,
      ).length;
    });
  expect(await overflow()).toBe(0);
  await alice.panel.attach();
  expect(await overflow()).toBe(0);
});
