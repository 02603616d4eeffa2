import { nameNoInteraction } from '../fixtures/chats';
import { bind } from '../fixtures/foreign-webhooks';
import { ABSENT_TTID, JANE } from '../fixtures/subjects';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';
import { Panel } from './panel';

const LIVE_LABELS = ['Channel status changed', 'Participant joined', 'Participant left', 'Participant updated'];

const WITHIN_PANEL = { within: Panel.SELECTOR };

test('the panel passes axe in each state and reflows at 320 pixels', async ({ signIn, twilio }) => {
  // axe checks five screens of Flex.
  test.slow();
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  await alice.openWebhooksOf(JANE);
  await panel.shows('Attach a webhook');

  await test.step('with the form', async () => {
    await expectNoViolations(page, WITHIN_PANEL);
    await panel.expectNoOverflow();
  });

  await test.step('with an incomplete form', async () => {
    await panel.openEvents();
    for (const event of LIVE_LABELS) await panel.choose(event);
    await panel.submit();
    await expect(panel.alert).toHaveText('Select at least one event.');
    await expectNoViolations(page, WITHIN_PANEL);
  });

  await test.step('with an attached webhook', async () => {
    for (const event of LIVE_LABELS) await panel.choose(event);
    await panel.attach();
    await expectNoViolations(page, WITHIN_PANEL);
    await panel.expectNoOverflow();
  });

  await test.step('with the dialog', async () => {
    await panel.button('Detach').click();
    await expect(panel.detachDialog).toBeVisible();
    await expectNoViolations(page, { within: '[role="alertdialog"]' });
    await panel.detachDialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('on a task without an interaction', async () => {
    nameNoInteraction(twilio);
    await panel.shows('This task names no interaction');
    await expectNoViolations(page, WITHIN_PANEL);
  });
});

test('the panel passes axe with a dangling ttid and with a failure', async ({ signIn, twilio }) => {
  bind(twilio, ABSENT_TTID);
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  await alice.openWebhooksOf(JANE);
  await panel.shows('Webhook deleted');
  await expectNoViolations(page, WITHIN_PANEL);
  await page.route('**/interaction-webhook/*', (route) => route.abort());
  await panel.submit();
  await expect(panel.alert).toContainText('The functions didn’t answer');
  await expectNoViolations(page, WITHIN_PANEL);
});

test('attaching and detaching work with the keyboard alone, and each step moves the focus', async ({
  signIn,
  twilio,
}) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  await panel.shows('Attach a webhook');

  await panel.destination('CRM').focus();
  await alice.press('Space');
  await expect(panel.destination('CRM')).not.toBeChecked();
  await alice.press('Space');
  await alice.tabTo('Attach webhook');
  await alice.press('Enter');
  await panel.shows('Sending events');
  await expect(panel.heading).toBeFocused();

  await alice.tabTo('Detach');
  await alice.press('Enter');
  await expect(panel.detachDialog).toBeVisible();
  await alice.tabTo('Cancel');
  await alice.press('Enter');
  await expect(panel.detachDialog).toBeHidden();
  await expect(panel.button('Detach')).toBeFocused();

  await alice.press('Enter');
  await expect(panel.detachDialog).toBeVisible();
  await alice.tabTo('Detach');
  await alice.press('Enter');
  await panel.shows('Attach a webhook');
  await expect(panel.destination('CRM')).toBeFocused();
  expect(twilio.world.webhooks.size).toBe(0);
});
