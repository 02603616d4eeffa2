/** The panel passes axe in every state and appearance, and none of it is out of reach. */
import { updateParticipant } from '../fixtures/chats';
import { bindForeign } from '../fixtures/foreign-webhooks';
import { JANE } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { expectNoViolationsInAnyAppearance } from './appearances';
import { expect, test } from './fixtures';
import type { FlexPage } from './flex-page';
import { Panel } from './panel';

test.use({ viewport: { width: 1280, height: 720 } });

const LONG = 'مركز 👩🏽‍💻 <b>Quality</b> '.repeat(25).slice(0, 500);

/** Expects no violations in any appearance, and that every button can be reached at a magnification of 200 %. */
async function expectAccessible({ page, panel }: FlexPage, within = Panel.SELECTOR) {
  await expectNoViolationsInAnyAppearance(page, within);
  await panel.expectNoOverflow();

  await page.setViewportSize({ width: 640, height: 360 });
  // Of the list of events, only the rows in sight are in the page.
  for (const button of await page.locator(within).locator('button:not(li *)').filter({ visible: true }).all()) {
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test('while choosing, and after failures', async ({ signIn, twilio }) => {
  test.slow();
  const alice = await signIn('Alice');
  const { page, panel } = alice;

  await test.step('that the webhook could not be loaded', async () => {
    await page.route('**/interaction-webhook/status', (route) => route.abort());
    await alice.openWebhooksOf(JANE);
    await panel.shows('Couldn’t load the webhook');
    await expectAccessible(alice);
    await page.unroute('**/interaction-webhook/status');
  });

  await test.step('the form with all that opens', async () => {
    await panel.button('Try again').click();
    await panel.openEvents();
    await panel.events.getByRole('button', { name: 'Show' }).click();
    await panel.region.getByText('What each event sends').click();
    await expectAccessible(alice);
  });

  await test.step('a webhook that is not attached yet', async () => {
    for (const endpoint of [TWILIO.bindWebhook, TWILIO.deleteWebhook]) {
      twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
    }
    await panel.submit();
    await expect(panel.alert).toContainText('Not attached yet');
    await expectAccessible(alice);
  });
});

test('with an attached webhook, and with its events', async ({ signIn, twilio }) => {
  test.slow();
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  await alice.openWebhooksOf(JANE);

  await test.step('a named destination', async () => {
    await panel.attach('CRM');
    await panel.openDetails();
    await expectAccessible(alice);
  });

  await test.step('the change of a running webhook', async () => {
    await panel.button('Change').click();
    await panel.shows('Change webhook');
    await expectAccessible(alice);
    await panel.select('Inspector');
    await panel.button('Save changes').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save changes' }).click();
    await panel.shows('Sending events');
  });

  await test.step('folded and open events', async () => {
    for (let times = 0; times < 4; times += 1) updateParticipant(twilio, 'agent');
    await expect(panel.eventCount).toContainText(/\d+ events/);
    await panel.rows.first().click();
    await panel.rows.nth(1).click();
    await panel.button('Export').click();
    await expectAccessible(alice);
  });

  await test.step('the dialog that asks before a detach', async () => {
    await panel.button('Detach').click();
    await expectAccessible(alice, '[role="alertdialog"]');
    await panel.detachDialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('the events of an interaction that has ended', async () => {
    await alice.endChat();
    await alice.waitForWrapUp();
    await alice.openWebhooks();
    await panel.shows('Interaction ended');
    await expectAccessible(alice);
  });
});

test('with another webhook, and after a conflict with it', async ({ signIn, twilio }) => {
  test.slow();
  const sam = await signIn('Sam');
  const { panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  await panel.shows('Attach a webhook');
  bindForeign(twilio, { friendlyName: LONG });
  await panel.submit();
  await panel.shows('Another webhook is attached');
  await expectAccessible(sam);
});
