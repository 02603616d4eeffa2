import { NINA, nameNoInteraction, startAcceptedChat, startChat } from '../fixtures/chats';
import { bindForeign } from '../fixtures/foreign-webhooks';
import { ABSENT_TTID, aliceSubject, bobSubject, JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('the panel shows what the agent can do on each task', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { page, panel } = alice;

  await test.step('it offers to try again if the functions cannot be reached', async () => {
    await page.route('**/interaction-webhook/status', (route) => route.abort());
    await alice.openWebhooksOf(JANE);
    await panel.shows('Couldn’t load the webhook');
    await page.unroute('**/interaction-webhook/status');
    await panel.button('Try again').click();
    await panel.shows('Attach a webhook');
  });

  await test.step('it says that an interaction without a webhook has ended', async () => {
    await alice.endChat();
    await alice.waitForWrapUp();
    await alice.openWebhooks();
    await panel.shows('Your part is over');
  });

  await test.step('it asks to accept an incoming task first', async () => {
    startChat(twilio);
    await alice.openWebhooksOf(NINA);
    await panel.shows('Accept the task first');
    await alice.acceptChat();
    await expect(page.getByTestId('end-task-button')).toBeVisible();
    await alice.openWebhooks();
    await panel.shows('Attach a webhook');
  });
});

test('the panel shows foreign webhooks and dangling ttids', async ({ signIn, twilio }) => {
  const second = startAcceptedChat(twilio);
  bindForeign(twilio);
  twilio.world.bindWebhook(second.sid, ABSENT_TTID);
  const alice = await signIn('Alice');
  const { panel } = alice;

  await test.step('a foreign webhook is shown', async () => {
    await alice.openWebhooksOf(JANE);
    await panel.shows('Another webhook is attached');
    await expect(panel.region).toContainText('by hand');
  });

  await test.step('a webhook that is gone can be replaced', async () => {
    await alice.openWebhooksOf(NINA);
    await panel.shows('Webhook deleted');
    await panel.attach();
  });
});

test('a chat that names no interaction says so', async ({ signIn, twilio }) => {
  nameNoInteraction(twilio);
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.shows('This task names no interaction');
  await expect(alice.panel.button('Attach webhook')).toHaveCount(0);
});

test('a task whose attributes name a colleague’s interaction is refused', async ({ signIn, twilio }) => {
  const { taskSid } = aliceSubject(twilio);
  twilio.world.updateTask(taskSid, {
    attributes: {
      ...twilio.world.tasks.get(taskSid)?.attributes,
      flexInteractionSid: bobSubject(twilio).interactionSid,
    },
  });
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.shows('Couldn’t load the webhook');
  await expect(alice.panel.alert).toContainText('isn’t assigned to you');
  expect(twilio.world.webhooks.size).toBe(0);
});

test('a webhook that a supervisor attached in the meantime is shown, not replaced', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);
  await panel.shows('Attach a webhook');

  const sam = await signIn('Sam');
  await sam.monitorWebhooksOf(JANE);
  await sam.panel.attach();

  await panel.submit();
  await panel.shows('Sending events');
  await expect(panel.alert).toContainText('was attached while you were choosing.');
  await expect(panel.region).toContainText('sam');
  expect(twilio.world.webhooks.size).toBe(1);
});
