/** The console, in the real Flex UI. */
import { WORKING } from '../../local/delivery/condition';
import type { LocalTwilio } from '../../local/server';
import { EVENT_NAMES } from '../../src/contract/events';
import type { InteractionSid } from '../../src/contract/sids';
import { allWebhooks, webhookTtids } from '../fixtures/account-state';
import { NINA, startAcceptedChat, updateParticipant } from '../fixtures/chats';
import { bind, registerForeign } from '../fixtures/foreign-webhooks';
import { registerOurs } from '../fixtures/our-webhooks';
import { registerForNewInteraction } from '../fixtures/program';
import { absentSid, aliceSubject, bobSubject, JANE } from '../fixtures/subjects';
import { expectNoViolationsInAnyAppearance } from './appearances';
import { Console } from './console';
import { expect, test } from './fixtures';

const LONG_NAME = 'A name that is rather long, as people give them';

const registerGlobal = (twilio: LocalTwilio) =>
  registerForeign(twilio, { type: 'global', friendlyName: 'Data lake', events: [...EVENT_NAMES] });

const registerPartner = (
  twilio: LocalTwilio,
  friendlyName = 'Partner',
  url = 'https://partner.example.com/hook?key=1',
) =>
  registerForeign(twilio, {
    url,
    method: 'GET',
    events: ['onChannelUpdated', ...EVENT_NAMES.slice(0, 3)],
    friendlyName,
  });

const registerBound = (twilio: LocalTwilio) => {
  const ttid = registerOurs(twilio, aliceSubject(twilio).interactionSid);
  bind(twilio, ttid);
  return ttid;
};

test('an agent sees no link to the console, and its address shows nothing', async ({ signIn, twilio }) => {
  registerGlobal(twilio);
  const alice = await signIn('Alice');
  await expect(alice.page.getByRole('link', { name: 'Agent Desktop' })).toBeVisible();
  await expect(alice.console.link).toHaveCount(0);
  await alice.page.goto(`${alice.origin}/interaction-webhooks/`);
  await alice.waitForStart();
  await expect(alice.console.region).toHaveCount(0);
});

test('an administrator creates, edits and deletes a global webhook', async ({ signIn, twilio }) => {
  const { console } = await signIn('Ada');
  await console.open();
  await console.expectEmpty();
  await console.button('Create webhook').click();
  await console.choose('Every interaction');
  await console.fillName('Data lake');
  await console.choose('Quality team');
  await console.clickInPane('Create webhook');
  await console.expectDetails('Data lake');
  const [webhook] = allWebhooks(twilio);
  expect(webhook).toMatchObject({
    type: 'global',
    url: 'https://quality.example.com/events',
    friendlyName: 'Data lake',
  });

  await console.clickInPane('Edit');
  await console.fillName('Lake of data');
  await console.clickInPane('Change');
  await console.choose('onInteractionCreated');
  await console.clickInPane('Save');
  await console.expectDetails('Lake of data');
  expect(webhook).toMatchObject({ friendlyName: 'Lake of data', url: 'https://quality.example.com/events' });
  expect(webhook?.events).not.toContain('onInteractionCreated');

  await console.clickInPane('Delete…');
  await expect(console.confirmation).toContainText('stops receiving the events of every interaction');
  await console.checkDependents();
  await console.confirmDeletion();
  await console.expectEmpty();
  expect(twilio.world.webhooks.size).toBe(0);
});

test('a supervisor creates a webhook for interactions, but cannot change global ones', async ({ signIn, twilio }) => {
  registerGlobal(twilio);
  const { console } = await signIn('Sam');
  await console.openComplete('1');
  await console.openDetails('Data lake');
  await expect(console.pane.getByText('Only administrators can change global webhooks.')).toBeVisible();

  await console.button('Create webhook').click();
  await expect(console.pane.getByText('Every interaction', { exact: true })).toHaveCount(0);
  await console.fillName('Campaign');
  await console.choose('CRM');
  await console.clickInPane('Create webhook');
  await console.expectDetails('Campaign');
  expect(allWebhooks(twilio)).toContainEqual(
    expect.objectContaining({ type: 'interaction', friendlyName: 'Campaign', method: 'POST' }),
  );
});

