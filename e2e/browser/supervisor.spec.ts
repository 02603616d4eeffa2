import { allWebhooks, boundTtid } from '../fixtures/account-state';
import { bobSubject, CARLA } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('a supervisor attaches a webhook from Teams, which the agent sees but cannot detach', async ({
  signIn,
  twilio,
}) => {
  const sam = await signIn('Sam');
  await sam.monitorWebhooksOf(CARLA);
  await sam.panel.attach('Quality team');
  await expect(sam.panel.region).toContainText('Quality team');
  const [webhook] = allWebhooks(twilio);
  expect(webhook?.url).toBe('https://quality.example.com/events');
  expect(boundTtid(twilio, bobSubject(twilio).interactionSid)).toBe(webhook?.ttid);

  const bob = await signIn('Bob');
  await bob.openWebhooksOf(CARLA);
  await bob.panel.shows('Sending events');
  await expect(bob.panel.region).toContainText('sam');
  await expect(bob.panel.region).toContainText('Your role can’t use what’s attached');
  await expect(bob.panel.button('Detach')).toHaveCount(0);

  await sam.panel.detach();
  expect(twilio.world.webhooks.size).toBe(0);
});
