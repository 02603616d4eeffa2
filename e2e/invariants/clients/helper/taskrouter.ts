/** TaskRouter: the workspace, its tasks and their reservations. */
import assert from 'node:assert/strict';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scenario } from '../scene';
import { isRefused, signedInClient } from './client';

export const taskrouter: Scenario = async (scene) => {
  const { step } = scene;
  const client = signedInClient(scene);
  const workspace = client.taskrouter.v1.workspaces(ACCOUNT.workspaceSid);

  await step('reads the workspace, its activities, queues, workflows and task channels', async () => {
    assert.equal((await workspace.fetch()).sid, ACCOUNT.workspaceSid);
    assert.deepEqual(
      (await client.taskrouter.v1.workspaces.list()).map(({ sid }) => sid),
      [ACCOUNT.workspaceSid],
    );
    const activities = await workspace.activities.list();
    assert.ok(activities.some(({ friendlyName, available }) => friendlyName === 'Available' && available));
    assert.deepEqual(
      (await workspace.taskQueues.list()).map(({ sid }) => sid),
      [ACCOUNT.queueSid],
    );
    assert.equal((await workspace.taskQueues(ACCOUNT.queueSid).fetch()).sid, ACCOUNT.queueSid);
    assert.equal((await workspace.workflows(ACCOUNT.workflowSid).fetch()).sid, ACCOUNT.workflowSid);
    assert.ok((await workspace.taskChannels.list()).some(({ uniqueName }) => uniqueName === 'chat'));
  });
  const alice = await step('finds workers by name, availability and activity', async () => {
    const [worker] = await workspace.workers.list({ friendlyName: 'alice' });
    assert.equal(worker?.friendlyName, 'alice');
    const available = await workspace.workers.list({ available: 'true', activityName: 'Available' });
    assert.ok(available.every((each) => each.available && each.activityName === 'Available'));
    assert.deepEqual(await workspace.workers.list({ activityName: 'Break' }), []);
    return worker;
  });
  await step('changes a worker’s activity and attributes', async () => {
    const offline = (await workspace.activities.list()).find(({ friendlyName }) => friendlyName === 'Break');
    const worker = workspace.workers(alice.sid);
    const changed = await worker.update({ activitySid: offline?.sid ?? '' });
    assert.deepEqual([changed.activityName, changed.available], ['Break', false]);
    await worker.update({ attributes: JSON.stringify({ ...JSON.parse(alice.attributes), team: 'blue' }) });
    assert.equal(JSON.parse((await worker.fetch()).attributes).team, 'blue');
    await worker.update({ activitySid: alice.activitySid });
  });

  const task = await step('creates a task and finds it by its attributes', async () => {
    const created = await workspace.tasks.create({
      workflowSid: ACCOUNT.workflowSid,
      taskChannel: 'chat',
      priority: 7,
      attributes: JSON.stringify({ ticket: 4711, name: 'Tom' }),
    });
    const found = await workspace.tasks.list({ evaluateTaskAttributes: 'ticket == 4711' });
    assert.deepEqual(
      found.map(({ sid, priority }) => [sid, priority]),
      [[created.sid, 7]],
    );
    return workspace.tasks(created.sid);
  });
  await step('updates attributes and priority', async () => {
    const { attributes, priority } = await task.update({
      attributes: JSON.stringify({ ticket: 4711, vip: true }),
      priority: 9,
    });
    assert.deepEqual([JSON.parse(attributes).vip, priority], [true, 9]);
  });
  await step('cancels the task, and finds it by its status', async () => {
    const canceled = await task.update({ assignmentStatus: 'canceled', reason: 'Solved by phone' });
    assert.deepEqual([canceled.assignmentStatus, canceled.reason], ['canceled', 'Solved by phone']);
    const open = await workspace.tasks.list({ assignmentStatus: ['pending', 'reserved', 'assigned'] });
    assert.ok(open.length > 0 && open.every(({ sid }) => sid !== canceled.sid));
  });

  await step('accepts, wraps up and completes a reservation', async () => {
    const chat = await scene.account.startChat('Rita Reed');
    const reservations = workspace.tasks(chat.taskSid).reservations;
    const [offered] = await reservations.list({ reservationStatus: 'pending' });
    assert.equal(offered?.workerSid, alice.sid);
    const reservation = reservations(offered.sid);
    assert.equal((await reservation.update({ reservationStatus: 'accepted' })).reservationStatus, 'accepted');
    assert.equal((await reservation.update({ reservationStatus: 'wrapping' })).reservationStatus, 'wrapping');
    assert.equal((await reservation.update({ reservationStatus: 'completed' })).reservationStatus, 'completed');
    assert.equal((await reservation.fetch()).reservationStatus, 'completed');
    assert.equal((await workspace.tasks(chat.taskSid).fetch()).assignmentStatus, 'completed');
  });
  await step('gets Twilio’s error for a task that does not exist', () =>
    assert.rejects(workspace.tasks(`WT${'f'.repeat(32)}`).fetch(), isRefused(404, 20404)),
  );
};
