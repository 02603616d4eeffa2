/** The view of all webhooks, in the real Flex UI. */

import { attached, CARLAS, FORGOTTEN, foreign, global, JANES } from '../fixtures/seeded-webhooks';
import { expectNoViolations } from './axe';
import { Console } from './console';
import { expect, test } from './fixtures';

test('agents are not offered the console, and its address leads them nowhere', async ({ signIn, twilio }) => {
  global(twilio.world, 'Data lake');
  const alice = await signIn('Alice');
  const console = new Console(alice.page);
  await expect(alice.page.getByRole('link', { name: 'Agent Desktop' })).toBeVisible();
  await expect(console.link).toHaveCount(0);
  await alice.page.goto(`${alice.origin}/interaction-webhooks/`);
  await alice.ready();
  await expect(console.region).toHaveCount(0);
});

test('Ada registers a global webhook, looks at it, edits it and deletes it', async ({ signIn, twilio }) => {
  const ada = await signIn('Ada');
  const console = new Console(ada.page);
  await console.open();
  await expect(console.region.getByText('No webhooks yet')).toBeVisible();
  await console.button('Create webhook').click();
  await console.choose('Every interaction in this Flex instance');
  await console.dialog.getByLabel('Name').fill('Data lake');
  await console.choose('Quality team');
  await console.dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(console.dialog.getByRole('heading', { name: 'Data lake' })).toBeVisible();
  const [webhook] = [...twilio.world.webhooks.values()];
  expect(webhook).toMatchObject({ type: 'global', url: 'https://crm.example.com/quality', friendlyName: 'Data lake' });

  await console.dialog.getByRole('button', { name: 'Edit' }).click();
  await console.dialog.getByLabel('Name').fill('Lake of data');
  await console.choose('onInteractionCreated');
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.dialog.getByRole('heading', { name: 'Lake of data' })).toBeVisible();
  expect(webhook).toMatchObject({ friendlyName: 'Lake of data', url: 'https://crm.example.com/quality' });
  expect(webhook?.events).not.toContain('onInteractionCreated');

  await console.dialog.getByRole('button', { name: 'Delete…' }).click();
  await expect(console.confirmation).toContainText('stops receiving the events of every interaction');
  await console.confirmation.getByRole('button', { name: 'Delete' }).click();
  await expect(console.region.getByText('No webhooks yet')).toBeVisible();
  expect(twilio.world.webhooks.size).toBe(0);
});

test('Sam registers one for interactions of a program, and leaves global ones alone', async ({ signIn, twilio }) => {
  global(twilio.world, 'Data lake');
  const sam = await signIn('Sam');
  const console = new Console(sam.page);
  await console.open();
  await console.isComplete('1');
  await console.openDetails('Data lake');
  await expect(console.dialog.getByText('Only administrators can change global webhooks.')).toBeVisible();
  await console.dialog.getByRole('button', { name: 'Close' }).last().click();

  await console.button('Create webhook').click();
  await expect(console.dialog.getByText('Every interaction in this Flex instance')).toHaveCount(0);
  await console.dialog.getByLabel('Name').fill('Campaign');
  await console.choose('CRM');
  await console.dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(console.dialog.getByRole('heading', { name: 'Campaign' })).toBeVisible();
  expect([...twilio.world.webhooks.values()]).toContainEqual(
    expect.objectContaining({ type: 'interaction', friendlyName: 'Campaign', method: 'POST' }),
  );
});

test('the list tells what has become of each, and finds them by type, maker, state and words', async ({
  signIn,
  twilio,
}) => {
  const { world } = twilio;
  global(world, 'Data lake');
  foreign(world, 'Partner');
  attached(world, JANES, { isBound: true });
  attached(world, JANES, { minute: 1 });
  attached(world, CARLAS, { minute: 2 });
  attached(world, FORGOTTEN, { minute: 3 });
  const sam = await signIn('Sam');
  const console = new Console(sam.page);
  await console.open();
  await console.isComplete('6');
  await expect(console.row('In use')).toContainText('Jane Miller, with Alice Agent');
  await expect(console.row('Replaced')).toContainText(JANES);
  await expect(console.row('Orphan')).toContainText(CARLAS);
  await expect(console.row('Ended')).toContainText(FORGOTTEN);
  await expect(console.row('Partner')).toContainText('Unknown');

  await console.filter('Type', 'Global');
  await expect(console.rows).toHaveCount(1);
  await console.filter('Type', 'All');
  await console.filter('Created with', 'Other programs');
  await expect(console.rows).toHaveCount(2);
  await console.filter('Created with', 'All');
  await console.filter('State', 'Orphan');
  await expect(console.rows).toHaveCount(1);
  await expect(console.region.getByText('4 of 4 so far')).toBeVisible();
  await console.filter('State', 'All');
  await console.search('partner.example');
  await expect(console.rows).toHaveCount(1);
});

