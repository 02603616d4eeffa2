/** The real Flex UI does its work against Local Twilio. */
import { startLocalTwilio } from '../../local/server';
import { expect, test } from './fixtures';

test('people sign in on Flex’s own way, sign out, and sign in as somebody else', async ({ openFlex }) => {
  const { page, origin } = await openFlex();
  await page.goto(origin);
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
  await page.getByRole('link', { name: /Alice/ }).click();
  await expect(page.getByRole('button', { name: /chat task.*Jane Miller/i }).first()).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: /user/i }).first().click();
  await page.getByTestId('user-controls-logout-button').click();
  await page.getByText('Log in again').click();
  await page.getByRole('link', { name: /Bob/ }).click();
  await expect(page.getByRole('button', { name: /sms task.*Carla Diaz/i }).first()).toBeVisible({ timeout: 30_000 });
});

test('an agent accepts a chat, reads and answers it, ends and completes it', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { page } = alice;
  const { channel } = twilio.world.startChat({
    customer: 'Nina Novak',
    channelType: 'web',
    workerSid: twilio.world.users.get('alice')?.workerSid ?? '',
    firstMessage: 'Is anybody there?',
  });
  await page.getByRole('button', { name: 'Accept incoming chat task' }).first().click();
  await expect(page.getByTestId('message-body').filter({ hasText: 'Is anybody there?' })).toBeVisible();
  await page.getByTestId('message-input').fill('Yes, I am here.');
  await page.getByTestId('send-message').click();
  await expect
    .poll(() => twilio.world.conversations.get(channel.conversationSid)?.messages.at(-1)?.text)
    .toBe('Yes, I am here.');
  twilio.world.say(channel.conversationSid, 'Nina Novak', 'Thank you!');
  await expect(page.getByTestId('message-body').filter({ hasText: 'Thank you!' })).toBeVisible();

  await alice.endChat();
  await page.getByRole('button', { name: 'Complete' }).click();
  await expect(alice.task('Nina Novak')).toBeHidden();
  expect(twilio.world.tasks.get(channel.taskSid)?.status).toBe('completed');
});

test('an agent rejects a chat and changes their activity', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { page } = alice;
  const { workerSid } = twilio.world.users.get('alice') ?? { workerSid: '' };
  const { reservation } = twilio.world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
  await page.getByRole('button', { name: 'Reject incoming chat task' }).first().click();
  await expect.poll(() => twilio.world.reservations.get(reservation.sid)?.status).toBe('rejected');
  await expect(page.getByRole('button', { name: 'Accept incoming chat task' })).toHaveCount(0);

  await page.getByTestId('activity-dropdown-button').first().click();
  await page.getByText('Break', { exact: true }).click();
  const activity = () => twilio.world.activities.get(twilio.world.workers.get(workerSid)?.activitySid ?? '')?.name;
  await expect.poll(activity).toBe('Break');
});

test('a supervisor watches a chat live', async ({ signIn, twilio }) => {
  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await expect(sam.page.getByText('Hello Jane, let me look into that.').first()).toBeVisible();
  twilio.world.say('CH00000000000000000000000000000001', 'Jane Miller', 'Any news?');
  await expect(sam.page.getByText('Any news?').first()).toBeVisible();
});

test('the page survives a restart of Local Twilio', async ({ signIn, twilio, twilioOptions }) => {
  const alice = await signIn('Alice');
  await expect(alice.task('Jane Miller')).toBeVisible();
  // The page comes back by itself; how soon is Flex's own choice.
  const reconnected = alice.page.waitForEvent('websocket', {
    predicate: (socket) => socket.url().includes('event-bridge'),
    timeout: 45_000,
  });
  await twilio.close();
  const { world, close } = await startLocalTwilio(twilioOptions);
  await reconnected;
  const { workerSid } = world.users.get('alice') ?? { workerSid: '' };
  world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
  await expect(alice.page.getByRole('button', { name: 'Accept incoming chat task' }).first()).toBeVisible();
  await alice.page.close();
  await close();
});

for (const person of ['Alice', 'Sam', 'Ada'] as const) {
  test(`every entry of ${person}’s navigation works`, async ({ signIn }) => {
    const flex = await signIn(person);
    const errors: string[] = [];
    flex.page.on('pageerror', ({ message }) => errors.push(message));
    const entries = flex.page.locator('.Twilio-SideNav [aria-label]:is(button, a)');
    const labels = await entries.evaluateAll((found) => found.map((entry) => entry.getAttribute('aria-label') ?? ''));
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) {
      await entries
        .and(flex.page.getByLabel(label, { exact: true }))
        .first()
        .click();
      await expect(flex.page.locator('.Twilio-MainContainer')).toBeVisible();
      await expect(flex.page.getByText(/something went wrong|could not load/i)).toHaveCount(0);
    }
    expect(errors).toEqual([]);
  });
}
