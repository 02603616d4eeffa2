import { expect, test } from './fixtures';

const INTERACTION = 'KD00000000000000000000000000000001';

test('a call without an interaction explains itself', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Victor Vance');
  await alice.openWebhooks();
  await alice.panel.shows('No interaction on this task');
  await expect(alice.panel.button('Attach webhook')).toHaveCount(0);
});

test('an incoming task has to be accepted first', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { workerSid } = twilio.world.users.get('alice') ?? { workerSid: '' };
  twilio.world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
  await alice.openTask('Nina Novak');
  await alice.openWebhooks();
  await alice.panel.shows('Accept the task first');
  await alice.page.getByRole('button', { name: 'Accept incoming chat task' }).first().click();
  await expect(alice.page.getByTestId('end-task-button')).toBeVisible();
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');
});

test('a webhook that was attached with curl is shown and left alone', async ({ signIn, twilio }) => {
  const { ttid } = twilio.world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/in',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'By hand',
  });
  twilio.world.bindWebhook(INTERACTION, ttid);
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Another webhook is attached');
  await expect(alice.panel.region).toContainText('By hand');
});

test('a webhook that is gone is told apart from none, and can be replaced', async ({ signIn, twilio }) => {
  twilio.world.bindWebhook(INTERACTION, 'flex_interactionwebhook_gone');
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('The attached webhook is gone');
  await alice.panel.attach();
});

test('an interaction that ended without a webhook says so', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');
  await alice.endChat();
  await alice.hasEnded();
  await alice.openWebhooks();
  await alice.panel.shows('This interaction is over');
});

test('a task whose attributes name somebody else’s interaction is refused', async ({ signIn, twilio }) => {
  const task = twilio.world.tasks.get('WT00000000000000000000000000000001');
  twilio.world.setTaskAttributes('WT00000000000000000000000000000001', {
    ...task?.attributes,
    flexInteractionSid: 'KD00000000000000000000000000000002',
  });
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Could not load the webhook');
  await expect(alice.panel.region.getByRole('alert')).toContainText('not one of yours');
  expect(twilio.world.webhooks.size).toBe(0);
});

test('functions that cannot be reached can be tried again', async ({ signIn }) => {
  const alice = await signIn('Alice');
  await alice.page.route('**/interaction-webhook/status', (route) => route.abort());
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Could not load the webhook');
  await alice.page.unroute('**/interaction-webhook/status');
  await alice.panel.button('Try again').click();
  await alice.panel.shows('No webhook attached');
});

test('somebody who was faster is shown instead of overwritten', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');

  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await sam.openWebhooks();
  await sam.panel.attach();

  await alice.panel.submit();
  await alice.panel.shows('Webhook attached');
  await expect(alice.panel.region).toContainText('Somebody changed the webhook');
  await expect(alice.panel.region).toContainText('sam');
  expect(twilio.world.webhooks.size).toBe(1);
});
