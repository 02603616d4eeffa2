/** A conversation that its agent leaves for days, weeks or months, and that goes on afterward. */
import { deleteChannel, endChat, park, resumeAsJane, subjectOf } from '../../fixtures/chats';
import { deliver, event } from '../../fixtures/events';
import { DAY_MS, ENDED, GONE, KEPT, Life, RETAINED_MS, WEEK_MS } from '../../fixtures/life';
import { aliceSubject, bobWorkerSid } from '../../fixtures/subjects';

/** The longest time for which Flex lets an agent leave a conversation, in milliseconds. */
const LONGEST_LEAVE_MS = 90 * DAY_MS;

/** Lets Jane write again, and Alice accept the new task. Returns the chat as that task shows it. */
async function unpark(life: Life) {
  const reservation = await life.happen(() => resumeAsJane(life.harness));
  await life.happen((world) => world.accept(reservation.sid));
  return subjectOf(life.harness, reservation);
}

test.each(['inactive', 'pause'] as const)(
  'keeps the webhook while the conversation is on %s for three weeks, through every sweep',
  async (status) => {
    const life = await Life.begin();
    await life.happen(() => park(life.harness, status));
    for (let week = 1; week <= 3; week += 1) {
      await life.harness.pass(WEEK_MS);
      expect(await life.swept()).toEqual(KEPT);
    }
  },
);

test('shows that the agent left and that the chat became inactive, for a day', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  expect(life.story()).toEqual(['Agent left', 'Web chat inactive']);
  await life.harness.pass(DAY_MS);
  expect(life.story()).toEqual([]);
});

test('goes on with the first message after three weeks, in the timeline and at the other destinations', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(3 * WEEK_MS);
  await unpark(life);
  expect(life.story()).toEqual(['Web chat active', 'Agent joined']);
  expect(life.atCrm()).toEqual([
    'onParticipantLeft agent',
    'onChannelStatusUpdated inactive',
    'onChannelStatusUpdated active',
    'onParticipantJoined agent',
  ]);
});

test('belongs after three weeks to the same agent’s new task, in which they detach it', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(3 * WEEK_MS);
  const subject = await unpark(life);
  expect(subject.taskSid).not.toBe(aliceSubject(life.harness).taskSid);
  expect(await life.seenBy('alice', subject)).toEqual({ state: 'attached', canAttach: true, canDetach: true });
  expect(await life.detachedBy('alice', subject)).toBe(true);
  expect(life.remains()).toMatchObject({ isBound: false, isRegistered: false, hasTimeline: false });
});

test('belongs to another agent who resumes it, while the one who attached it may still detach it', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(3 * WEEK_MS);
  const { channelSid } = aliceSubject(life.harness);
  const reservation = await life.happen((world) => world.resumeChannel(channelSid, bobWorkerSid(life.harness)));
  await life.happen((world) => world.accept(reservation.sid));
  const bobs = subjectOf(life.harness, reservation);
  expect(await life.seenBy('bob', bobs)).toEqual({ state: 'attached', canAttach: true, canDetach: true });
  expect(await life.seenBy('alice')).toEqual({ state: 'attached', canAttach: false, canDetach: true });
});

test('is still attached after the longest Leave, and gets the events that follow', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(LONGEST_LEAVE_MS);
  expect(await life.swept()).toEqual(KEPT);
  await unpark(life);
  expect(life.story()).toEqual(['Web chat active', 'Agent joined']);
});

test('passes on and shows every event through three of the longest Leaves in a row', async () => {
  const life = await Life.begin();
  for (let leave = 1; leave <= 3; leave += 1) {
    await life.happen(() => park(life.harness));
    await life.harness.pass(LONGEST_LEAVE_MS);
    expect(await life.swept()).toEqual(KEPT);
    await unpark(life);
    expect(life.story()).toEqual(['Web chat active', 'Agent joined']);
  }
  expect(life.atCrm()).toHaveLength(3 * 4);
});

test('is not kept for longer by an event that arrives after the end', async () => {
  const life = await Life.begin();
  const webhook = { ...life.webhook };
  await life.happen(() => park(life.harness));
  await life.harness.pass(LONGEST_LEAVE_MS);
  await life.happen(() => endChat(life.harness));
  await life.harness.pass(DAY_MS - 1);
  await deliver(life.harness, webhook, event(life.harness, 'onParticipantLeft'));
  await life.harness.pass(RETAINED_MS - DAY_MS);
  expect(life.remains()).toMatchObject(GONE);
});

test('ends with the conversation that was resumed: events stay for a day, and then nothing is left', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(3 * WEEK_MS);
  await unpark(life);
  await life.happen(() => endChat(life.harness));
  expect(life.remains()).toMatchObject(ENDED);
  expect(life.story()).toEqual(['Web chat active', 'Agent joined', 'Customer left', 'Agent left', 'Web chat closed']);
  await life.harness.pass(RETAINED_MS);
  expect(await life.swept()).toMatchObject(GONE);
});

test('is swept once Twilio has deleted the channel of a conversation that no one resumed', async () => {
  const life = await Life.begin();
  await life.happen(() => park(life.harness));
  await life.harness.pass(180 * DAY_MS);
  expect(await life.swept()).toMatchObject({ isRegistered: true });
  deleteChannel(life.harness);
  expect(await life.swept()).toMatchObject(GONE);
});