test('the list shows the state of each webhook, those that matter first, and filters by group and text', async ({
  signIn,
  twilio,
}) => {
  const { interactionSid } = aliceSubject(twilio);
  const others = bobSubject(twilio).interactionSid;
  const absent = absentSid<InteractionSid>('KD');
  registerGlobal(twilio);
  registerPartner(twilio);
  registerBound(twilio);
  for (const interaction of [interactionSid, others, absent]) registerOurs(twilio, interaction);
  const sam = await signIn('Sam');
  const { console, page } = sam;
  await console.openComplete('6');
  await expect(console.row('In use')).toContainText('Jane Miller with Alice Agent');
  await expect(console.row('Unused')).toHaveCount(3);
  await expect(console.row('Partner')).toContainText('Unknown');
  await expect(console.rows.nth(0)).toContainText('Jane Miller');
  await expect(console.rows.nth(1)).toContainText('Data lake');
  await expect(console.rows.nth(5)).toContainText('Partner');

  await console.filter('Global 1');
  await expect(console.rows).toHaveCount(1);
  await console.filter('Outside 1');
  await expect(console.rows).toHaveCount(1);
  await console.filter('Unused 3');
  await expect(console.rows).toHaveCount(3);
  await sam.reload();
  await console.expectComplete('6');
  await expect(console.rows).toHaveCount(3);
  await console.filter('All 6');
  await console.search('partner.example');
  await expect(console.rows).toHaveCount(1);
  expect(new URL(page.url()).search).toBe('');
});

test('a webhook that a program registered is shown as waiting, and in use once its interaction sends an event', async ({
  functions,
  signIn,
  twilio,
}) => {
  registerPartner(twilio);
  const { ttid } = await registerForNewInteraction(functions.origin);
  const title = `For a new interaction …${ttid.slice(-4)}`;
  const { console } = await signIn('Sam');
  await console.openComplete('2');
  await expect(console.row('Waiting')).toContainText(title);
  await console.filter('Waiting 1');
  await expect(console.rows).toHaveCount(1);
  await console.openDetails(title);
  await expect(console.pane).toContainText('Created · A program');
  await expect(console.pane.getByRole('button', { name: 'Edit' })).toHaveCount(0);

  startAcceptedChat(twilio, ttid);
  await expect.poll(() => twilio.world.webhooks.get(ttid)?.friendlyName).toMatch(/^interaction-webhooks KD/);
  await console.button('Reload').click();
  await expect(console.pane.getByRole('heading', { name: NINA })).toBeVisible();
  await console.filter('In use 1');
  await expect(console.row('In use')).toContainText(`${NINA} with Alice Agent`);
  await expect(console.row('In use')).toContainText('CRM, Inspector');
  await expect(console.pane).toContainText('By a program, or not recorded');
});

test.describe('at 1280 x 720', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('ten rows are in sight, and the console keeps its width when nothing matches', async ({ signIn, twilio }) => {
    for (let number = 1; number <= 30; number += 1) registerPartner(twilio, `Hook ${number}`);
    const { console } = await signIn('Sam');
    await console.openComplete('30');
    for (let row = 0; row < 10; row += 1) await expect(console.rows.nth(row)).toBeInViewport({ ratio: 1 });
    const width = async () => (await console.region.boundingBox())?.width;
    const before = await width();
    await console.search('no such webhook');
    await expect(console.region.getByText('No matching webhooks')).toBeVisible();
    expect(await width()).toBe(before);
  });
});

test('the second of two people who edit a webhook sees the change of the first', async ({ signIn, twilio }) => {
  const webhook = twilio.world.webhooks.get(registerPartner(twilio));
  const [sam, ada] = [(await signIn('Sam')).console, (await signIn('Ada')).console];
  for (const console of [sam, ada]) {
    await console.open();
    await console.openDetails('Partner');
    await console.clickInPane('Edit');
  }
  await ada.fillName('Ada’s');
  await ada.clickInPane('Save');
  await ada.expectDetails('Ada’s');

  await sam.clickInPane('Change');
  await sam.choose('onParticipantLeft');
  await sam.clickInPane('Save');
  await expect(sam.pane.getByRole('alert')).toContainText('Ada’s');
  expect(webhook?.events).not.toContain('onParticipantLeft');
  await sam.clickInPane('Save anyway');
  await sam.expectDetails('Ada’s');
  expect(webhook?.events).toEqual(expect.arrayContaining(['onChannelUpdated', 'onParticipantLeft']));
});

test('deleting several webhooks keeps one that another program has changed, and says why', async ({
  signIn,
  twilio,
}) => {
  const [first, second] = [registerPartner(twilio, 'First'), registerPartner(twilio, 'Second')];
  const { console } = await signIn('Sam');
  await console.openComplete('2');
  await console.select('First');
  await console.select('Second');
  twilio.world.updateWebhook(second, { method: 'POST' });
  await console.button('Delete…').click();
  await console.checkDependents();
  await console.confirmDeletion();
  await expect(console.confirmation.getByRole('alert')).toContainText('Second: It was changed');
  expect(webhookTtids(twilio)).toEqual([second]);
  await console.checkDependents();
  await console.confirmDeletion();
  await console.expectEmpty();
  expect(twilio.world.webhooks.has(first)).toBe(false);
});

