/** The parts in sight at 1280 x 720, where an agent's tab is 293 x 579 pixels. */
import type { Locator } from '@playwright/test';
import type { LocalTwilio } from '../../local/server';
import { updateParticipant } from '../fixtures/chats';
import { bindForeign } from '../fixtures/foreign-webhooks';
import { JANE } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { expect, test } from './fixtures';
import type { FlexPage } from './flex-page';

test.use({ viewport: { width: 1280, height: 720 } });

/** Whether all of an element is in sight. */
const expectInSight = (element: Locator) => expect(element).toBeInViewport({ ratio: 1 });

/** Scrolls down wherever the mouse is over the panel, as far as possible. */
async function scrollDown({ page, panel }: FlexPage) {
  await panel.region.hover({ position: { x: 100, y: 200 } });
  await page.mouse.wheel(0, 5_000);
}

/** Adds destinations to the person's choice, which the account does not have. */
const addDestinations = ({ page }: FlexPage, labels: readonly string[]) =>
  page.route('**/interaction-webhook/status', async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    const added = labels.map((label, at) => ({ key: `added_${at}`, label }));
    const value = { ...body.value, destinations: [...body.value.destinations, ...added] };
    await route.fulfill({ response, json: { ...body, value } });
  });

const clickInSight = async (element: Locator) => {
  await expectInSight(element);
  await element.click();
};

test('one named destination is attached with one click, without scrolling', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  await clickInSight(panel.button('Attach webhook'));
  await panel.shows('Sending events');
  await expect(panel.region.getByText('CRM', { exact: true })).toBeVisible();
});

test('one of five destinations is attached with two clicks, without scrolling', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await addDestinations(alice, ['Quality team', 'Data warehouse', 'Audit log']);
  await alice.openWebhooksOf(JANE);
  await expect(panel.destinations.getByRole('checkbox')).toHaveCount(5);
  for (const label of ['CRM', 'Audit log']) await expectInSight(panel.label(label));
  await expectInSight(panel.events);
  await expectInSight(panel.button('Attach webhook'));
  await panel.choose('Inspector');
  await panel.button('Attach webhook').click();
  await panel.shows('Sending events');
});

test('the open events leave the button in sight', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await addDestinations(alice, ['Quality team', 'Data warehouse', 'Audit log']);
  await alice.openWebhooksOf(JANE);
  await panel.openEvents();
  await expectInSight(panel.button('Attach webhook'));
  await panel.events.getByRole('button', { name: 'Show' }).click();
  await expectInSight(panel.button('Attach webhook'));
});

test('Flex’s tabs stay in sight, whatever an agent scrolls', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);

  await test.step('with a long form', async () => {
    await panel.openEvents();
    await panel.events.getByRole('button', { name: 'Show' }).click();
    await panel.region.getByText('What each event sends').click();
    await scrollDown(alice);
    await expectInSight(panel.region.getByText(/^InstanceSid, InteractionSid/).last());
    await expectInSight(alice.tab('Webhooks'));
    await expectInSight(panel.heading);
  });

  await test.step('with many events', async () => {
    await panel.attach('Inspector');
    updateInTurn(twilio, 20);
    await expect(panel.sentences.first()).toBeVisible();
    await scrollDown(alice);
    await expectInSight(alice.tab('Webhooks'));
    await expectInSight(panel.heading);
  });
});

/** Makes as many rows as possible of the updates, because neighbors of the same kind would be folded. */
const updateInTurn = (twilio: LocalTwilio, times: number) => {
  for (let time = 0; time < times; time += 1) updateParticipant(twilio, time % 2 === 0 ? 'customer' : 'agent');
};

test('ten events are in sight at once, for an agent and for a supervisor in Teams', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.attach('Inspector');
  updateInTurn(twilio, 12);
  await expect(alice.panel.eventCount).toHaveText(/^1[2-9] events$/);
  await expectInSight(alice.panel.rows.nth(9));

  const sam = await signIn('Sam');
  await sam.monitorWebhooksOf(JANE);
  await expect(sam.panel.eventCount).toHaveText(/^1[2-9] events$/);
  await expectInSight(sam.panel.rows.nth(9));
});

test('Flex’s tabs stay in sight, whatever a supervisor scrolls in Teams', async ({ signIn }) => {
  const sam = await signIn('Sam');
  const { panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  await panel.choose('Another URL');
  await panel.openEvents();
  await panel.events.getByRole('button', { name: 'Show' }).click();
  await panel.region.getByText('What each event sends').click();
  await scrollDown(sam);
  await expectInSight(sam.tab('Webhooks'));
  await expectInSight(panel.button('Attach webhook'));
});

test.describe('the way out of a failure is in sight and has the focus', () => {
  const expectWayOut = async (button: Locator) => {
    await expect(button).toBeFocused();
    await expectInSight(button);
  };

  test('after a failed attach, and with a webhook that was left behind', async ({ signIn, twilio }) => {
    const alice = await signIn('Alice');
    const { page, panel } = alice;
    await addDestinations(alice, ['Quality team', 'Data warehouse', 'Audit log']);
    await alice.openWebhooksOf(JANE);
    await page.route('**/interaction-webhook/attach', (route) => route.abort());
    await panel.submit();
    await expect(panel.alert).toContainText('The functions didn’t answer');
    await expectWayOut(panel.button('Attach webhook'));
    await page.unroute('**/interaction-webhook/attach');

    for (const endpoint of [TWILIO.bindWebhook, TWILIO.deleteWebhook]) {
      twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
    }
    await panel.button('Attach webhook').click();
    await expect(panel.alert).toContainText('Not attached yet');
    await expectWayOut(panel.button('Finish attaching'));
    await expectInSight(panel.button('Remove'));
    await expectInSight(panel.alert);
  });

  test('while the functions ask for a pause', async ({ signIn, twilio }) => {
    const alice = await signIn('Alice');
    const { panel } = alice;
    await alice.openWebhooksOf(JANE);
    twilio.faults.add({
      endpoint: TWILIO.registerWebhook,
      calls: { kind: 'all' },
      fault: { kind: 'too-many-requests', retryAfterSeconds: 30 },
    });
    await panel.submit();
    const button = panel.region.getByRole('button', { name: /^Try again in \d+ seconds/ });
    await expectWayOut(button);
  });

  test('after a conflict with a webhook that may be replaced', async ({ signIn, twilio }) => {
    const sam = await signIn('Sam');
    const { panel } = sam;
    await sam.monitorWebhooksOf(JANE);
    await panel.shows('Attach a webhook');
    bindForeign(twilio);
    await panel.submit();
    await expect(panel.alert).toContainText('was attached while you were choosing.');
    await expectWayOut(panel.region.getByRole('button', { name: /^Replace “/ }));
  });

  test('after a load that failed', async ({ signIn }) => {
    const alice = await signIn('Alice');
    const { page, panel } = alice;
    await page.route('**/interaction-webhook/status', (route) => route.abort());
    await alice.openWebhooksOf(JANE);
    await panel.shows('Couldn’t load the webhook');
    await expectInSight(panel.button('Try again'));
  });
});
