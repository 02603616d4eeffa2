import { secondChat } from '../fixtures/seeded-webhooks';
import { expect, test } from './fixtures';

const INTERACTION = 'KD00000000000000000000000000000001';

test('the panel says of every task what can be done about it', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');

  await test.step('functions that cannot be reached can be tried again', async () => {
    await alice.page.route('**/interaction-webhook/status', (route) => route.abort());
    await alice.openTask('Jane Miller');
    await alice.openWebhooks();
    await alice.panel.shows('Couldn’t load the webhook');
    await alice.page.unroute('**/interaction-webhook/status');
    await alice.panel.button('Try again').click();
    await alice.panel.shows('Attach a webhook');
  });

  await test.step('an interaction that ended without a webhook says so', async () => {
    await alice.endChat();
    await alice.hasEnded();
    await alice.openWebhooks();
    await alice.panel.shows('Interaction ended');
  });

  await test.step('a call without an interaction explains itself', async () => {
    await alice.openTask('Victor Vance');
    await alice.openWebhooks();
    await alice.panel.shows('No interaction on this task');
    await expect(alice.panel.button('Attach webhook')).toHaveCount(0);
  });

  await test.step('an incoming task has to be accepted first', async () => {
    const { workerSid } = twilio.world.users.get('alice') ?? { workerSid: '' };
    twilio.world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
    await alice.openTask('Nina Novak');
    await alice.openWebhooks();
    await alice.panel.shows('Accept the task first');
    await alice.page.getByRole('button', { name: 'Accept incoming chat task' }).first().click();
    await expect(alice.page.getByTestId('end-task-button')).toBeVisible();
    await alice.openWebhooks();
    await alice.panel.shows('Attach a webhook');
  });
});

test('a webhook that is not the plugin’s own is told apart from none', async ({ signIn, twilio }) => {
  const second = secondChat(twilio.world);
  const { ttid } = twilio.world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/in',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'By hand',
  });
  twilio.world.bindWebhook(INTERACTION, ttid);
  twilio.world.bindWebhook(second.sid, 'flex_interactionwebhook_gone');
  const alice = await signIn('Alice');

  await test.step('one that was attached with curl is shown and left alone', async () => {
    await alice.openTask('Jane Miller');
    await alice.openWebhooks();
    await alice.panel.shows('Another webhook is attached');
    await expect(alice.panel.region).toContainText('By hand');
  });

  await test.step('one that is gone can be replaced', async () => {
    await alice.openTask('Nina Novak');
    await alice.openWebhooks();
    await alice.panel.shows('The attached webhook was deleted');
    await alice.panel.attach();
  });
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
  await alice.panel.shows('Couldn’t load the webhook');
  await expect(alice.panel.region.getByRole('alert')).toContainText('isn’t assigned to you');
  expect(twilio.world.webhooks.size).toBe(0);
});

test('somebody who was faster is shown instead of overwritten', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Attach a webhook');

  const sam = await signIn('Sam');
  await sam.monitor('Jane Miller');
  await sam.openWebhooks();
  await sam.panel.attach();

  await alice.panel.submit();
  await alice.panel.shows('Webhook attached');
  await expect(alice.panel.region).toContainText('Someone else changed the webhook');
  await expect(alice.panel.region).toContainText('sam');
  expect(twilio.world.webhooks.size).toBe(1);
});
