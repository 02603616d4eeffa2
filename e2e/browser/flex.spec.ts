/** The real Flex UI over Local Twilio, without this plugin's panel. */
import { startLocalTwilio } from '../../local/server';
import { NINA, startChat, writeAsJane } from '../fixtures/chats';
import { aliceWorkerSid, CARLA, JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('a person signs in by Flex’s own page, signs out, and signs in as another person', async ({ openFlex }) => {
  const flex = await openFlex();
  const { page, origin } = flex;
  await page.goto(origin);
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
  await page.getByRole('link', { name: /Alice/ }).click();
  await expect(flex.task(JANE)).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: /user/i }).first().click();
  await page.getByTestId('user-controls-logout-button').click();
  await page.getByText('Log in again').click();
  await page.getByRole('link', { name: /Bob/ }).click();
  await expect(flex.task(CARLA)).toBeVisible({ timeout: 30_000 });
});

test('an agent accepts a chat, reads and answers it, ends and completes it', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { page } = alice;
  const { task, channel } = startChat(twilio, 'Is anybody there?');
  await alice.acceptChat();
  await expect(page.getByTestId('message-body').filter({ hasText: 'Is anybody there?' })).toBeVisible();
  await page.getByTestId('message-input').fill('Yes, I am here.');
  await page.getByTestId('send-message').click();
  await expect
    .poll(() => twilio.world.conversations.get(channel.conversationSid)?.messages.at(-1)?.text)
    .toBe('Yes, I am here.');
  twilio.world.say(channel.conversationSid, NINA, 'Thank you!');
  await expect(page.getByTestId('message-body').filter({ hasText: 'Thank you!' })).toBeVisible();

  await alice.endChat();
  await alice.completeTask();
  await expect(alice.task(NINA)).toBeHidden();
  expect(twilio.world.tasks.get(task.sid)?.status).toBe('completed');
});

test('an agent rejects a chat and changes their activity', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { page } = alice;
  const { world } = twilio;
  const { reservation } = startChat(twilio);
  await page.getByRole('button', { name: 'Reject incoming chat task' }).first().click();
  await expect.poll(() => world.reservations.get(reservation.sid)?.status).toBe('rejected');
  await expect(alice.incomingChat).toHaveCount(0);

  await page.getByTestId('activity-dropdown-button').first().click();
  await page.getByText('Break', { exact: true }).click();
  const activity = () => world.activities.get(world.workers.get(aliceWorkerSid(twilio))?.activitySid ?? '')?.name;
  await expect.poll(activity).toBe('Break');
});

test('a supervisor watches a chat live', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor(JANE);
  await expect(sam.page.getByText('Hello Jane, let me look into that.').first()).toBeVisible();
  writeAsJane(twilio, 'Any news?');
  await expect(sam.page.getByText('Any news?').first()).toBeVisible();
});

test('the page survives a restart of Local Twilio', async ({ signIn, twilio, twilioOptions }) => {
  const alice = await signIn('Alice');
  await expect(alice.task(JANE)).toBeVisible();
  // The page reconnects automatically; Flex decides when.
  const reconnected = alice.page.waitForEvent('websocket', {
    predicate: (socket) => socket.url().includes('event-bridge'),
    timeout: 45_000,
  });
  await twilio.close();
  const restarted = await startLocalTwilio(twilioOptions);
  await reconnected;
  startChat(restarted);
  await expect(alice.incomingChat.first()).toBeVisible();
  await alice.page.close();
  await restarted.close();
});

for (const person of ['Alice', 'Sam', 'Ada'] as const) {
  test(`every entry of ${person}’s navigation works`, async ({ signIn }) => {
    const { page } = await signIn(person);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const entries = page.locator('.Twilio-SideNav [aria-label]:is(button, a)');
    const labels = await entries.evaluateAll((found) => found.map((entry) => entry.getAttribute('aria-label') ?? ''));
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) {
      await entries
        .and(page.getByLabel(label, { exact: true }))
        .first()
        .click();
      await expect(page.locator('.Twilio-MainContainer')).toBeVisible();
      await expect(page.getByText(/something went wrong|could not load/i)).toHaveCount(0);
    }
    expect(errors).toEqual([]);
  });
}
