import { AUTHORIZATION, flexAuthorization, seededWorld } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { World } from '../../world/world';
import { taskrouter } from './routes';

const WORKSPACE = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;
const TASK = `${WORKSPACE}/Tasks/WT00000000000000000000000000000001`;
const ALICE = 'WK00000000000000000000000000000001';

function client(Authorization = AUTHORIZATION) {
  const world = seededWorld();
  const app = taskrouter(world);
  const send = async (path: string, init: RequestInit) => {
    const response = await app.request(path, { ...init, headers: { Authorization } });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    world,
    delete: (path: string) => send(path, { method: 'DELETE' }),
    get: (path: string, query: Record<string, string> = {}) => send(`${path}?${new URLSearchParams(query)}`, {}),
    post: (path: string, form: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(form).toString() }),
  };
}

const sidsOf = (items: readonly { sid: string }[]) => items.map(({ sid }) => Number(sid.slice(2)));

test("answers a task's attributes as JSON text and its dates in ISO 8601", async () => {
  const { body } = await client().get(TASK);
  expect(JSON.parse(body.attributes)).toMatchObject({ flexInteractionSid: 'KD00000000000000000000000000000001' });
  expect(body).toMatchObject({ assignment_status: 'assigned', date_created: '2026-01-01T12:00:00Z', age: 0 });
});

test('replaces the attributes of a task', async () => {
  const { get, post } = client();
  await post(TASK, { Attributes: '{"name":"Jane"}' });
  expect((await get(TASK)).body.attributes).toBe('{"name":"Jane"}');
});

test.each([
  { Attributes: '1' },
  { Priority: '-1' },
  { Priority: '2147483648' },
  { TaskChannel: 'fax' },
  { VirtualStartTime: '2999-01-01T00:00:00Z' },
  { VirtualStartTime: '1899-01-01T00:00:00Z' },
  { AssignmentStatus: 'reserved' },
])('refuses %p with code 20001 and changes nothing', async (form) => {
  const { get, post } = client();
  const before = (await get(TASK)).body;
  expect(await post(TASK, { Reason: 'because', ...form })).toMatchObject({ status: 400, body: { code: 20001 } });
  expect((await get(TASK)).body).toEqual(before);
});

test('refuses attributes that are nested too deeply, so that every task can still be read', async () => {
  const { get, post } = client();
  const Attributes = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  for (const path of [TASK, `${WORKSPACE}/Tasks`, `${WORKSPACE}/Workers/${ALICE}`]) {
    expect(await post(path, { Attributes })).toMatchObject({ status: 400, body: { code: 20001 } });
  }
  expect((await get(`${WORKSPACE}/Tasks`)).status).toBe(200);
});

test('refuses a flag that is neither true nor false', async () => {
  const { get, post } = client();
  const refused = { status: 400, body: { code: 20001 } };
  expect(await get(`${WORKSPACE}/Workers`, { Available: 'maybe' })).toMatchObject(refused);
  expect(await post(`${WORKSPACE}/Workers/${ALICE}`, { RejectPendingReservations: 'maybe' })).toMatchObject(refused);
});

test('sets priority, task channel, reason and virtual start time of a task', async () => {
  const { get, post } = client();
  const form = { Priority: '7', TaskChannel: 'sms', Reason: 'later', VirtualStartTime: '2025-01-01T00:00:00Z' };
  await post(TASK, form);
  expect((await get(TASK)).body).toMatchObject({
    priority: 7,
    task_channel_unique_name: 'sms',
    reason: 'later',
    virtual_start_time: '2025-01-01T00:00:00Z',
  });
});

test('wraps up and completes a task, with its reservation', async () => {
  const { get, post } = client();
  const status = async () => (await get(`${TASK}/Reservations`)).body.reservations[0].reservation_status;
  expect((await post(TASK, { AssignmentStatus: 'wrapping', Reason: 'done' })).body.assignment_status).toBe('wrapping');
  expect(await status()).toBe('wrapping');
  expect((await post(TASK, { AssignmentStatus: 'completed', Reason: 'done' })).body).toMatchObject({
    assignment_status: 'completed',
    reason: 'done',
  });
  expect(await status()).toBe('completed');
});

test.each([
  ['wrapping', 'Cannot wrap up task'],
  ['completed', 'Cannot complete task'],
])("refuses to make a task %s that is not assigned, with Twilio's reason", async (AssignmentStatus, reason) => {
  const { post } = client();
  const { sid } = (await post(`${WORKSPACE}/Tasks`, {})).body;
  const { status, body } = await post(`${WORKSPACE}/Tasks/${sid}`, { AssignmentStatus });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 20001, message: expect.stringContaining(reason) });
});

