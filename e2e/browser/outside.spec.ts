import { NINA } from '../fixtures/chats';
import { JANE } from '../fixtures/subjects';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

test('/outside starts a customer’s chat, shows deliveries, and passes axe', async ({ browser, signIn, twilio }) => {
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(`${twilio.origin}/outside`);
  await outside.getByLabel('Your name').fill(NINA);
  await outside.getByRole('button', { name: 'Start chat' }).click();
  await expect(outside.getByRole('heading', { name: new RegExp(NINA) })).toBeVisible();

  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.attach();
  await alice.endChat();
  await expect(outside.getByText('onParticipantLeft').first()).toBeVisible();
  await expect(outside.getByText(/signature/i).first()).toBeVisible();

  await expectNoViolations(outside);
  await context.close();
});
