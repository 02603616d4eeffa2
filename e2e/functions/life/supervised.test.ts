/** A conversation that a supervisor joins and leaves. */
import type { Participant } from '../../../local/world/model';
import { endChat, park } from '../../fixtures/chats';
import { ENDED, KEPT, Life } from '../../fixtures/life';
import { aliceSubject } from '../../fixtures/subjects';

const ALL = { state: 'attached', canAttach: true, canDetach: true };

/** Lets Sam join the chat of Alice, as Flex does when a supervisor monitors or barges. No task is his. */
const joinAsSam = (life: Life): Promise<Participant> =>
  life.happen((world) =>
    world.addToChannel(aliceSubject(life.harness).channelSid, {
      type: 'supervisor',
      identity: 'sam',
      media: {},
      routing: null,
    }),
  );

const leave = (life: Life, { sid }: Participant) => life.happen((world) => world.endParticipant(sid, 'closed'));

test('shows that the supervisor came and went', async () => {
  const life = await Life.begin();
  await leave(life, await joinAsSam(life));
  expect(life.story()).toEqual(['Supervisor joined', 'Supervisor updated', 'Supervisor left']);
});

test('keeps the webhook while the supervisor is there, and after they have left', async () => {
  const life = await Life.begin();
  const sam = await joinAsSam(life);
  expect(await life.swept()).toEqual(KEPT);
  await leave(life, sam);
  expect(await life.swept()).toEqual(KEPT);
});

test('lets a supervisor do everything through the agent’s task, whether they are there or not', async () => {
  const life = await Life.begin();
  expect(await life.seenBy('sam')).toEqual(ALL);
  const sam = await joinAsSam(life);
  expect(await life.seenBy('sam')).toEqual(ALL);
  await leave(life, sam);
  expect(await life.seenBy('sam')).toEqual(ALL);
  expect(await life.detachedBy('sam')).toBe(true);
});

test('keeps a supervisor’s destinations after they left: the agent takes away only what agents may', async () => {
  const life = await Life.begin(['crm', 'quality', 'inspector'], 'sam');
  await leave(life, await joinAsSam(life));
  expect(await life.seenBy('alice')).toEqual({ state: 'attached', canAttach: true, canDetach: true });
  expect(await life.detachedBy('alice')).toBe(true);
  expect(await life.destinations('sam')).toEqual(['quality']);
  expect(life.remains()).toMatchObject({ isBound: true, isRegistered: true, hasRecord: true });
});

test('lets a supervisor who is alone with the customer detach through the task that attached it', async () => {
  const life = await Life.begin();
  await joinAsSam(life);
  await life.happen(() => park(life.harness));
  expect(await life.swept()).toEqual(KEPT);
  expect(await life.seenBy('sam')).toEqual({ state: 'attached', canAttach: false, canDetach: true });
  expect(await life.detachedBy('sam')).toBe(true);
});

test('ends for the supervisor, too', async () => {
  const life = await Life.begin();
  await joinAsSam(life);
  await life.happen(() => endChat(life.harness));
  expect(life.story()).toEqual([
    'Supervisor joined',
    'Customer left',
    'Agent left',
    'Supervisor left',
    'Web chat closed',
  ]);
  expect(life.remains()).toMatchObject(ENDED);
});
