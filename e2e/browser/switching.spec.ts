import { expect, test } from './fixtures';

/** Gives Alice a second chat, accepted like the first. */
const secondChat = (world: import('../../local/world/world').World) => {
  const { workerSid } = world.users.get('alice') ?? { workerSid: '' };
  const { reservation, interaction } = world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
  world.accept(reservation.sid);
  return interaction;
};

test('an attach that is under way lands on its own task, whichever is selected by then', async ({ signIn, twilio }) => {
  const second = secondChat(twilio.world);
  const alice = await signIn('Alice');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await alice.page.route('**/interaction-webhook/attach', async (route) => {
    await held;
    await route.continue();
  });

  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.submit();
  await expect(alice.panel.button('Attaching webhook…')).toBeVisible();
  await alice.openTask('Nina Novak');
  await alice.openWebhooks();
  await alice.panel.shows('No webhook attached');
  const answered = alice.page.waitForResponse('**/interaction-webhook/attach');
  release();
  await answered;

  await alice.panel.shows('No webhook attached');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.shows('Webhook attached');
  expect(twilio.world.interactions.get(second.sid)?.webhookTtid).toBeNull();
  expect(twilio.world.webhooks.size).toBe(1);
});

test('what was chosen on one task is neither lost nor shown on another', async ({ signIn, twilio }) => {
  secondChat(twilio.world);
  const alice = await signIn('Alice');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await alice.panel.button('Everything').click();
  await alice.openTask('Nina Novak');
  await alice.openWebhooks();
  await expect(alice.panel.button('Live monitoring')).toHaveAttribute('aria-pressed', 'true');
  await alice.openTask('Jane Miller');
  await alice.openWebhooks();
  await expect(alice.panel.button('Everything')).toHaveAttribute('aria-pressed', 'true');
});
