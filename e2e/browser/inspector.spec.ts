/** The inspector's timeline, from an interaction's events to the panel. */
import { readFileSync } from 'node:fs';
import { globalInspectorUrl } from '../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { updateParticipant } from '../fixtures/chats';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { aliceSubject, JANE, VICTOR } from '../fixtures/subjects';
import { expectNoViolations } from './axe';
import { test as base, expect } from './fixtures';
import type { FlexPage } from './flex-page';
import { Panel } from './panel';

/** Each test begins with Alice, who has attached the inspector to Jane's chat. */
const test = base.extend<{ alice: FlexPage }>({
  alice: async ({ signIn }, use) => {
    const alice = await signIn('Alice');
    await alice.openWebhooksOf(JANE);
    await alice.panel.attach('Inspector');
    await expect(alice.panel.timeline).toContainText('No events yet');
    await use(alice);
  },
});

/** Lets the page record when each sentence of the timeline first appears. */
const recordAppearances = ({ page }: Panel) =>
  page.evaluate((region) => {
    const appearances = new Map<string, number>();
    Object.assign(window, { appearances });
    new MutationObserver(() => {
      for (const item of document.querySelectorAll(`${region} li > button > :nth-child(3)`)) {
        const text = item.textContent ?? '';
        if (!appearances.has(text)) appearances.set(text, Date.now());
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, Panel.SELECTOR);

/** Returns when a sentence first appeared, in epoch milliseconds. */
const appearanceOf = ({ page }: Panel, text: string) =>
  page.evaluate((sentence) => Reflect.get(window, 'appearances').get(sentence) as number, text);

test('an agent and a supervisor see events live, and the agent still does after the interaction has ended', async ({
  alice,
  signIn,
  twilio,
}) => {
  const { panel } = alice;
  updateParticipant(twilio, 'customer');
  await expect(panel.sentences).toHaveText(['Customer updated']);
  await expect(panel.status).toHaveText('1 new event');

  const sam = await signIn('Sam');
  await sam.monitorWebhooksOf(JANE);
  await expect(sam.panel.sentences).toHaveText(['Customer updated']);

  await recordAppearances(sam.panel);
  await alice.endChat();
  const ended = expect.arrayContaining(['Web chat closed', 'Customer left']);
  await expect.poll(() => sam.panel.sentences.allTextContents()).toEqual(ended);
  await expect.poll(() => twilio.world.webhooks.size).toBe(0);
  for (const [type, text] of [
    ['onChannelStatusUpdated', 'Web chat closed'],
    ['onParticipantLeft', 'Customer left'],
  ] as const) {
    const sent = twilio.deliveries().find(({ parameters }) => parameters.EventType === type)?.at ?? Number.NaN;
    console.log(`${type} was shown ${(await appearanceOf(sam.panel, text)) - sent} ms after it was sent`);
  }
  await alice.waitForWrapUp();
  await alice.openWebhooks();
  await panel.shows('Interaction ended');
  await expect.poll(() => panel.sentences.allTextContents()).toEqual(ended);
  await expect(panel.sentences).toHaveCount(4);
});

test('a participant who left is named, although Flex no longer knows them', async ({ alice, twilio }) => {
  const { panel } = alice;
  updateParticipant(twilio, 'agent');
  await expect(panel.sentences).toHaveText(['Alice Agent updated']);
  await alice.endChat();
  await alice.waitForWrapUp();
  await alice.openWebhooks();
  await expect.poll(() => panel.sentences.allTextContents()).toEqual(expect.arrayContaining(['Alice Agent left']));
});

test('an event during a network outage is shown once after it', async ({ alice, twilio }) => {
  const { page, panel } = alice;
  await page.context().setOffline(true);
  await expect(panel.timeline).toContainText('Reconnecting…');
  updateParticipant(twilio, 'customer');
  await page.context().setOffline(false);
  await expect(panel.sentences).toHaveText(['Customer updated']);
  await expect(panel.timeline).not.toContainText('Reconnecting…');
});

test('an event that a global webhook delivers, too, is shown once', async ({ alice, twilio }) => {
  const { panel } = alice;
  registerForeign(twilio, {
    type: 'global',
    url: globalInspectorUrl(FUNCTIONS_DOMAIN),
    events: ['onParticipantUpdated'],
  });
  updateParticipant(twilio, 'customer');
  await expect(panel.sentences).toHaveText(['Customer updated']);
  await panel.rows.click();
  await expect(panel.timeline.getByText('Seen by two webhooks: this one and a global one')).toBeVisible();
  await expect(panel.status).toHaveText('1 new event');
});

test('fifteen updates in a few seconds are fifteen events in two rows', async ({ alice, twilio }) => {
  const { page, panel } = alice;
  for (let n = 0; n < 10; n += 1) updateParticipant(twilio, 'customer');
  await expect(panel.eventCount).toHaveText('10 events');
  for (let n = 0; n < 5; n += 1) updateParticipant(twilio, 'agent');
  await expect(panel.eventCount).toHaveText('15 events');
  await expect(panel.rows).toHaveText([/Alice Agent updated.*5 events/, /Customer updated.*10 events/]);

  await panel.button('Export').click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.button('Copy all as JSON').click();
  await expect(panel.timeline).toContainText('Events copied.');
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toHaveLength(15);
  const download = page.waitForEvent('download');
  await panel.button('Save as CSV').click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(1 + 15);
});

test('the keyboard reaches the end of a long timeline, and a new event does not move the focused row', async ({
  alice,
  twilio,
}) => {
  const { page, panel } = alice;
  for (let n = 0; n < 90; n += 1) updateParticipant(twilio, n % 2 ? 'agent' : 'customer');
  await expect(panel.eventCount).toHaveText('90 events', { timeout: 60_000 });
  // With a filter, each event has its own row.
  await panel.timeline.getByRole('combobox').selectOption('participant');
  expect(await panel.rows.count()).toBeLessThan(60);

  await panel.rows.first().focus();
  await page.keyboard.press('End');
  const last = panel.timeline.locator('li > button:focus');
  await expect(last).toBeInViewport();
  await expect(last.locator('..')).toHaveAttribute('aria-posinset', '90');

  const before = await last.boundingBox();
  updateParticipant(twilio, 'customer');
  await expect(last.locator('..')).toHaveAttribute('aria-posinset', '91');
  expect(await last.boundingBox()).toEqual(before);
});

test('the timeline keeps its events across tasks and a reload', async ({ alice, twilio }) => {
  const { panel } = alice;
  updateParticipant(twilio, 'customer');
  await expect(panel.sentences).toHaveCount(1);

  await alice.openTask(VICTOR);
  updateParticipant(twilio, 'agent');
  await alice.openWebhooksOf(JANE);
  await expect(panel.sentences).toHaveCount(2);

  await alice.reload();
  await alice.openWebhooksOf(JANE);
  await expect(panel.sentences).toHaveCount(2);
});

test('the timeline can be paused, copied and removed', async ({ alice, twilio }) => {
  const { page, panel } = alice;

  await test.step('pausing keeps the list, and resuming shows the new events', async () => {
    await panel.button('Pause').click();
    updateParticipant(twilio, 'customer');
    await panel.button('1 new event').click();
    await expect(panel.sentences).toHaveCount(1);
    await expect(panel.button('Pause')).toBeFocused();
  });

  await test.step('it passes axe with an event’s parameters and after copying', async () => {
    await panel.rows.click();
    await panel.timeline.getByText('Show all parameters').click();
    await expect(panel.timeline.getByText('ParticipantSid')).toBeVisible();
    await panel.button('Copy as JSON').click();
    await panel.button('Export').click();
    // The bar above the rows covers a part of a row that is scrolled below it, which axe takes for a small target.
    await panel.rows.first().evaluate((row) => row.scrollIntoView({ block: 'center' }));
    await expectNoViolations(page, { within: Panel.SELECTOR, alsoRules: ['target-size'] });
    await page.emulateMedia({ forcedColors: 'active' });
    await expectNoViolations(page, { within: Panel.SELECTOR });
    await page.emulateMedia({ forcedColors: null });
  });

  await test.step('it saves the events as files', async () => {
    for (const [button, ending] of [
      ['Save as JSON', 'json'],
      ['Save as CSV', 'csv'],
    ] as const) {
      const download = page.waitForEvent('download');
      await panel.button(button).click();
      expect((await download).suggestedFilename()).toBe(`${aliceSubject(twilio).interactionSid}-events.${ending}`);
    }
  });

  await test.step('it reflows at 320 pixels', () => panel.expectNoOverflow());

  await test.step('detaching removes it', async () => {
    await panel.detach();
    await expect(panel.timeline).toHaveCount(0);
  });
});
