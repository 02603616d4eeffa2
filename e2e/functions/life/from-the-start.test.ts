/** An interaction that a program creates with a webhook, before any agent has to do with it. */
import type { CreatedInteraction } from '../../../local/world/interactions';
import type { Subject } from '../../../src/contract/endpoints';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { startChat } from '../../fixtures/chats';
import { ENDED, KEPT, Life } from '../../fixtures/life';
import { bobWorkerSid } from '../../fixtures/subjects';

const ALL = { state: 'attached', canAttach: true, canDetach: true };

const subjectIn = ({ interaction, channel, task }: CreatedInteraction): Subject => ({
  interactionSid: interaction.sid as InteractionSid,
  channelSid: channel.sid as ChannelSid,
  taskSid: task.sid as TaskSid,
});

/** Begins the life of a chat that is offered to Alice. */
async function beginOffered() {
  const created: CreatedInteraction[] = [];
  const life = await Life.beginCreated((world, webhookTtid) => {
    const chat = startChat({ world }, undefined, webhookTtid);
    created.push(chat);
    return chat.interaction.sid;
  });
  const [chat] = created;
  if (chat === undefined) throw new Error('There is no chat');
  return { life, chat };
}

test('shows how the interaction began', async () => {
  const { life } = await beginOffered();
  expect(life.story()).toEqual(['Interaction started', 'Web chat opened', 'Customer joined']);
  expect(life.atCrm()).toEqual(['onInteractionCreated', 'onChannelCreated', 'onParticipantJoined customer']);
});

test('keeps the webhook while no agent has accepted, for whom it is there then', async () => {
  const { life, chat } = await beginOffered();
  expect(await life.swept()).toEqual(KEPT);
  expect(await life.seenBy('alice', subjectIn(chat))).toBeNull();
  await life.happen((world) => world.accept(chat.reservation.sid));
  expect(await life.seenBy('alice', subjectIn(chat))).toEqual(ALL);
});

test.each(['rejected', 'timeout', 'rescinded'] as const)(
  'keeps the webhook after a reservation that is lost (%s), for the agent who accepts the task next',
  async (how) => {
    const { life, chat } = await beginOffered();
    await life.happen((world) => world.loseReservation(chat.reservation.sid, how));
    expect(await life.swept()).toEqual(KEPT);
    const next = await life.happen((world) => world.offer(chat.task.sid, bobWorkerSid(life.harness)));
    await life.happen((world) => world.accept(next.sid));
    expect(await life.seenBy('bob', subjectIn(chat))).toEqual(ALL);
    expect(await life.seenBy('alice', subjectIn(chat))).toBeNull();
  },
);

describe('a task that is canceled before an agent accepts', () => {
  test('leaves the webhook while the channel is open', async () => {
    const { life, chat } = await beginOffered();
    await life.happen((world) => world.updateTask(chat.task.sid, { status: 'canceled' }));
    expect(await life.swept()).toEqual(KEPT);
  });

  test('is followed by the end of the channel, and then of the webhook', async () => {
    const { life, chat } = await beginOffered();
    await life.happen((world) => world.updateTask(chat.task.sid, { status: 'canceled' }));
    await life.happen((world) => world.closeChannelWithoutAgents(chat.channel.sid));
    expect(life.remains()).toMatchObject(ENDED);
    expect(life.story().slice(-2)).toEqual(['Customer left', 'Web chat closed']);
  });
});