test('two who edit at once do not overwrite each other unseen', async ({ signIn, twilio }) => {
  const webhook = foreign(twilio.world, 'Partner');
  const [sam, ada] = [await signIn('Sam'), await signIn('Ada')];
  const [sams, adas] = [new Console(sam.page), new Console(ada.page)];
  for (const console of [sams, adas]) {
    await console.open();
    await console.openDetails('Partner');
    await console.dialog.getByRole('button', { name: 'Edit' }).click();
  }
  await adas.dialog.getByLabel('Name').fill('Ada’s');
  await adas.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(adas.dialog.getByRole('heading', { name: 'Ada’s' })).toBeVisible();

  await sams.choose('onParticipantLeft');
  await sams.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(sams.dialog.getByRole('alert')).toContainText('Ada’s');
  expect(webhook.events).not.toContain('onParticipantLeft');
  await sams.dialog.getByRole('button', { name: 'Save anyway' }).click();
  await expect(sams.dialog.getByRole('heading', { name: 'Ada’s' })).toBeVisible();
  expect(webhook.events).toEqual(expect.arrayContaining(['onChannelUpdated', 'onParticipantLeft']));
});

test('several are deleted at once, and what somebody else has changed stays and says why', async ({
  signIn,
  twilio,
}) => {
  const [first, second] = [foreign(twilio.world, 'First'), foreign(twilio.world, 'Second')];
  const sam = await signIn('Sam');
  const console = new Console(sam.page);
  await console.open();
  await console.isComplete('2');
  await console.select('First');
  await console.select('Second');
  twilio.world.updateWebhook(second.ttid, { method: 'POST' });
  await console.button('Delete…').click();
  await console.confirmation.getByRole('button', { name: 'Delete' }).click();
  await expect(console.confirmation.getByRole('alert')).toContainText('Second: It was changed');
  expect([...twilio.world.webhooks.keys()]).toEqual([second.ttid]);
  await console.confirmation.getByRole('button', { name: 'Delete' }).click();
  await expect(console.region.getByText('No webhooks yet')).toBeVisible();
  expect(twilio.world.webhooks.has(first.ttid)).toBe(false);
});

test('a sweep removes what nobody uses, after it has shown it, and the audit knows', async ({ signIn, twilio }) => {
  const { world } = twilio;
  const bound = attached(world, JANES, { isBound: true });
  attached(world, CARLAS, { minute: 1 });
  const partner = foreign(world, 'Partner');
  const sam = await signIn('Sam');
  const console = new Console(sam.page);
  await console.open();
  await console.button('Clean up…').click();
  await expect(console.dialog.getByText('1 unused webhook')).toBeVisible();
  await expect(console.dialog).toContainText(CARLAS);
  expect(world.webhooks.size).toBe(3);
  await console.dialog.getByRole('button', { name: 'Delete 1 webhook' }).click();
  await expect(console.dialog.getByRole('status')).toHaveText('1 webhook deleted.');
  expect([...world.webhooks.keys()]).toEqual([bound.ttid, partner.ttid]);
  await console.dialog.getByRole('button', { name: 'Close' }).last().click();
  await console.button('Audit').click();
  await expect(console.dialog.getByRole('row').last()).toContainText('Deleted by cleanup');
  await expect(console.dialog.getByRole('row').last()).toContainText('sam');
});

