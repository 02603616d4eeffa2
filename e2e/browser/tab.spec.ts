/** The label of the Webhooks tab in the real Flex UI, and the tasks without this tab. */
import type { Page, Request, Route } from '@playwright/test';
import type * as FlexUi from '@twilio/flex-ui';
import { NINA, startAcceptedChat } from '../fixtures/chats';
import { bindForeign, registerForeign } from '../fixtures/foreign-webhooks';
import { aliceSubject, JANE, VICTOR } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { expect, test } from './fixtures';

test.use({ viewport: { width: 1280, height: 720 } });

const STATUS = '**/interaction-webhook/status';

interface FlexWindow {
  readonly Twilio: { readonly Flex: typeof FlexUi };
}

/** The task of each status request from now on. */
function recordStatusRequests(page: Page): (string | null)[] {
  const tasks: (string | null)[] = [];
  page.on('request', (request: Request) => {
    if (request.url().endsWith('/interaction-webhook/status')) {
      tasks.push(new URLSearchParams(request.postData() ?? '').get('taskSid'));
    }
  });
  return tasks;
}

/** Selects each of the person's tasks in turn, faster than hands can. */
const selectAll = (page: Page, taskSids: readonly string[]) =>
  page.evaluate(async (sids) => {
    const { Actions, Manager } = (window as unknown as FlexWindow).Twilio.Flex;
    const tasks = [...Manager.getInstance().store.getState().flex.worker.tasks.values()];
    for (const taskSid of sids) {
      await Actions.invokeAction('SelectTask', { sid: tasks.find((task) => task.taskSid === taskSid)?.sid });
    }
  }, taskSids);

/** Adds a tab with a long name after ours. */
const addLongTab = (page: Page) =>
  page.evaluate(() => {
    const content = (window as unknown as FlexWindow).Twilio.Flex.TaskCanvasTabs.Content;
    const [fragment] = content.fragments;
    if (fragment === undefined) throw new Error('There is no tab');
    const props = { label: 'Orders and returns of this customer', uniqueName: 'orders' };
    content.add({ ...fragment, type: 'div', key: 'orders', props });
  });

test('the label says whether events are sent, as soon as the task was selected for a second', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  const asked = recordStatusRequests(page);
  await alice.openTask(JANE);
  await alice.expectTabName('Webhooks, none attached');
  expect(asked).toHaveLength(1);

  await alice.openWebhooks();
  await panel.attach();
  await alice.expectTabName('Webhooks, sending to CRM');
  await alice.openTab('Chat');
  await alice.expectTabName('Webhooks, sending to CRM');

  await test.step('a supervisor sees it in Teams without opening the tab', async () => {
    const sam = await signIn('Sam');
    await sam.monitor(JANE);
    await sam.expectTabName('Webhooks, sending to CRM');
  });
});

test('a failed attach asks for attention, also from another tab', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  for (const endpoint of [TWILIO.bindWebhook, TWILIO.deleteWebhook]) {
    twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
  }
  await panel.submit();
  await expect(panel.alert).toContainText('Not attached yet');
  await alice.openTab('Chat');
  await alice.expectTabName('Webhooks, not attached yet');
});

test('another program’s webhook is seen before the tab is opened', async ({ signIn, twilio }) => {
  bindForeign(twilio);
  const alice = await signIn('Alice');
  await alice.openTask(JANE);
  await alice.expectTabName('Webhooks, another webhook attached');
});

test('the icon is in sight in the narrowest tab that Flex draws, in each theme', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { page } = alice;
  await addLongTab(page);
  await alice.openTask(JANE);
  await alice.expectTabName('Webhooks, none attached');
  const tab = alice.tab('Webhooks');
  const icon = tab.locator('svg');
  expect((await tab.boundingBox())?.width).toBe(44);
  await expect(icon).toBeInViewport({ ratio: 1 });
  const colors = () =>
    icon.evaluate((svg) => [getComputedStyle(svg.firstElementChild ?? svg).stroke, getComputedStyle(svg).color]);
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors });
    const [drawn, text] = await colors();
    expect(drawn).toBe(text);
  }
  await page.emulateMedia({ forcedColors: 'none' });
});

test('tasks that an agent only passes by are not asked about', async ({ signIn, twilio }) => {
  const second = startAcceptedChat(twilio);
  const jane = aliceSubject(twilio).taskSid;
  const nina = [...twilio.world.tasks.values()].find(({ interactionSid }) => interactionSid === second.sid)?.sid ?? '';
  const alice = await signIn('Alice');
  const { page } = alice;
  const asked = recordStatusRequests(page);
  await selectAll(page, [jane, nina, jane, nina, jane, nina]);
  await alice.expectTabName('Webhooks, none attached');
  expect(asked).toEqual([nina]);

  await selectAll(page, [jane, nina, jane]);
  await alice.expectTabName('Webhooks, none attached');
  await alice.openTask(NINA);
  await alice.expectTabName('Webhooks, none attached');
  expect(asked).toEqual([nina, jane]);
});

test('an answer that comes late or never stays with its own task', async ({ signIn, twilio }) => {
  const second = startAcceptedChat(twilio);
  twilio.world.bindWebhook(second.sid, registerForeign(twilio));
  const alice = await signIn('Alice');
  const { page, panel } = alice;

  await test.step('a request that fails leaves the icon blank, and nothing else', async () => {
    await page.route(STATUS, (route) => route.abort(), { times: 1 });
    await alice.openTask(JANE);
    await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/interaction-webhook/status'));
    await alice.expectTabName('Webhooks');
    await expect(page.getByTestId('notification-message')).toHaveCount(0);
    await alice.openWebhooks();
    await panel.shows('Attach a webhook');
    await alice.openTab('Chat');
  });

  await test.step('an answer that arrives after the agent has gone on to another task changes that task alone', async () => {
    await alice.reload();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Flex may show another task after the reload, which is asked about, too.
    const isAboutNina = (request: Request) =>
      request.url().endsWith('/interaction-webhook/status') && (request.postData()?.includes(second.sid) ?? false);
    const hold = async (route: Route) => {
      if (isAboutNina(route.request())) await released;
      await route.continue();
    };
    await page.route(STATUS, hold);
    const sent = page.waitForRequest(isAboutNina);
    await alice.openTask(NINA);
    await sent;
    await alice.openTask(JANE);
    await alice.expectTabName('Webhooks, none attached');
    const answered = page.waitForResponse(STATUS);
    release();
    await answered;
    await alice.expectTabName('Webhooks, none attached');
    await alice.openTask(NINA);
    await alice.expectTabName('Webhooks, another webhook attached');
  });
});

test('a call that names no interaction has no tab, beside the agent and in Teams', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.openTask(VICTOR);
  await expect(alice.tab('Call')).toBeVisible();
  await expect(alice.tab('Webhooks')).toHaveCount(0);
  await alice.openTask(JANE);
  await expect(alice.tab('Webhooks')).toBeVisible();

  const sam = await signIn('Sam');
  await sam.monitorWebhooksOf(JANE);
  await sam.monitor(VICTOR);
  await expect(sam.tab('Webhooks')).toHaveCount(0);
});
