import { secondChat } from '../fixtures/seeded-webhooks';
import { expect, test } from './fixtures';

test('Alice goes back and forth between two tasks', async ({ signIn, twilio }) => {
  const second = secondChat(twilio.world);
  const alice = await signIn('Alice');
  const open = async (customer: string) => {
    await alice.openTask(customer);
    await alice.openWebhooks();
  };

  await test.step('what was chosen on one task is neither lost nor shown on another', async () => {
    await open('Jane Miller');
    await alice.panel.button('Everything').click();
    await open('Nina Novak');
    await expect(alice.panel.button('Live monitoring')).toHaveAttribute('aria-pressed', 'true');
    await open('Jane Miller');
    await expect(alice.panel.button('Everything')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('an attach that is under way lands on its own task, whichever is selected by then', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await alice.page.route('**/interaction-webhook/attach', async (route) => {
      await held;
      await route.continue();
    });

    await alice.panel.submit();
    await expect(alice.panel.button('Attaching webhook…')).toBeVisible();
    await open('Nina Novak');
    await alice.panel.shows('Attach a webhook');
    const answered = alice.page.waitForResponse('**/interaction-webhook/attach');
    release();
    await answered;

    await alice.panel.shows('Attach a webhook');
    await open('Jane Miller');
    await alice.panel.shows('Webhook attached');
    expect(twilio.world.interactions.get(second.sid)?.webhookTtid).toBeNull();
    expect(twilio.world.webhooks.size).toBe(1);
  });
});
