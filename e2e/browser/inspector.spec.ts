/** The inspector's timeline, from a real interaction's events to the panel. */
import type { Locator } from '@playwright/test';
import { globalInspectorUrl } from '../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import type { World } from '../../local/world/world';
import { expectNoViolations } from './axe';
import { test as base, expect } from './fixtures';
import type { FlexPage } from './flex-page';
import type { Panel } from './panel';

const CHANNEL = 'UO00000000000000000000000000000001';

/** Every test begins with Alice, who has attached the inspector to Jane Miller's chat. */
const test = base.extend<{ alice: FlexPage }>({
  alice: async ({ signIn }, use) => {
    const alice = await signIn('Alice');
    await alice.openTask('Jane Miller');
    await alice.openWebhooks();
    await alice.panel.attach('Inspector');
    await expect(timeline(alice.panel)).toContainText('No events yet');
    await use(alice);
  },
});

const timeline = ({ region }: Panel): Locator => region.getByRole('region', { name: 'Events received' });
/** What each event means, newest first. */
const sentences = (panel: Panel) => timeline(panel).getByRole('listitem').locator('> :first-child');

/** Has the page note the moment at which each text of the timeline is there for the first time. */
const noteMoments = ({ page }: Panel) =>
  page.evaluate(() => {
    const moments = new Map<string, number>();
    Object.assign(window, { moments });
    new MutationObserver(() => {
      for (const item of document.querySelectorAll('section[aria-label="Webhooks"] li > :first-child')) {
        const text = item.textContent ?? '';
        if (!moments.has(text)) moments.set(text, Date.now());
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

const momentOf = ({ page }: Panel, text: string) =>
  page.evaluate((wanted) => Reflect.get(window, 'moments').get(wanted) as number, text);

const participant = (world: World, type: string) =>
  world.participantsOf(CHANNEL).find((candidate) => candidate.type === type)?.sid ?? '';

test('Alice attaches the inspector and sees what happens, and so does Sam, also after the end', async ({
  alice,
  signIn,
  twilio,
}) => {
  twilio.world.updateParticipant(participant(twilio.world, 'customer'));
  await expect(sentences(alice.panel)).toHaveText(['The customer was updated.']);
  await expect(alice.panel.region.getByRole('status')).toHaveText('1 new event');

  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await sam.openWebhooks();
  await expect(sentences(sam.panel)).toHaveText(['The customer was updated.']);

  await noteMoments(sam.panel);
  await alice.endChat();
  const ended = expect.arrayContaining(['The web chat closed.', 'The customer left the conversation.']);
  await expect.poll(() => sentences(sam.panel).allTextContents()).toEqual(ended);
  await expect.poll(() => twilio.world.webhooks.size).toBe(0);
  for (const [type, text] of [
    ['onChannelStatusUpdated', 'The web chat closed.'],
    ['onParticipantLeft', 'The customer left the conversation.'],
  ] as const) {
    const sent = twilio.deliveries().find(({ parameters }) => parameters.EventType === type)?.at ?? Number.NaN;
    console.log(`${type} was shown ${(await momentOf(sam.panel, text)) - sent} ms after it was sent`);
  }
  await alice.hasEnded();
  await alice.openWebhooks();
  await alice.panel.shows('Interaction ended');
  await expect.poll(() => sentences(alice.panel).allTextContents()).toEqual(ended);
  await expect(sentences(alice.panel)).toHaveCount(4);
});

test('who left is named, although Flex does not know them any more', async ({ alice, twilio }) => {
  twilio.world.updateParticipant(participant(twilio.world, 'agent'));
  await expect(sentences(alice.panel)).toHaveText(['Alice Agent was updated.']);
  await alice.endChat();
  await alice.hasEnded();
  await alice.openWebhooks();
  await expect
    .poll(() => sentences(alice.panel).allTextContents())
    .toEqual(expect.arrayContaining(['Alice Agent left the conversation.']));
});

test('what comes in while the network is down is there after it, once', async ({ alice, twilio }) => {
  await alice.page.context().setOffline(true);
  await expect(timeline(alice.panel)).toContainText('Reconnecting…');
  twilio.world.updateParticipant(participant(twilio.world, 'customer'));
  await alice.page.context().setOffline(false);
  await expect(sentences(alice.panel)).toHaveText(['The customer was updated.']);
  await expect(timeline(alice.panel)).not.toContainText('Reconnecting…');
});

test('what a global webhook brings, too, is shown once, as seen by both', async ({ alice, twilio }) => {
  const { world } = twilio;
  world.registerWebhook({
    type: 'global',
    url: globalInspectorUrl(FUNCTIONS_DOMAIN),
    method: 'POST',
    events: ['onParticipantUpdated'],
    friendlyName: 'All for the inspector',
  });
  world.updateParticipant(participant(world, 'customer'));
  await expect(timeline(alice.panel).getByText('Seen by two webhooks: this one and a global one')).toBeVisible();
  await expect(sentences(alice.panel)).toHaveText(['The customer was updated.']);
  await expect(alice.panel.region.getByRole('status')).toHaveText('1 new event');
});

test('another tab, another task and a reload lose nothing', async ({ alice, twilio }) => {
  twilio.world.updateParticipant(participant(twilio.world, 'customer'));
  await expect(sentences(alice.panel)).toHaveCount(1);

  await alice.openTask('Victor Vance');
  twilio.world.updateParticipant(participant(twilio.world, 'agent'));
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await expect(sentences(alice.panel)).toHaveCount(2);

  await alice.reload();
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await expect(sentences(alice.panel)).toHaveCount(2);
});

test('the timeline does what its buttons say', async ({ alice, twilio }) => {
  await test.step('pausing holds the list still, and resuming shows what has come', async () => {
    await alice.panel.button('Pause').click();
    twilio.world.updateParticipant(participant(twilio.world, 'customer'));
    await alice.panel.button('Show 1 new event').click();
    await expect(sentences(alice.panel)).toHaveCount(1);
    await expect(alice.panel.button('Pause')).toBeFocused();
  });

  await test.step('axe finds nothing', async () => {
    await timeline(alice.panel).getByText('Parameters').click();
    await expect(timeline(alice.panel).getByText('ParticipantSid')).toBeVisible();
    await alice.panel.button('Copy as JSON').click();
    await expectNoViolations(alice.page, { within: 'section[aria-label="Webhooks"]', alsoRules: ['target-size'] });
  });

  await test.step('it reflows at 320 pixels', async () => {
    expect(await alice.panel.cutOffAt320Pixels()).toEqual([]);
  });

  await test.step('detaching takes it away', async () => {
    await alice.panel.detach();
    await expect(timeline(alice.panel)).toHaveCount(0);
  });
});
