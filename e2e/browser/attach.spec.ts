import { expect, test } from './fixtures';

const INTERACTION = 'KD00000000000000000000000000000001';

test('Alice chooses a destination and events, and finds them attached', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();

  await test.step('an agent is not offered a supervisor’s destination', async () => {
    await expect(alice.panel.region.getByRole('radio', { name: 'CRM' })).toBeEnabled();
    await expect(alice.panel.region.getByText('Quality team')).toHaveCount(0);
  });

  await test.step('only the chosen events are subscribed to', async () => {
    for (const event of ['onChannelStatusUpdated', 'onParticipantJoined', 'onParticipantUpdated']) {
      await alice.panel.choose(event);
    }
    await alice.panel.attach();
    expect([...twilio.world.webhooks.values()].map(({ events }) => events)).toEqual([['onParticipantLeft']]);
  });

  await test.step('what is attached is told: where to, which events, by whom and under which ttid', async () => {
    const [ttid] = [...twilio.world.webhooks.keys()];
    for (const fact of ['CRM', 'onParticipantLeft', 'alice', ttid ?? '']) {
      await expect(alice.panel.region).toContainText(fact);
    }
  });

  await test.step('a reload keeps the state', async () => {
    await alice.reload();
    await alice.openTask('Jane Miller');
    await alice.openWebhooks();
    await alice.panel.shows('Webhook attached');
  });
});

test('Alice attaches a webhook, ends the chat, and its events arrive signed', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.attach();
  await alice.endChat();

  await expect
    .poll(() => twilio.deliveries().map(({ parameters }) => parameters.EventType))
    .toEqual(['onChannelStatusUpdated', 'onParticipantLeft', 'onParticipantLeft']);
  for (const delivery of twilio.deliveries()) {
    expect(delivery.url).toBe('https://crm.example.com/interaction-events');
    expect(delivery.signatureValid).toBe(true);
    expect(delivery.parameters.InteractionSid).toBe(INTERACTION);
  }

  await test.step('while wrapping up, Alice may still detach what she attached', async () => {
    await alice.hasEnded();
    await alice.openWebhooks();
    await expect(alice.panel.region).toContainText('Your part in this interaction is over');
    await alice.panel.button('Detach webhook').click();
    await alice.panel.dialog.getByRole('button', { name: 'Detach', exact: true }).click();
    await alice.panel.shows('Interaction ended');
    expect(twilio.world.webhooks.size).toBe(0);
  });
});

test('after a detach nothing is delivered any more', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.attach();
  await alice.panel.detach();
  expect(twilio.world.webhooks.size).toBe(0);
  expect(twilio.world.interactions.get(INTERACTION)?.webhookTtid).toBeNull();

  await alice.endChat();
  await expect.poll(() => twilio.world.channels.get('UO00000000000000000000000000000001')?.status).toBe('closed');
  expect(twilio.deliveries()).toEqual([]);
});
