import { boundTtid } from '../fixtures/account-state';
import { NINA, startAcceptedChat } from '../fixtures/chats';
import { JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('an agent switches between two tasks', async ({ signIn, twilio }) => {
  const second = startAcceptedChat(twilio);
  const alice = await signIn('Alice');
  const { page, panel } = alice;

  await test.step('each task keeps its own selection in the form', async () => {
    await alice.openWebhooksOf(JANE);
    await panel.openEvents();
    await panel.choose('Participant left');
    await alice.openWebhooksOf(NINA);
    await expect(panel.events).toContainText('All 4 that can still happen');
    await alice.openWebhooksOf(JANE);
    await expect(panel.events).toContainText('3 selected');
  });

  await test.step('an attach in progress changes only its own task, even if another one is open', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/interaction-webhook/attach', async (route) => {
      await released;
      await route.continue();
    });

    await panel.submit();
    await expect(panel.button('Attaching webhook…')).toBeVisible();
    await alice.openWebhooksOf(NINA);
    await panel.shows('Attach a webhook');
    const answered = page.waitForResponse('**/interaction-webhook/attach');
    release();
    await answered;

    await panel.shows('Attach a webhook');
    await alice.openWebhooksOf(JANE);
    await panel.shows('Sending events');
    expect(boundTtid(twilio, second.sid)).toBeNull();
    expect(twilio.world.webhooks.size).toBe(1);
  });
});
