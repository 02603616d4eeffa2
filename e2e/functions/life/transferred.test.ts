/** A conversation that goes from one agent to another, who are in it one after the other or at the same time. */
import { endChat, newestReservation, subjectOf, transferToBob } from '../../fixtures/chats';
import { ENDED, KEPT, Life } from '../../fixtures/life';
import { aliceSubject, aliceWorkerSid } from '../../fixtures/subjects';

const ALL = { state: 'attached', canAttach: true, canDetach: true };
/** The rights of someone whose task has left the interaction, over the webhook that was attached in it. */
const THEIR_OWN = { state: 'attached', canAttach: false, canDetach: true };

/** Transfers the chat to Bob, who accepts. Returns the chat as his task shows it. */
async function transfer(life: Life, type: 'cold' | 'warm') {
  const reservation = await life.happen(() => transferToBob(life.harness, type));
  await life.happen((world) => world.accept(reservation.sid));
  return subjectOf(life.harness, reservation);
}

/** Lets Alice complete her task. */
const completeAsAlice = (life: Life) =>
  life.happen((world) => world.updateTask(aliceSubject(life.harness).taskSid, { status: 'completed' }));

describe('a cold transfer', () => {
  test('keeps the webhook while no agent is in the conversation', async () => {
    const life = await Life.begin();
    await life.happen(() => transferToBob(life.harness));
    expect(await life.swept()).toEqual(KEPT);
  });

  test('shows the two agents in order', async () => {
    const life = await Life.begin();
    await transfer(life, 'cold');
    expect(life.story()).toEqual(['Agent left', 'Agent joined']);
    expect(life.atCrm()).toEqual(['onParticipantLeft agent', 'onParticipantJoined agent']);
  });

  test('gives the webhook to the second agent, who may detach it', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'cold');
    expect(await life.seenBy('bob', bobs)).toEqual(ALL);
    expect(await life.detachedBy('bob', bobs)).toBe(true);
    expect(life.remains()).toMatchObject({ isBound: false, isRegistered: false });
  });

  test('leaves the first agent, who attached it, the right to detach it', async () => {
    const life = await Life.begin();
    await transfer(life, 'cold');
    await completeAsAlice(life);
    expect(await life.seenBy('alice')).toEqual(THEIR_OWN);
    expect(await life.detachedBy('alice')).toBe(true);
  });

  test('leaves the first agent nothing of what a supervisor attached through the task of the second', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'cold');
    expect(await life.detachedBy('alice')).toBe(true);
    await life.attach(['crm', 'quality', 'inspector'], 'sam', bobs);
    expect(await life.seenBy('alice')).toBeNull();
    expect(await life.seenBy('bob', bobs)).toMatchObject({ state: 'attached' });
  });

  test('and back gives the webhook to the first agent again, in a new task', async () => {
    const life = await Life.begin();
    await transfer(life, 'cold');
    const { channelSid } = aliceSubject(life.harness);
    const from = life.world.participantsOf(channelSid).find(({ identity }) => identity === 'bob')?.sid ?? '';
    const to = aliceWorkerSid(life.harness);
    await life.happen((world) => {
      world.transferChannel(channelSid, { type: 'cold', from, to, noteSid: null, summarySid: null });
    });
    const reservation = newestReservation(life.harness);
    await life.happen((world) => world.accept(reservation.sid));
    expect(await life.seenBy('alice', subjectOf(life.harness, reservation))).toEqual(ALL);
    expect(await life.swept()).toEqual(KEPT);
  });

  test('ends with the second agent’s conversation, in which the events of both stand', async () => {
    const life = await Life.begin();
    await transfer(life, 'cold');
    await completeAsAlice(life);
    expect(await life.swept()).toEqual(KEPT);
    await life.happen(() => endChat(life.harness));
    expect(life.remains()).toMatchObject(ENDED);
    expect(life.story()).toEqual(['Agent left', 'Agent joined', 'Customer left', 'Agent left', 'Web chat closed']);
  });
});

describe('two agents in a conversation, after a warm transfer,', () => {
  test('see the webhook, and each may change it', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'warm');
    expect(life.story()).toEqual(['Agent joined']);
    expect(await life.seenBy('alice')).toEqual(ALL);
    expect(await life.seenBy('bob', bobs)).toEqual(ALL);
  });

  test('see what the other one has detached', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'warm');
    expect(await life.detachedBy('bob', bobs)).toBe(true);
    expect(await life.seenBy('alice')).toEqual({ state: 'none', canAttach: true, canDetach: false });
  });

  test('keep the webhook when the first one leaves', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'warm');
    await completeAsAlice(life);
    expect(life.story()).toEqual(['Agent joined', 'Agent left']);
    expect(await life.swept()).toEqual(KEPT);
    expect(await life.seenBy('bob', bobs)).toEqual(ALL);
    expect(await life.seenBy('alice')).toEqual(THEIR_OWN);
  });

  test('keep the webhook when the second one leaves', async () => {
    const life = await Life.begin();
    const bobs = await transfer(life, 'warm');
    await life.happen((world) => world.updateTask(bobs.taskSid, { status: 'completed' }));
    expect(await life.swept()).toEqual(KEPT);
    expect(await life.seenBy('alice')).toEqual(ALL);
    expect(await life.seenBy('bob', bobs)).toBeNull();
  });

  test('end it together', async () => {
    const life = await Life.begin();
    await transfer(life, 'warm');
    await life.happen(() => endChat(life.harness));
    expect(life.remains()).toMatchObject(ENDED);
    expect(life.story()).toEqual(['Agent joined', 'Customer left', 'Agent left', 'Agent left', 'Web chat closed']);
  });
});