test('what Alice attached goes when she completes the task', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.choose('CRM');
  await alice.panel.attach();
  await alice.endChat();
  await alice.hasEnded();
  expect(twilio.world.webhooks.size).toBe(1);
  await alice.page.getByRole('button', { name: 'Complete' }).click();
  await expect.poll(() => twilio.world.webhooks.size).toBe(0);
});

test('of 10,000 webhooks the first are there after one page, and all can be found', async ({ signIn, twilio }) => {
  test.setTimeout(240_000);
  for (let number = 1; number <= 10_000; number += 1) foreign(twilio.world, `Hook ${number}`);
  const sam = await signIn('Sam');
  const console = new Console(sam.page);
  let goOn = () => {};
  const second = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let pages = 0;
  await sam.page.route('**/webhooks/list', async (route) => {
    pages += 1;
    if (pages > 1) await second;
    await route.continue();
  });
  await console.open();
  await expect(console.rows).toHaveCount(25);
  await expect(console.region.getByText(/^Webhooks loaded so far: \d+…$/)).toBeVisible();
  goOn();
  await expect(console.region.getByText('Webhooks: 10,000, as of')).toBeVisible({ timeout: 200_000 });
  await console.search('hook 9999');
  await expect(console.rows).toHaveCount(1);
});

test.describe('to everybody', () => {
  test('the list, its dialogs and forms are fit to be used', async ({ signIn, twilio }) => {
    const long = 'A name that is rather long, as people give them';
    attached(twilio.world, JANES, { isBound: true });
    foreign(twilio.world, long, 'https://long.partner.example.com/a/b/c/d');
    const ada = await signIn('Ada');
    const console = new Console(ada.page);
    await console.open();
    await console.isComplete('2');
    await expect(console.row('In use')).toBeVisible();

    await test.step('axe finds nothing', async () => {
      await expectNoViolations(ada.page, { within: 'section[aria-label="Interaction webhooks"]' });
      await console.openDetails(long);
      await expectNoViolations(ada.page, { within: '[role="dialog"]' });
      await console.dialog.getByRole('button', { name: 'Edit' }).click();
      await expectNoViolations(ada.page, { within: '[role="dialog"]' });
      await console.dialog.getByRole('button', { name: 'Cancel' }).click();
      await console.dialog.getByRole('button', { name: 'Delete…' }).click();
      await expectNoViolations(ada.page, { within: '[role="alertdialog"]' });
      await console.confirmation.getByRole('button', { name: 'Cancel' }).click();
      for (const name of ['Clean up…', 'Audit', 'Create webhook']) {
        await console.button(name).click();
        await expectNoViolations(ada.page, { within: '[role="dialog"]' });
        await console.page.keyboard.press('Escape');
        await expect(console.dialog).toHaveCount(0);
      }
    });

    await test.step('nothing is cut off at 320 pixels', async () => {
      await ada.page.setViewportSize({ width: 320, height: 800 });
      await expect(console.row('In use')).toBeVisible();
      // Whoever resizes the window sees the rows turn into cards a moment later.
      await expect.poll(() => console.cutOff(console.region)).toEqual([]);
      await console.openDetails(long);
      await expect.poll(() => console.cutOff(console.dialog)).toEqual([]);
      await console.dialog.getByRole('button', { name: 'Edit' }).click();
      await expect.poll(() => console.cutOff(console.dialog)).toEqual([]);
    });
  });

  test('a webhook is looked at, deleted and gone with the keyboard alone', async ({ signIn, twilio }) => {
    foreign(twilio.world, 'Partner');
    const sam = await signIn('Sam');
    const console = new Console(sam.page);
    await console.open();
    await console.isComplete('1');
    await console.button('Partner').focus();
    await sam.page.keyboard.press('Enter');
    await console.tabTo('Delete…');
    await sam.page.keyboard.press('Escape');
    await expect(console.button('Partner')).toBeFocused();
    await sam.page.keyboard.press('Enter');
    await console.tabTo('Delete…');
    await sam.page.keyboard.press('Enter');
    await expect(console.confirmation).toBeVisible();
    await console.tabTo('Delete');
    await sam.page.keyboard.press('Enter');
    await expect(console.region.getByText('No webhooks yet')).toBeVisible();
    await expect(console.region.getByRole('group', { name: 'Webhooks' })).toBeFocused();
  });
});