test('Clean up shows unused webhooks before it removes them, and the history lists it', async ({ signIn, twilio }) => {
  const bound = registerBound(twilio);
  const orphaned = bobSubject(twilio).interactionSid;
  registerOurs(twilio, orphaned);
  const partner = registerPartner(twilio);
  const { console } = await signIn('Sam');
  await console.open();
  await console.button('Clean up…').click();
  await expect(console.dialog.getByText('1 unused webhook')).toBeVisible();
  await expect(console.dialog).toContainText(`Never connected · Interaction …${orphaned.slice(-4)}`);
  expect(twilio.world.webhooks.size).toBe(3);
  await console.clickInPane('Remove 1 webhook');
  await expect(console.dialog.getByRole('status')).toHaveText('1 webhook removed.');
  expect(webhookTtids(twilio)).toEqual([bound, partner]);
  await console.closeDialog();
  await console.button('History').click();
  const latest = console.region.getByRole('row').last();
  await expect(latest).toContainText('Removed by cleanup');
  await expect(latest).toContainText('Sam Supervisor');
});

test('what a destination did not get is sent again from the console once it works', async ({ signIn, twilio }) => {
  // axe checks the view four times.
  test.slow();
  const host = 'quality.example.com';
  const attempts = () => twilio.deliveries().filter(({ url }) => url.includes(host));
  registerPartner(twilio);
  const sam = await signIn('Sam');
  const { console, page, panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  await panel.select('CRM', 'Quality team');
  await panel.button('Attach to 2 destinations').click();
  await panel.shows('Sending events');
  twilio.systems.setCondition(host, { kind: 'status', status: 503 });
  updateParticipant(twilio, 'agent');
  await expect.poll(() => attempts().length).toBe(1);
  await console.open();
  await console.button('Destinations').click();
  const undelivered = console.region.getByRole('table', { name: 'Not delivered' }).locator('tbody tr');
  const waiting = console.button('Show what wasn’t delivered to Quality team: 1 waiting');

  await test.step('the view says why it failed, and passes axe in every appearance', async () => {
    await expect(undelivered).toHaveCount(1);
    await expect(undelivered).toContainText('Participant updated');
    await expect(undelivered).toContainText('Quality team');
    await expect(undelivered).toContainText('Its server failed (status 503).');
    await expect(undelivered).toContainText('1 try · next try');
    await expectNoViolationsInAnyAppearance(page, Console.SELECTOR);
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 800 });
    await console.expectNoOverflow(console.region);
    if (size !== null) await page.setViewportSize(size);
  });

  await test.step('with the keyboard, the number of webhooks leads to them, and what waits to the events', async () => {
    await console.button('Show the webhooks of Quality team: 1').focus();
    await sam.press('Enter');
    await expect(console.region.getByRole('group', { name: 'Webhooks' })).toBeFocused();
    await expect(console.rows).toHaveCount(1);
    await expect(console.row('In use')).toContainText('CRM, Quality team');
    await console.button('Sends to Quality team').click();
    await expect(console.rows).toHaveCount(2);
    await console.button('Destinations').click();
    await waiting.focus();
    await sam.press('Enter');
    await expect(console.region.getByRole('heading', { name: 'Not delivered' })).toBeFocused();
    await expect(undelivered).toBeInViewport();
  });

  await test.step('a test event shows that the destination works again', async () => {
    twilio.systems.setCondition(host, WORKING);
    await console.button('Send test event to Quality team').click();
    await expect(console.region.getByText('It got the event (status 200').first()).toBeVisible();
  });

  await test.step('with the keyboard, the event is sent again, and leaves the list', async () => {
    const before = attempts().length;
    await console.button('Send again to Quality team: Participant updated').focus();
    await sam.press('Enter');
    await expect(console.region.getByText('Nothing is waiting, and nothing was given up.')).toBeVisible();
    await expect(console.region.getByRole('heading', { name: 'Not delivered' })).toBeFocused();
    await expect(waiting).toHaveCount(0);
    expect(attempts()).toHaveLength(before + 1);
    expect(attempts()[0]).toMatchObject({ outcome: { kind: 'answered', status: 200 }, signatureValid: true });
  });
});

test('completing a task deletes the webhook that was attached to it', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.choose('CRM');
  await alice.panel.attach();
  await alice.endChat();
  await alice.waitForWrapUp();
  expect(twilio.world.webhooks.size).toBe(1);
  await alice.completeTask();
  await expect.poll(() => twilio.world.webhooks.size).toBe(0);
});

