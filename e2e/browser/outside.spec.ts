import { NINA } from '../fixtures/chats';
import { JANE } from '../fixtures/subjects';
import { expectNoViolations } from './axe';
import { expect, test } from './fixtures';

/** Starting a program takes longer than what a page does by itself. */
const PROGRAM_RUN = { timeout: 30_000 };

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
  await expect(outside.getByText(/^From Twilio, interaction webhook/).first()).toBeVisible();
  await outside.getByText('Headers and parameters').first().click();
  await expect(outside.getByText('x-twilio-signature').first()).toBeVisible();

  await expectNoViolations(outside);
  await context.close();
});

test('a program starts a chat with a webhook whose first events stand in the tab', async ({
  browser,
  signIn,
  twilio,
}) => {
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(`${twilio.origin}/outside`);
  await outside.getByLabel('Your name').fill(NINA);
  await outside.getByLabel('By a program, with a webhook').check();
  await outside.getByRole('button', { name: 'Start chat' }).click();
  await expect(outside.getByText(`${NINA} is waiting for Alice Agent.`)).toBeVisible(PROGRAM_RUN);
  await expectNoViolations(outside);

  const alice = await signIn('Alice');
  await alice.acceptChat();
  await alice.openWebhooksOf(NINA);
  await alice.panel.shows('Sending events');
  await expect
    .poll(async () => (await alice.panel.sentences.allTextContents()).reverse())
    .toEqual(expect.arrayContaining(['Interaction started', 'Web chat opened', 'Alice Agent joined']));
  await expect(alice.panel.sentences.last()).toHaveText('Interaction started');
  await context.close();
});

test('/outside says in the words of the program why it failed', async ({ browser, twilio }) => {
  twilio.faults.replace([
    {
      endpoint: 'POST flex-api.twilio.com/v1/Interactions',
      calls: { kind: 'all' },
      fault: { kind: 'server-error', moment: 'before' },
    },
  ]);
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(`${twilio.origin}/outside`);
  await outside.getByLabel('Your name').fill(NINA);
  await outside.getByLabel('By a program, with a webhook').check();
  await outside.getByRole('button', { name: 'Start chat' }).click();
  await expect(outside.getByText('Twilio answered 500: Internal Server Error')).toBeVisible(PROGRAM_RUN);
  await expect(outside.getByRole('heading', { name: new RegExp(NINA) })).toHaveCount(0);
  await context.close();
});

test('a person makes a destination fail on /outside, and work again', async ({ browser, twilio }) => {
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(`${twilio.origin}/outside`);
  await expect(outside.getByText('Everything works.')).toBeVisible();

  await outside.getByRole('button', { name: 'Turn on: The CRM is down' }).click();
  const crm = outside.getByRole('listitem').filter({ has: outside.getByRole('heading', { name: 'crm.example.com' }) });
  await expect(crm).toContainText('Closes the connection');
  await expect(outside.getByText('Failing: 1 destination.')).toBeVisible();
  await expectNoViolations(outside);

  await crm.getByRole('button', { name: 'Make crm.example.com work' }).click();
  await expect(crm).toContainText('Working');
  await crm.getByText('Make it fail').click();
  await crm.getByLabel('Failure').selectOption('Fail now and then');
  await crm.getByLabel('Percent of deliveries').fill('30');
  await expectNoViolations(outside);
  await crm.getByRole('button', { name: 'Start failing' }).click();
  await expect(crm).toContainText('Fails in 30 % of deliveries');

  await crm.getByRole('button', { name: 'Make crm.example.com work' }).click();
  await crm.getByText('Make it fail').click();
  await crm.getByLabel('Failure').selectOption('Show an expired certificate');
  await crm.getByRole('button', { name: 'Start failing' }).click();
  await expect(crm).toContainText('Expired certificate');

  await outside.getByRole('button', { name: 'Make everything work' }).click();
  await expect(outside.getByText('Everything works.')).toBeVisible();

  await outside.getByLabel('Host of another destination').fill('localhost');
  await outside.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(outside.getByRole('alert')).toContainText('not a public host name');
  await context.close();
});
