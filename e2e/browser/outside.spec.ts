import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

test('on /outside a customer writes in, and what is delivered can be read', async ({ browser, signIn, twilio }) => {
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(`${twilio.origin}/outside`);
  await outside.getByLabel('Your name').fill('Nina Novak');
  await outside.getByRole('button', { name: 'Start chat' }).click();
  await expect(outside.getByRole('heading', { name: /Nina Novak/ })).toBeVisible();

  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.attach();
  await alice.endChat();
  await expect(outside.getByText('onParticipantLeft').first()).toBeVisible();
  await expect(outside.getByText(/signature/i).first()).toBeVisible();

  const { violations } = await new AxeBuilder({ page: outside }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await context.close();
});
