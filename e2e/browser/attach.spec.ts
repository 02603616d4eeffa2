import { allWebhooks, boundTtid, webhookTtids } from '../fixtures/account-state';
import { seededChannel } from '../fixtures/chats';
import { aliceSubject, JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('Alice selects a destination and events, and sees them attached', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  const { panel } = alice;
  await alice.openWebhooksOf(JANE);

  await test.step('the form does not offer her a supervisor’s destination', async () => {
    await expect(panel.destination('CRM')).toBeEnabled();
    await expect(panel.region.getByText('Quality team')).toHaveCount(0);
  });

  await test.step('the webhook subscribes only to the selected events', async () => {
    await panel.openEvents();
    for (const event of ['Channel status changed', 'Participant joined', 'Participant updated']) {
      await panel.choose(event);
    }
    await panel.attach();
    expect(allWebhooks(twilio).map(({ events }) => events)).toEqual([['onParticipantLeft']]);
  });

  await test.step('the panel shows destination, events, who attached it, and the ttid', async () => {
    await expect(panel.region.getByText(/^1 kind of event · Alice Agent · /)).toBeVisible();
    await panel.openDetails();
    const [ttid = ''] = webhookTtids(twilio);
    for (const fact of ['CRM', 'onParticipantLeft', 'alice', ttid]) {
      await expect(panel.region.getByText(fact, { exact: true })).toBeVisible();
    }
  });

  await test.step('a reload keeps the state', async () => {
    await alice.reload();
    await alice.openWebhooksOf(JANE);
    await panel.shows('Sending events');
  });

  await test.step('the next form starts with what she chose', async () => {
    await panel.detach();
    await alice.reload();
    await alice.openWebhooksOf(JANE);
    await expect(panel.destination('CRM')).toBeChecked();
    await expect(panel.events).toContainText('1 selected');
  });
});

test('events of Alice’s chat arrive signed, and she can detach while wrapping up', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.attach();
  await alice.endChat();

  await expect
    .poll(() => twilio.deliveries().map(({ parameters }) => parameters.EventType))
    .toEqual(['onChannelStatusUpdated', 'onParticipantLeft', 'onParticipantLeft']);
  for (const delivery of twilio.deliveries()) {
    expect(delivery.url).toBe('https://crm.example.com/interaction-events');
    expect(delivery.signatureValid).toBe(true);
    expect(delivery.parameters.InteractionSid).toBe(aliceSubject(twilio).interactionSid);
  }

  await alice.waitForWrapUp();
  await alice.openWebhooks();
  await expect(alice.panel.region).toContainText('Your part is over. The webhook stays attached');
  await alice.panel.confirmDetach();
  await alice.panel.shows('Your part is over');
  expect(twilio.world.webhooks.size).toBe(0);
});

test('nothing is delivered after a detach', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openWebhooksOf(JANE);
  await alice.panel.attach();
  await alice.panel.detach();
  expect(twilio.world.webhooks.size).toBe(0);
  expect(boundTtid(twilio)).toBeNull();

  await alice.endChat();
  await expect.poll(() => seededChannel(twilio).status).toBe('closed');
  expect(twilio.deliveries()).toEqual([]);
});
