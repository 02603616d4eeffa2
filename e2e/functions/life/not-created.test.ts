/** An interaction that a program creates with a webhook, and whose channel cannot be created. */
import type { ChannelError } from '../../../local/world/model';
import { DAY_MS, ENDED, GONE, Life, RETAINED_MS } from '../../fixtures/life';

const CLOSED: ChannelError = { code: 45354, message: 'Cannot create a Channel for a closed Conversation.' };
const REASON = 'SMS couldn’t be opened (Cannot create a Channel for a closed Conversation., code 45354)';

const fail = (error: ChannelError = CLOSED) =>
  Life.beginCreated((world, webhookTtid) => world.failChannel('sms', { error, webhookTtid }).sid);

test('shows the reason in words, and passes it on', async () => {
  const life = await fail();
  expect(life.story()).toEqual(['Interaction started', REASON]);
  expect(life.atCrm()).toEqual(['onInteractionCreated', 'onChannelCreateFailed']);
});

test('shows the reason if the failure is the only event', async () => {
  const life = await Life.beginCreated(
    (world, webhookTtid) => world.failChannel('sms', { error: CLOSED, webhookTtid }).sid,
    ({ EventType }) => EventType === 'onChannelCreateFailed',
  );
  expect(life.story()).toEqual([REASON]);
});

test('shows a long reason as far as it is kept, without what identifies a person', async () => {
  const message = `${'The number +15005550001 of jane@example.com <b>cannot</b> be reached. '.repeat(20)}`;
  const life = await fail({ code: 45770, message });
  const [, shown] = life.story();
  expect(shown).toMatch(
    /^SMS couldn’t be opened \(The number \[number\] of \[e-mail\] <b>cannot<\/b> be reached\. .*…, code 45770\)$/,
  );
  expect(shown?.length).toBeLessThan(600);
});

test('ends with the failure: the webhook is deleted, and its events stay for a day', async () => {
  const life = await fail();
  expect(life.remains()).toMatchObject(ENDED);
  await life.harness.pass(RETAINED_MS);
  expect(life.remains()).toMatchObject(GONE);
});

test('is swept a day later if Twilio does not list a channel that could not be created', async () => {
  const life = await Life.beginCreated((world, webhookTtid) => {
    const { sid, channelSid } = world.failChannel('sms', { error: CLOSED, webhookTtid });
    world.channels.delete(channelSid);
    return sid;
  });
  expect(await life.swept()).toMatchObject({ isRegistered: true });
  expect(life.story()).toEqual(['Interaction started', REASON]);
  await life.harness.pass(DAY_MS);
  expect(await life.swept()).toMatchObject({ isRegistered: false });
  await life.harness.pass(RETAINED_MS);
  expect(life.remains()).toMatchObject(GONE);
});