test('cancels a task that is reserved, with its reservation, but not one that is assigned', async () => {
  const { get, post } = client();
  const { sid } = (await post(`${WORKSPACE}/Tasks`, {})).body;
  const canceled = await post(`${WORKSPACE}/Tasks/${sid}`, { AssignmentStatus: 'canceled' });
  expect(canceled.body.assignment_status).toBe('canceled');
  const { body } = await get(`${WORKSPACE}/Tasks/${sid}/Reservations`);
  expect(body.reservations[0].reservation_status).toBe('canceled');
  expect((await post(TASK, { AssignmentStatus: 'canceled' })).status).toBe(400);
});

test('creates a task and offers it to the worker that it is for', async () => {
  const { get, post } = client();
  const bob = 'WK00000000000000000000000000000002';
  const { status, body } = await post(`${WORKSPACE}/Tasks`, {
    Attributes: '{"type":"callback"}',
    Priority: '3',
    TaskChannel: 'voice',
    RoutingTarget: bob,
    Timeout: '60',
    WorkflowSid: ACCOUNT.workflowSid,
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    assignment_status: 'reserved',
    priority: 3,
    task_channel_unique_name: 'voice',
    timeout: 60,
    routing_target: bob,
  });
  const reservations = (await get(`${WORKSPACE}/Workers/${bob}/Reservations`, { ReservationStatus: 'pending' })).body;
  expect(reservations.reservations).toMatchObject([{ task_sid: body.sid }]);
});

test.each([{ WorkflowSid: 'WW0' }, { TaskQueueSid: 'WQ0' }, { RoutingTarget: 'WK0' }, { Timeout: '1209601' }])(
  'creates no task with %p',
  async (form) => {
    const { world, post } = client();
    expect((await post(`${WORKSPACE}/Tasks`, form)).status).toBe(400);
    expect(world.tasks.size).toBe(3);
  },
);

test.each([
  [{}, [1, 2, 3]],
  [{ AssignmentStatus: 'assigned' }, [1, 2, 3]],
  [{ AssignmentStatus: 'pending,reserved' }, []],
  [{ EvaluateTaskAttributes: 'customerName == "Carla Diaz"' }, [3]],
  [{ EvaluateTaskAttributes: "channelType IN ['sms', 'web'] AND NOT customerName CONTAINS 'Jane'" }, [3]],
  [{ TaskQueueName: 'Everyone', WorkflowName: 'Assign to Anyone' }, [1, 2, 3]],
  [{ TaskQueueName: 'No one' }, []],
  [{ TaskQueueSid: 'WQ0' }, []],
  [{ WorkflowSid: 'WW0' }, []],
  [{ Priority: '1' }, []],
  [{ HasAddons: 'true' }, []],
  [{ HasAddons: 'false' }, [1, 2, 3]],
])('lists the tasks that satisfy %p', async (query, expected) => {
  const { body } = await client().get(`${WORKSPACE}/Tasks`, query);
  expect(sidsOf(body.tasks)).toEqual(expected);
});

test('lists tasks in the order that the request names', async () => {
  const { get, post } = client();
  await post(`${WORKSPACE}/Tasks/WT00000000000000000000000000000002`, { Priority: '5' });
  await post(`${WORKSPACE}/Tasks/WT00000000000000000000000000000001`, { VirtualStartTime: '2025-01-01T00:00:00Z' });
  const { body } = await get(`${WORKSPACE}/Tasks`, { Ordering: 'Priority:desc,VirtualStartTime:asc' });
  expect(sidsOf(body.tasks)).toEqual([2, 1, 3]);
});

