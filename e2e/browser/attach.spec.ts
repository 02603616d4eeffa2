import { expect, test } from './fixtures';

test('Alice attaches a webhook, ends the chat, and its events arrive signed', async ({ signIn, twilio }) => {
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.attach();
  await alice.endChat();

  await expect
    .poll(() => twilio.deliveries().map(({ parameters }) => parameters.EventType))
    .toEqual(expect.arrayContaining(['onParticipantLeft', 'onChannelStatusUpdated']));
  for (const delivery of twilio.deliveries()) {
    expect(delivery.signatureValid).toBe(true);
    expect(delivery.outcome).toEqual({ kind: 'answered', status: 200 });
    expect(delivery.parameters.InteractionSid).toBe('KD00000000000000000000000000000001');
  }
});
