import { boundTtid } from '../fixtures/account-state';
import { aliceSubject, JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

test('a conversation that Alice transfers to Bob keeps its webhook, which becomes his to detach', async ({
  signIn,
  twilio,
}) => {
  const { interactionSid, channelSid } = aliceSubject(twilio);
  const [alice, bob] = [await signIn('Alice'), await signIn('Bob')];
  await alice.openWebhooksOf(JANE);
  await alice.panel.attach();

  await alice.transferTo('Bob Agent');
  await bob.acceptChat();
  await expect
    .poll(() => twilio.world.participantsOf(channelSid).map(({ identity }) => identity))
    .toEqual([JANE, 'bob']);

  await bob.openWebhooksOf(JANE);
  await bob.panel.shows('Sending events');
  await alice.completeTask();
  await expect(alice.task(JANE)).toBeHidden();
  expect(twilio.world.channels.get(channelSid)?.status).toBe('active');
  await bob.panel.detach();
  expect(boundTtid(twilio, interactionSid)).toBeNull();
});
