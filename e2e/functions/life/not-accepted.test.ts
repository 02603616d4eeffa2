/** A conversation that is offered to an agent who does not accept it: they lose the reservation, or the task ends. */
import type { Reservation } from '../../../local/world/model';
import { endChat, park, resumeAsJane, seededChannel, subjectOf, transferToBob } from '../../fixtures/chats';
import { ENDED, GONE, KEPT, Life, RETAINED_MS, WEEK_MS } from '../../fixtures/life';
import { aliceSubject, bobWorkerSid } from '../../fixtures/subjects';

const LOSSES = ['rejected', 'timeout', 'rescinded'] as const;
const ALL = { state: 'attached', canAttach: true, canDetach: true };

/** Parks the chat, and lets Jane write again after weeks. Returns the reservation by which it is offered to Alice. */
async function offerAgain(life: Life): Promise<Reservation> {
  await life.happen(() => park(life.harness));
  await life.harness.pass(3 * WEEK_MS);
  return life.happen(() => resumeAsJane(life.harness));
}

const cancel = (life: Life, { taskSid }: Reservation) =>
  life.happen((world) => world.updateTask(taskSid, { status: 'canceled' }));

describe.each(LOSSES)('a reservation that is lost (%s)', (how) => {
  const lose = (life: Life, { sid }: Reservation) => life.happen((world) => world.loseReservation(sid, how));

  test('leaves the webhook, whose interaction goes on without an agent', async () => {
    const life = await Life.begin();
    await lose(life, await life.happen(() => transferToBob(life.harness)));
    expect(await life.swept()).toEqual(KEPT);
    expect(life.story()).toEqual(['Agent left']);
  });

  test('gives the agent who lost it nothing to see', async () => {
    const life = await Life.begin();
    const reservation = await life.happen(() => transferToBob(life.harness));
    const subject = subjectOf(life.harness, reservation);
    expect(await life.seenBy('bob', subject)).toBeNull();
    await lose(life, reservation);
    expect(await life.seenBy('bob', subject)).toBeNull();
    expect(await life.detachedBy('bob', subject)).toBe(false);
  });

  test('leaves the webhook to the agents who are there in a warm transfer', async () => {
    const life = await Life.begin();
    await lose(life, await life.happen(() => transferToBob(life.harness, 'warm')));
    expect(await life.seenBy('alice')).toEqual(ALL);
    expect(await life.swept()).toEqual(KEPT);
    expect(life.story()).toEqual([]);
  });

  test('does not keep the webhook from ending with its interaction', async () => {
    const life = await Life.begin();
    await lose(life, await life.happen(() => transferToBob(life.harness)));
    await life.happen(() => endChat(life.harness));
    expect(life.remains()).toMatchObject(ENDED);
  });
});

test.each(['timeout', 'rescinded'] as const)(
  'the agent who is offered the task next (%s) finds the webhook of weeks ago',
  async (how) => {
    const life = await Life.begin();
    const { sid, taskSid } = await offerAgain(life);
    await life.happen((world) => world.loseReservation(sid, how));
    expect(await life.swept()).toEqual(KEPT);
    const next = await life.happen((world) => world.offer(taskSid, bobWorkerSid(life.harness)));
    await life.happen((world) => world.accept(next.sid));
    expect(await life.seenBy('bob', subjectOf(life.harness, next))).toEqual(ALL);
    expect(life.story()).toEqual(['Web chat active', 'Agent joined']);
  },
);

describe('a task that is canceled before an agent accepts', () => {
  test('leaves the webhook while the channel is open', async () => {
    const life = await Life.begin();
    await cancel(life, await offerAgain(life));
    expect(await life.swept()).toEqual(KEPT);
    expect(life.story()).toEqual(['Web chat active']);
  });

  test('leaves the webhook to the agent who attached it in an earlier task', async () => {
    const life = await Life.begin();
    await cancel(life, await offerAgain(life));
    expect(await life.seenBy('alice')).toEqual({ state: 'attached', canAttach: false, canDetach: true });
    expect(await life.detachedBy('alice')).toBe(true);
  });

  test('leaves it to the agent who is invited instead', async () => {
    const life = await Life.begin();
    await cancel(life, await offerAgain(life));
    const { channelSid } = aliceSubject(life.harness);
    const workerSid = bobWorkerSid(life.harness);
    const invite = { workerSid, taskChannel: 'chat', routingTarget: workerSid, attributes: {} } as const;
    const { taskSid } = await life.happen((world) => world.inviteToChannel(channelSid, invite));
    const reservation = life.world.reservationOfTask(taskSid) as Reservation;
    await life.happen((world) => world.accept(reservation.sid));
    expect(await life.seenBy('bob', subjectOf(life.harness, reservation))).toEqual(ALL);
  });

  test('is no end: the webhook is deleted when the channel closes, and nothing remains', async () => {
    const life = await Life.begin();
    await cancel(life, await offerAgain(life));
    await life.happen((world) => world.closeChannelWithoutAgents(seededChannel(life.harness).sid));
    expect(life.story()).toEqual(['Web chat active', 'Customer left', 'Web chat closed']);
    expect(life.remains()).toMatchObject(ENDED);
    await life.harness.pass(RETAINED_MS);
    expect(life.remains()).toMatchObject(GONE);
  });
});