test.each([
  { Ordering: 'Size:asc' },
  { Ordering: 'Priority:up' },
  { AssignmentStatus: 'asigned' },
  { EvaluateTaskAttributes: 'name ==' },
  { Priority: 'high' },
  { HasAddons: 'perhaps' },
])('refuses the filter %p', async (query) => {
  expect(await client().get(`${WORKSPACE}/Tasks`, query)).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('repeats the filters in the links to other pages', async () => {
  const { get } = client();
  const { body } = await get(`${WORKSPACE}/Tasks`, { AssignmentStatus: 'assigned', PageSize: '2' });
  expect(body.meta.next_page_url).toBe(
    `https://taskrouter.twilio.com${WORKSPACE}/Tasks?AssignmentStatus=assigned&PageSize=2&Page=1`,
  );
});

test.each([
  [{}, [1, 2, 3, 4]],
  [{ FriendlyName: 'Bob' }, [2]],
  [{ ActivityName: 'Break' }, []],
  [{ ActivitySid: 'WA00000000000000000000000000000002' }, [1, 2, 3, 4]],
  [{ Available: 'no' }, []],
  [{ TargetWorkersExpression: 'roles HAS "agent" AND friendly_name != "alice"' }, [2]],
  [{ TargetWorkersExpression: 'activity_name == "Available" AND routing.skills == null' }, []],
  [{ TaskQueueSid: 'WQ0' }, []],
])('lists the workers that satisfy %p', async (query, expected) => {
  const { body } = await client().get(`${WORKSPACE}/Workers`, query);
  expect(sidsOf(body.workers)).toEqual(expected);
});

test("changes a worker's activity and rejects their pending reservations", async () => {
  const { post, world } = client();
  const task = (await post(`${WORKSPACE}/Tasks`, { RoutingTarget: ALICE })).body;
  const away = { ActivitySid: 'WA00000000000000000000000000000003', RejectPendingReservations: 'true' };
  expect((await post(`${WORKSPACE}/Workers/${ALICE}`, away)).body.activity_name).toBe('Break');
  expect(world.reservationOfTask(task.sid)?.status).toBe('rejected');
});

test('rejects no reservations of a worker who stays available', async () => {
  expect((await client().post(`${WORKSPACE}/Workers/${ALICE}`, { RejectPendingReservations: 'true' })).status).toBe(
    400,
  );
});

test.each([TASK, `${WORKSPACE}/Workers/${ALICE}`])('lists and fetches the reservations of %s', async (owner) => {
  const { get } = client();
  const { body } = await get(`${owner}/Reservations`, { ReservationStatus: 'accepted' });
  expect(body.reservations[0]).toMatchObject({ task_sid: 'WT00000000000000000000000000000001', worker_name: 'alice' });
  const { sid } = body.reservations[0];
  expect((await get(`${owner}/Reservations/${sid}`)).body).toEqual(body.reservations[0]);
  expect((await get(`${owner}/Reservations`, { ReservationStatus: 'rejected' })).body.reservations).toEqual([]);
});

test('does not find a reservation under another task', async () => {
  const { get } = client();
  expect((await get(`${TASK}/Reservations/WR00000000000000000000000000000002`)).status).toBe(404);
});

test('accepts and wraps up a reservation', async () => {
  const { post } = client();
  const task = (await post(`${WORKSPACE}/Tasks`, { RoutingTarget: ALICE })).body;
  const reservation = `${WORKSPACE}/Tasks/${task.sid}/Reservations/WR00000000000000000000000000000004`;
  expect((await post(reservation, { ReservationStatus: 'wrapping' })).status).toBe(400);
  expect((await post(reservation, { ReservationStatus: 'accepted' })).body.reservation_status).toBe('accepted');
  expect((await post(reservation, { ReservationStatus: 'wrapping' })).body.reservation_status).toBe('wrapping');
});

test.each([
  ['', 'workspaces', ACCOUNT.workspaceSid],
  [`/${ACCOUNT.workspaceSid}/Activities`, 'activities', 'WA00000000000000000000000000000001'],
  [`/${ACCOUNT.workspaceSid}/TaskQueues`, 'task_queues', ACCOUNT.queueSid],
  [`/${ACCOUNT.workspaceSid}/Workflows`, 'workflows', ACCOUNT.workflowSid],
  [`/${ACCOUNT.workspaceSid}/TaskChannels`, 'channels', 'TC00000000000000000000000000000001'],
])('lists and fetches Workspaces%s', async (path, key, sid) => {
  const { get } = client();
  const { body } = await get(`/v1/Workspaces${path}`);
  expect(body[key][0].sid).toBe(sid);
  expect((await get(`/v1/Workspaces${path}/${sid}`)).body).toEqual(body[key][0]);
});

test.each([
  [{ FriendlyName: 'Everyone' }, 1],
  [{ FriendlyName: 'Nobody' }, 0],
  [{ WorkerSid: ALICE }, 1],
  [{ WorkerSid: 'WK0' }, 0],
  [{ EvaluateWorkerAttributes: 'roles HAS "admin"' }, 1],
  [{ EvaluateWorkerAttributes: 'roles HAS "owner"' }, 0],
])('lists the task queues that satisfy %p', async (query, count) => {
  expect((await client().get(`${WORKSPACE}/TaskQueues`, query)).body.task_queues).toHaveLength(count);
});

test('lists the available activities', async () => {
  const { body } = await client().get(`${WORKSPACE}/Activities`, { Available: 'true' });
  expect(body.activities).toMatchObject([{ friendly_name: 'Available' }]);
});

test.each([
  `${WORKSPACE}/Tasks/WT0`,
  `${WORKSPACE}/Tasks/wt00000000000000000000000000000001`,
  `${WORKSPACE}/Workers/WK0`,
  `${WORKSPACE}/Tasks/WT0/Reservations`,
  '/v1/Workspaces/WS0',
  '/v1/Workspaces/WS0/Tasks',
  '/v1/Workspaces/WS0/Tasks/WT00000000000000000000000000000001',
])('answers %s with 404', async (path) => {
  expect(await client().get(path)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test("requires the account's credentials", async () => {
  expect((await taskrouter(new World()).request(TASK)).status).toBe(401);
});

test("gives the lists of Flex's Queues Stats, and no others, to a Flex user", async () => {
  const { get } = client(flexAuthorization('sam'));
  expect((await get(`${WORKSPACE}/TaskQueues`)).status).toBe(200);
  expect((await get(`${WORKSPACE}/TaskChannels`)).status).toBe(200);
  expect((await get(`${WORKSPACE}/Tasks`)).status).toBe(401);
});

describe('a workflow of a program', () => {
  const OWN = { FriendlyName: 'Own' };

  async function created() {
    const account = client();
    const { body: queue } = await account.post(`${WORKSPACE}/TaskQueues`, { ...OWN, TargetWorkers: 'own == true' });
    const Configuration = JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } });
    const { body: workflow } = await account.post(`${WORKSPACE}/Workflows`, { ...OWN, Configuration });
    const { body: worker } = await account.post(`${WORKSPACE}/Workers`, { ...OWN, Attributes: '{"own":true}' });
    return { account, queue, workflow, worker };
  }

  test('has a queue whose workers an expression selects', async () => {
    const { account, queue, worker } = await created();
    const { body } = await account.get(`${WORKSPACE}/Workers`, { TaskQueueSid: queue.sid });
    expect(body.workers.map(({ sid }: { sid: string }) => sid)).toEqual([worker.sid]);
    expect(worker).toMatchObject({ friendly_name: 'Own', available: false });
  });

  test('leads its tasks to this queue, for the worker that they name', async () => {
    const { account, queue, workflow, worker } = await created();
    const form = { WorkflowSid: workflow.sid, RoutingTarget: worker.sid };
    expect((await account.post(`${WORKSPACE}/Tasks`, form)).body).toMatchObject({
      workflow_sid: workflow.sid,
      task_queue_sid: queue.sid,
      task_queue_friendly_name: 'Own',
    });
    const { body } = await account.get(`${WORKSPACE}/Tasks`, { WorkflowName: 'Own' });
    expect(body.tasks).toHaveLength(1);
  });

  test('offers no task to an agent', async () => {
    const { account, workflow } = await created();
    const answer = await account.post(`${WORKSPACE}/Tasks`, { WorkflowSid: workflow.sid });
    expect(answer).toMatchObject({ status: 400, body: { code: 20001 } });
  });

  test('is removed before its queue, and after its tasks have ended', async () => {
    const { account, queue, workflow, worker } = await created();
    const { body: task } = await account.post(`${WORKSPACE}/Tasks`, {
      WorkflowSid: workflow.sid,
      RoutingTarget: worker.sid,
    });
    const [queuePath, workflowPath, workerPath] = [
      `${WORKSPACE}/TaskQueues/${queue.sid}`,
      `${WORKSPACE}/Workflows/${workflow.sid}`,
      `${WORKSPACE}/Workers/${worker.sid}`,
    ];
    for (const path of [queuePath, workflowPath, workerPath]) expect((await account.delete(path)).status).toBe(400);
    await account.post(`${WORKSPACE}/Tasks/${task.sid}`, { AssignmentStatus: 'canceled' });
    for (const path of [workflowPath, queuePath, workerPath]) expect((await account.delete(path)).status).toBe(204);
    for (const path of [workflowPath, queuePath, workerPath]) expect((await account.get(path)).status).toBe(404);
  });

  test.each([
    ['TaskQueues', { ...OWN, TargetWorkers: 'own ==' }],
    ['TaskQueues', { FriendlyName: 'Everyone' }],
    ['Workflows', { ...OWN, Configuration: '{}' }],
    ['Workflows', { ...OWN, Configuration: '{"task_routing":{"filters":[{}],"default_filter":{"queue":"WQ1"}}}' }],
    ['Workflows', { FriendlyName: 'Assign to Anyone', Configuration: '{}' }],
    ['Workers', { FriendlyName: 'alice' }],
    ['Workers', { ...OWN, ActivitySid: 'WA9' }],
  ])('refuses new %s with %j', async (folder, form) => {
    const account = client();
    expect(await account.post(`${WORKSPACE}/${folder}`, form)).toMatchObject({ status: 400, body: { code: 20001 } });
  });

  test('does not remove a person', async () => {
    expect((await client().delete(`${WORKSPACE}/Workers/${ALICE}`)).status).toBe(400);
  });
});
