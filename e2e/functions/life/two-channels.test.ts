/** An interaction with two channels, of which one closes before the other. */
import type { Subject } from '../../../src/contract/endpoints';
import type { ChannelSid, TaskSid } from '../../../src/contract/sids';
import { endChat } from '../../fixtures/chats';
import { ENDED, KEPT, Life } from '../../fixtures/life';
import { aliceSubject, bobWorkerSid, JANE } from '../../fixtures/subjects';

/** Attaches while Jane chats with Alice. Then Jane writes an SMS, which Bob accepts. Returns the SMS of his task. */
async function begin(destinations?: string[]) {
  const life = await Life.begin(destinations);
  const { interactionSid } = aliceSubject(life.harness);
  const { channel, task, reservation } = await life.happen((world) =>
    world.addChannel(interactionSid, {
      channelType: 'sms',
      customers: [{ identity: JANE, media: {} }],
      routing: { workerSid: bobWorkerSid(life.harness), taskChannel: 'sms', routingTarget: null, attributes: {} },
    }),
  );
  await life.happen((world) => world.accept(reservation.sid));
  const sms: Subject = { interactionSid, channelSid: channel.sid as ChannelSid, taskSid: task.sid as TaskSid };
  return { life, sms };
}

const finish = ({ harness }: Life) =>
  harness.as('alice', 'finish', { interactionSid: aliceSubject(harness).interactionSid });

test.each([[['crm', 'inspector']], [['inspector']], [['crm']]])(
  'keeps what is attached to %j while the other channel is open, through the end of a task and a sweep',
  async (destinations) => {
    const { life } = await begin(destinations);
    await life.happen(() => endChat(life.harness));
    expect(await finish(life)).toMatchObject({ value: { removed: null, isDone: false } });
    expect(await life.swept()).toMatchObject({ isBound: true, isRegistered: true, hasRecord: true });
  },
);

test('shows the events of both channels, and which one has closed', async () => {
  const { life, sms } = await begin();
  await life.happen(() => endChat(life.harness));
  await life.happen((world) => world.leave(sms.channelSid));
  expect(life.story()).toEqual([
    'Customer joined',
    'Agent joined',
    'Customer left',
    'Agent left',
    'Web chat closed',
    'Customer left',
  ]);
});

test('is one webhook for the agents of both channels', async () => {
  const { life, sms } = await begin();
  const all = { state: 'attached', canAttach: true, canDetach: true };
  expect(await life.seenBy('alice')).toEqual(all);
  expect(await life.seenBy('bob', sms)).toEqual(all);
  expect(await life.seenBy('bob')).toBeNull();
});

test('stays the agent’s of the open channel, and the one’s who attached it', async () => {
  const { life, sms } = await begin();
  await life.happen(() => endChat(life.harness));
  expect(await life.seenBy('bob', sms)).toEqual({ state: 'attached', canAttach: true, canDetach: true });
  expect(await life.seenBy('alice')).toEqual({ state: 'attached', canAttach: false, canDetach: true });
});

test.each(['the chat', 'the SMS'])('is deleted when both have closed, %s first', async (first) => {
  const { life, sms } = await begin();
  const ends = [() => endChat(life.harness), () => life.world.closeChannel(sms.channelSid, 'closed')];
  if (first === 'the SMS') ends.reverse();
  for (const end of ends) {
    expect(life.remains()).toEqual(KEPT);
    await life.happen(end);
  }
  expect(life.remains()).toMatchObject(ENDED);
});

test('is deleted when one has closed and the other one has failed', async () => {
  const { life, sms } = await begin();
  await life.happen((world) => world.setChannelStatus(sms.channelSid, 'failed'));
  expect(await life.swept()).toEqual(KEPT);
  await life.happen(() => endChat(life.harness));
  expect(life.remains()).toMatchObject(ENDED);
});
