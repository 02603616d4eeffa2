/** Flex and its world as `npm start` shows them to a newcomer. */
import { startLocalTwilio } from '../../local/server';
import { test as base, expect } from './fixtures';

const test = base.extend({
  twilio: async ({ twilioOptions }, use) => {
    const twilio = await startLocalTwilio({ ...twilioOptions, isDemo: true });
    await use(twilio);
    await twilio.close();
    expect(twilio.unknownRequests()).toEqual([]);
  },
});

test('Alice has a second chat, and a bar above Flex leads outside and to the other people', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { page, console } = alice;
  await expect(alice.task('Omar Haddad')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);

  const bar = page.getByRole('navigation', { name: 'Local Twilio' });
  const opened = page.waitForEvent('popup');
  await bar.getByRole('link', { name: 'The outside world' }).click();
  const outside = await opened;
  await expect(outside.getByRole('heading', { name: 'Omar Haddad' })).toBeVisible();

  await bar.getByRole('link', { name: 'Sign in as another person' }).click();
  await page.getByRole('link', { name: 'Ada Admin' }).click();
  await alice.waitForStart();
  await expect(console.link).toBeVisible();
});

test('the console shows a global webhook, one of another program, and an unused one', async ({ signIn }) => {
  const { console } = await signIn('Ada');
  await console.open();
  await expect(console.row('Analytics of all conversations')).toContainText('All interactions');
  await expect(console.row('Help desk')).toBeVisible();
  await expect(console.row('Unused')).toBeVisible();
});
