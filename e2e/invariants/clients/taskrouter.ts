/** The TaskRouter SDK of an agent: activities, reservations, tasks, and a supervisor's look at the workspace. */
import assert from 'node:assert/strict';
import type { Reservation, Task, Worker, Workspace } from 'twilio-taskrouter';
import { ACCOUNT } from '../../../local/world/model';
import type { Chat } from './account';
import { Mailbox } from './mailbox';
import type { Scenario, Scenarios, Scene } from './scene';

type Sdk = { readonly Worker: typeof Worker; readonly Workspace: typeof Workspace };

const sdkOf = ({ load }: Scene) => load('twilio-taskrouter') as Sdk;

/** Connects a worker, and disconnects them at the end. */
const withWorker =
  (identity: string, act: (scene: Scene, worker: Worker) => Promise<void>): Scenario =>
  async (scene) => {
    const { Worker: SdkWorker } = sdkOf(scene);
    const worker = new SdkWorker(scene.account.token(identity), { logLevel: 'silent' });
    await scene.step(
      `connects ${identity} with a Flex token`,
      () =>
        new Promise<void>((resolve, reject) => {
          worker.on('ready', () => resolve());
          worker.on('error', reject);
        }),
    );
    try {
      await act(scene, worker);
    } finally {
      worker.disconnect();
    }
  };

const worker: Scenario = withWorker('alice', async ({ step }, alice) => {
  await step('knows activities, channels and reservations', () => {
    const names = [...alice.activities.values()].map(({ name }) => name);
    assert.ok(names.includes('Available') && names.includes('Break'));
    assert.ok([...alice.channels.values()].some(({ taskChannelUniqueName }) => taskChannelUniqueName === 'chat'));
    assert.equal(alice.reservations.size, 2);
  });
  await step('changes the activity', async () => {
    const updated = new Mailbox<Worker>();
    alice.on('activityUpdated', updated.add);
    const available = alice.activity;
    await activityOf(alice, 'Break').setAsCurrent();
    await updated.first(() => alice.activity.name === 'Break');
    await available.setAsCurrent();
    await updated.first(() => alice.activity.name === 'Available');
  });
  await step('changes the attributes', async () => {
    await alice.setAttributes({ ...alice.attributes, team: 'blue' });
    assert.equal(alice.attributes.team, 'blue');
  });
});

function activityOf(worker: Worker, name: string) {
  const activity = [...worker.activities.values()].find((one) => one.name === name);
  assert.ok(activity);
  return activity;
}

/** Offers a chat to the worker, and waits for its reservation. */
async function offered(
  { account }: Scene,
  worker: Worker,
  customer: string,
): Promise<{ chat: Chat; reservation: Reservation }> {
  const created = new Mailbox<Reservation>();
  worker.on('reservationCreated', created.add);
  const chat = await account.startChat(customer);
  return { chat, reservation: await created.first(({ task }) => task.sid === chat.taskSid) };
}

/** Waits for an event of a reservation or a task, which `act` causes. */
async function causes(subject: Reservation | Task, name: string, act: () => Promise<unknown>) {
  const happened = new Mailbox<unknown>();
  Reflect.apply(subject.on, subject, [name, happened.add]);
  await act();
  await happened.first(() => true);
}

const reservations: Scenario = withWorker('alice', async (scene, alice) => {
  const { step } = scene;
  const first = await step('gets the reservation of a new chat', () => offered(scene, alice, 'Rob Roe'));
  await step('rejects it', async () => {
    await causes(first.reservation, 'rejected', () => first.reservation.reject());
    assert.equal(alice.reservations.has(first.reservation.sid), false);
  });
  const { reservation } = await offered(scene, alice, 'Rex Rye');
  await step('accepts another one', async () => {
    await causes(reservation, 'accepted', () => reservation.accept());
    assert.deepEqual([reservation.status, reservation.task.status], ['accepted', 'assigned']);
  });
  await step('wraps it up', async () => {
    await causes(reservation, 'wrapup', () => reservation.wrap());
    assert.equal(reservation.status, 'wrapping');
  });
  await step('completes it', async () => {
    await causes(reservation, 'completed', () => reservation.complete());
    assert.equal(alice.reservations.has(reservation.sid), false);
  });
});

const tasks: Scenario = withWorker('alice', async (scene, alice) => {
  const { step } = scene;
  const { chat, reservation } = await offered(scene, alice, 'Tim Toe');
  await reservation.accept();
  const { task } = reservation;
  await step('reads the task’s attributes and changes them', async () => {
    assert.equal(task.attributes.flexInteractionSid, chat.interactionSid);
    await causes(task, 'updated', () => task.setAttributes({ ...task.attributes, vip: true }));
    assert.equal(task.attributes.vip, true);
  });
  await step('wraps up the task', async () => {
    await causes(task, 'wrapup', () => task.wrapUp({ reason: 'Answered' }));
    assert.equal(task.status, 'wrapping');
  });
  await step('completes the task', async () => {
    await causes(task, 'completed', () => task.complete('Done'));
    assert.equal(task.status, 'completed');
  });
});

const workspace: Scenario = async (scene) => {
  const { step, account } = scene;
  const { Workspace: SdkWorkspace } = sdkOf(scene);
  const sam = new SdkWorkspace(account.token('sam'), { logLevel: 'silent' }, ACCOUNT.workspaceSid);
  await step('fetches workers', async () => {
    const workers = [...(await sam.fetchWorkers()).values()];
    assert.deepEqual(workers.map((one) => one.attributes.email).sort(), [
      'ada@example.com',
      'alice@example.com',
      'bob@example.com',
      'sam@example.com',
    ]);
    assert.equal((await sam.fetchWorker(await account.workerSid('bob'))).sid, await account.workerSid('bob'));
  });
  await step('fetches workers by name and by activity', async () => {
    assert.equal((await sam.fetchWorkers({ FriendlyName: 'bob' })).size, 1);
    assert.equal((await sam.fetchWorkers({ ActivityName: 'Offline' })).size, 0);
  });
  await step('fetches task queues', async () => {
    assert.deepEqual([...(await sam.fetchTaskQueues()).keys()], [ACCOUNT.queueSid]);
    assert.equal((await sam.fetchTaskQueue(ACCOUNT.queueSid)).sid, ACCOUNT.queueSid);
  });
};

export const scenarios: Scenarios = { worker, reservations, tasks, workspace };
