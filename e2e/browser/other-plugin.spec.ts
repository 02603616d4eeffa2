/** Our plugin and another team's, in one Flex. */
import type { Page } from '@playwright/test';
import type { Actions } from '@twilio/flex-ui';
import type { FlexPlugin } from '../../local/flex/plugins';
import { allWebhooks, webhookTtids } from '../fixtures/account-state';
import { NINA, startChat } from '../fixtures/chats';
import { aliceSubject, JANE, type Seeded } from '../fixtures/subjects';
import { OUR_PLUGIN } from './build';
import { test as base, expect } from './fixtures';
import { OTHER_PLUGIN } from './other-plugin/build';
import { Panel } from './panel';

const CRM_URL = 'https://crm.example.com/interaction-events';

/** The properties that a style sheet of another plugin could change. Sizes depend on the content, such as a clock. */
const PROPERTIES = [
  'background-color',
  'border-top',
  'box-shadow',
  'box-sizing',
  'color',
  'display',
  'font',
  'letter-spacing',
  'list-style',
  'margin',
  'padding',
  'text-transform',
];

const LOOKED_AT = [Panel.SELECTOR, '.Twilio-MainHeader', '.Twilio-TaskListContainer'];

/** Returns the styles of every element of our panel and of Flex's header and task list. */
const styles = (page: Page) =>
  page.evaluate(
    ([selectors, properties]) =>
      selectors.flatMap((selector) =>
        [...document.querySelectorAll(selector)].map((element) => {
          const style = getComputedStyle(element);
          return [element.tagName, ...properties.map((name) => style.getPropertyValue(name))].join(' | ');
        }),
      ),
    [['body', ...LOOKED_AT.flatMap((part) => [part, `${part} *`])], PROPERTIES] as const,
  );

/** The theme of the other plugin's Paste asks for Twilio's fonts, which are not on this machine. */
const isMissingFont = (error: string) => error.startsWith("Loading the font 'https://assets.twilio.com/");

/** Gives Sam, who also sees the console, a chat of his own. */
function startChatOfSam({ world }: Seeded) {
  const workerSid = world.users.get('sam')?.workerSid ?? '';
  const { reservation } = world.startChat({ customer: NINA, channelType: 'web', workerSid });
  world.accept(reservation.sid);
}

/** The actions that the other plugin has seen, in its view. */
async function actionsSeen(page: Page) {
  await page.getByRole('link', { name: 'Orders' }).click();
  return page.getByRole('list', { name: 'Actions seen' }).getByRole('listitem');
}

interface FlexInPage {
  readonly Flex: { readonly Actions: Pick<typeof Actions, 'invokeAction'> };
}

/** Invokes an action, as the code of another plugin does. */
const invoke = (page: Page, action: string, payload: object) =>
  page.evaluate(
    ([name, given]) => {
      const { Flex }: FlexInPage = Reflect.get(window as object, 'Twilio');
      return Flex.Actions.invokeAction(name, given);
    },
    [action, payload] as const,
  );

/** The list of plugins can be changed between two loads of Flex. A route would do so, too, but turns off the cache. */
const test = base.extend<{ order: 'after' | 'before'; plugins: FlexPlugin[] }>({
  order: ['after', { option: true }],
  plugins: async ({ order }, use) => {
    await use(order === 'after' ? [OUR_PLUGIN, OTHER_PLUGIN] : [OTHER_PLUGIN, OUR_PLUGIN]);
  },
});

for (const order of ['after', 'before'] as const) {
  test.describe(`with another plugin that starts ${order} ours`, () => {
    test.use({ order });

    test('both keep their tab, view and listeners, and our panel and Flex look as before', async ({
      openFlex,
      plugins,
      twilio,
    }) => {
      // It loads Flex twice.
      test.setTimeout(120_000);
      startChatOfSam(twilio);
      const sam = await openFlex();
      const { page, panel } = sam;
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isMissingFont(message.text())) errors.push(message.text());
      });

      const both = plugins.splice(0, plugins.length, OUR_PLUGIN);
      await sam.signIn('Sam');
      await sam.openWebhooksOf(NINA);
      await panel.shows('Attach a webhook');
      const alone = await styles(page);
      const errorsAlone = [...errors];
      errors.length = 0;

      plugins.splice(0, plugins.length, ...both);
      await sam.reload();
      await sam.openWebhooksOf(NINA);
      await panel.shows('Attach a webhook');
      expect(await styles(page)).toEqual(alone);

      await panel.attach('CRM');
      await sam.openTab('Orders');
      await page.getByRole('button', { name: 'Save order' }).click();
      const notification = page.getByTestId('notification-message');
      await expect(notification).toHaveText('The order is saved.');
      // It covers the button that ends the chat.
      await expect(notification).toBeHidden();
      await sam.endChat();
      await sam.completeTask();
      // The plugin asks again after 5 and 10 seconds, because the other one did not wait for the completion.
      await expect.poll(() => twilio.world.webhooks.size, { timeout: 30_000 }).toBe(0);

      await expect(await actionsSeen(page)).toHaveText([
        'afterInteractionWebhooksAttach: crm, attached',
        'beforeCompleteTask',
        'afterCompleteTask',
      ]);
      await sam.console.open();
      expect(errors.filter((error) => !errorsAlone.includes(error))).toEqual([]);
    });
  });
}

test('another plugin attaches when a task is accepted, and our panel shows it', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { interaction } = startChat(twilio);
  await alice.acceptChat();
  await expect.poll(() => allWebhooks(twilio).map(({ url }) => url)).toEqual([CRM_URL]);
  await expect.poll(() => interaction.webhookTtid).toBe(webhookTtids(twilio)[0]);

  await alice.openWebhooksOf(NINA);
  await alice.panel.shows('Sending events');
  await expect(await actionsSeen(alice.page)).toHaveText(['afterInteractionWebhooksAttach: crm, attached']);
});

test('our panel shows at once what another plugin does by the SID of a task', async ({ signIn, twilio }) => {
  const { taskSid: sid } = aliceSubject(twilio);
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  await alice.openWebhooksOf(JANE);
  await panel.shows('Attach a webhook');

  await invoke(page, 'InteractionWebhooksAttach', { sid, destinations: ['inspector'] });
  await panel.shows('Sending events');
  await alice.expectTabName('Webhooks, sending to Inspector');
  await invoke(page, 'InteractionWebhooksDetach', { sid });
  await panel.shows('Attach a webhook');
  expect(allWebhooks(twilio)).toEqual([]);
});

test('another plugin cancels what a person does in our panel', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask(JANE);
  await alice.openTab('Orders');
  await alice.page.getByRole('button', { name: 'Freeze webhooks' }).click();
  await alice.openWebhooks();
  await alice.panel.submit('CRM');
  await expect(alice.panel.alert).toContainText('Another plugin in Flex stopped this. Nothing was sent.');
  expect(allWebhooks(twilio)).toEqual([]);
});