test('the first of 10,000 webhooks are shown after one page, and the search finds all', async ({ signIn, twilio }) => {
  test.setTimeout(240_000);
  for (let number = 1; number <= 10_000; number += 1) registerPartner(twilio, `Hook ${number}`);
  const { console, page } = await signIn('Sam');
  let loadSecondPage = () => {};
  const secondPage = new Promise<void>((resolve) => {
    loadSecondPage = resolve;
  });
  let pages = 0;
  await page.route('**/webhooks/list', async (route) => {
    pages += 1;
    if (pages > 1) await secondPage;
    await route.continue();
  });
  await console.open();
  await expect(console.rows).toHaveCount(25);
  await expect(console.region.getByText(/^Webhooks loaded so far: \d+…$/)).toBeVisible();
  loadSecondPage();
  await console.expectComplete('10,000', 200_000);
  await console.search('hook 9999');
  await expect(console.rows).toHaveCount(1);
});

test('the console passes axe in every state and appearance', async ({ functions, signIn, twilio }) => {
  // axe checks each state four times.
  test.slow();
  registerBound(twilio);
  await registerForNewInteraction(functions.origin);
  registerGlobal(twilio);
  registerPartner(twilio, LONG_NAME, 'http://long.partner.example.com/a/b/c/d');
  const { console, page } = await signIn('Ada');
  const expectAccessible = (magnified = Console.SELECTOR) =>
    expectNoViolationsInAnyAppearance(page, Console.SELECTOR, magnified);
  const expectDialogAccessible = (role: 'dialog' | 'alertdialog') =>
    expectNoViolationsInAnyAppearance(page, `[role="${role}"]`);
  await console.openComplete('4');
  await expect(console.row('In use')).toBeVisible();

  await test.step('the list, and a selection', async () => {
    await console.select(LONG_NAME);
    await expectAccessible();
    await console.button('Clear selection').click();
  });

  await test.step('details and forms, which are a dialog in a narrow window', async () => {
    await console.openDetails(LONG_NAME);
    await expectAccessible('[role="dialog"]');
    await console.clickInPane('Edit');
    await expectAccessible('[role="dialog"]');
    await console.clickInPane('Cancel');
    await console.button('Create webhook').click();
    await expectAccessible('[role="dialog"]');
    await console.clickInPane('Cancel');
  });

  await test.step('the dialogs', async () => {
    await console.openDetails(LONG_NAME);
    await console.clickInPane('Delete…');
    await expectDialogAccessible('alertdialog');
    await console.confirmation.getByRole('button', { name: 'Cancel' }).click();
    await console.clickInPane('Close');
    await console.button('Clean up…').click();
    await expectDialogAccessible('dialog');
    await page.keyboard.press('Escape');
    await expect(console.dialog).toHaveCount(0);
  });

  await test.step('no match, and the history', async () => {
    await console.search('nothing has this name');
    await expectAccessible();
    await console.button('History').click();
    await expectAccessible();
  });
});

test('nothing of the console is cut off at 320 pixels, and everything can be reached at 400 %', async ({
  functions,
  signIn,
  twilio,
}) => {
  registerBound(twilio);
  await registerForNewInteraction(functions.origin);
  registerPartner(twilio, LONG_NAME, 'http://long.partner.example.com/a/b/c/d');
  const { console, page } = await signIn('Ada');
  await console.openComplete('3');
  await console.select(LONG_NAME);
  await page.setViewportSize({ width: 320, height: 180 });
  await console.expectNoOverflow(console.region);
  for (const name of ['History', LONG_NAME, 'Clear selection']) {
    await console.button(name).scrollIntoViewIfNeeded();
    await expect(console.button(name)).toBeInViewport();
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await console.expectNoOverflow(console.region);
  await console.openDetails(LONG_NAME);
  await console.expectNoOverflow(console.dialog);
  await console.clickInPane('Edit');
  await console.expectNoOverflow(console.dialog);
});

test('webhooks can be compared and one be deleted with the keyboard alone', async ({ signIn, twilio }) => {
  for (const name of ['First', 'Second']) registerPartner(twilio, name);
  const sam = await signIn('Sam');
  const { console } = sam;
  await console.openComplete('2');
  await console.button('First').focus();
  await sam.press('Enter');
  await console.expectDetails('First');
  await sam.press('ArrowDown');
  await console.expectDetails('Second');
  await expect(console.button('Second')).toBeFocused();
  await sam.press('Escape');
  await expect(console.pane).toHaveCount(0);
  await expect(console.button('Second')).toBeFocused();
  await sam.press('Enter');
  await sam.press('Tab');
  await expect(console.pane.getByRole('heading', { name: 'Second' })).toBeFocused();
  await sam.tabTo('Delete…');
  await sam.press('Enter');
  await expect(console.confirmation).toBeVisible();
  await console.confirmation.getByRole('checkbox').focus();
  await sam.press('Space');
  await sam.tabTo('Delete');
  await sam.press('Enter');
  await expect(console.rows).toHaveCount(1);
  await expect(console.region.getByRole('group', { name: 'Webhooks' })).toBeFocused();
});
