import { bridge } from '../../testing/event-bridge';
import { NOW, tokenOf } from '../../testing/world';
import { ACCOUNT } from '../../world/model';

const ALICE = tokenOf('alice');
const SAM = tokenOf('sam');
const WORKSPACE = `Workspaces/${ACCOUNT.workspaceSid}`;
const ALICES = `${WORKSPACE}/Workers/WK00000000000000000000000000000001`;
const BOBS = `${WORKSPACE}/Workers/WK00000000000000000000000000000002`;
const CHANNEL = 'v1/Interactions/KD00000000000000000000000000000001/Channels/UO00000000000000000000000000000001';
const BREAK = 'WA00000000000000000000000000000003';

test("answers a worker's own record", async () => {
  const { body } = await bridge().ask(ALICE, 'GET', ALICES);
  expect(body.payload).toMatchObject({ friendly_name: 'alice', activity_name: 'Available', available: true });
});

test('answers attributes as JSON text and dates as epoch seconds', async () => {
  const { body } = await bridge().ask(ALICE, 'GET', ALICES);
  expect(JSON.parse(body.payload.attributes).full_name).toBe('Alice Agent');
  expect(body.payload.date_created).toBe(NOW / 1000);
});

test("answers a worker's open reservations with their tasks", async () => {
  const { body } = await bridge().ask(ALICE, 'GET', `${ALICES}/Reservations`, { Active: true });
  expect(
    body.payload.contents.map(
      (each: { task: { task_channel_unique_name: string } }) => each.task.task_channel_unique_name,
    ),
  ).toEqual(['chat', 'voice']);
});

test('lets a worker change their activity', async () => {
  const { ask, world } = bridge();
  await ask(ALICE, 'POST', ALICES, { ActivitySid: BREAK });
  expect(world.workers.get('WK00000000000000000000000000000001')?.activitySid).toBe(BREAK);
});

const namesIn = (contents: readonly { readonly friendly_name: string }[]) => contents.map((one) => one.friendly_name);

test.each([
  [{ FriendlyName: 'bob' }, ['bob']],
  [{ ActivityName: 'Offline' }, []],
  [{ ActivitySid: BREAK }, ['bob']],
  [{ TargetWorkersExpression: "email == 'ada@example.com'" }, ['ada']],
])('lists the workers that the SDK asks for by %j', async (filter, names) => {
  const { ask, world } = bridge();
  world.setActivity('WK00000000000000000000000000000002', BREAK);
  const { body } = await ask(ALICE, 'GET', `${WORKSPACE}/Workers`, filter);
  expect(namesIn(body.payload.contents)).toEqual(names);
});

test.each([
  [{}, 'AfterSid', (payload: { after_sid: string }) => payload.after_sid],
  [
    { Ordering: 'DateStatusChanged:desc' },
    'NextToken',
    (payload: { meta: { next_token: string } }) => payload.meta.next_token,
  ],
])('continues the list of workers with %j by %s', async (order, name, positionIn) => {
  const { ask } = bridge();
  const list = async (params: Record<string, unknown>) =>
    (await ask(SAM, 'GET', `${WORKSPACE}/Workers`, { ...order, ...params })).body.payload;
  const all = await list({});
  const first = await list({ PageSize: 1 });
  const rest = await list({ [name]: positionIn(first) });
  expect([...first.contents, ...rest.contents]).toEqual(all.contents);
  expect(positionIn(all)).toBeNull();
});

test('lists task queues by name and by worker, and fetches the one', async () => {
  const { ask } = bridge();
  const queues = `${WORKSPACE}/TaskQueues`;
  const list = async (params: Record<string, unknown>) =>
    namesIn((await ask(SAM, 'GET', queues, params)).body.payload.contents);
  expect(await list({ FriendlyName: 'Everyone', WorkerSid: 'WK00000000000000000000000000000001' })).toEqual([
    'Everyone',
  ]);
  expect(await list({ FriendlyName: 'Other' })).toEqual([]);
  expect(await list({ WorkerSid: 'WK0' })).toEqual([]);
  expect((await ask(SAM, 'GET', `${queues}/${ACCOUNT.queueSid}`)).body.payload.friendly_name).toBe('Everyone');
  expect((await ask(SAM, 'GET', `${queues}/WQ0`)).status).toBe(404);
});

test('rejects pending reservations with a change of activity, if the SDK asks for it', async () => {
  const { ask, world } = bridge();
  const workerSid = 'WK00000000000000000000000000000001';
  const { reservation } = world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  await ask(ALICE, 'POST', ALICES, { ActivitySid: BREAK, RejectPendingReservations: true });
  expect(world.reservations.get(reservation.sid)?.status).toBe('rejected');
  expect(world.workers.get(workerSid)?.activitySid).toBe(BREAK);
});

test('creates a task for the worker who calls', async () => {
  const { ask, world } = bridge();
  const { status, body } = await ask(ALICE, 'POST', `${WORKSPACE}/Tasks`, {
    WorkflowSid: ACCOUNT.workflowSid,
    TaskQueueSid: ACCOUNT.queueSid,
    RoutingTarget: 'WK00000000000000000000000000000001',
    TaskChannelUniqueName: 'voice',
    Attributes: { outbound_to: '+15551234567' },
  });
  expect(status).toBe(200);
  expect(world.tasks.get(body.payload.sid)).toMatchObject({
    channel: 'voice',
    attributes: { outbound_to: '+15551234567' },
  });
  expect(world.reservationOfTask(body.payload.sid)?.workerSid).toBe('WK00000000000000000000000000000001');
});

test("lets supervisors, but not agents, change another worker's activity", async () => {
  const { ask, world } = bridge();
  expect((await ask(ALICE, 'POST', BOBS, { ActivitySid: BREAK })).status).toBe(403);
  expect((await ask(SAM, 'POST', BOBS, { ActivitySid: BREAK })).status).toBe(200);
  expect(world.workers.get('WK00000000000000000000000000000002')?.activitySid).toBe(BREAK);
});

test('lets agents read a colleague, whom they may transfer to', async () => {
  const { body } = await bridge().ask(ALICE, 'GET', BOBS);
  expect(body.payload).toMatchObject({ friendly_name: 'bob' });
});

test('lists the workers in the order that Flex asks for, page by page', async () => {
  const { ask, world } = bridge();
  const bob = world.workers.get('WK00000000000000000000000000000002');
  if (bob !== undefined) bob.activityChangedAt += 1;
  const list = async (params: object) => {
    const query = { TargetWorkersExpression: "roles HAS 'agent'", Ordering: 'DateStatusChanged:desc', ...params };
    const { body } = await ask(ALICE, 'GET', `${WORKSPACE}/Workers`, { PageSize: 1, ...query });
    return body.payload;
  };
  const first = await list({});
  expect(first.contents).toMatchObject([{ friendly_name: 'bob' }]);
  const second = await list({ NextToken: first.meta.next_token });
  expect(second.contents).toMatchObject([{ friendly_name: 'alice' }]);
  expect(second.meta.next_token).toBeNull();
});

test('counts open tasks against the capacity of their task channel', async () => {
  const { body } = await bridge().ask(ALICE, 'GET', `${ALICES}/WorkerChannels`);
  expect(body.payload.contents).toMatchObject([
    { task_channel_unique_name: 'voice', assigned_tasks: 1, available_capacity_percentage: 0 },
    { task_channel_unique_name: 'chat', assigned_tasks: 1, available_capacity_percentage: 80 },
    { task_channel_unique_name: 'sms', assigned_tasks: 0, available_capacity_percentage: 100 },
    { task_channel_unique_name: 'email', assigned_tasks: 0, available_capacity_percentage: 100 },
    { task_channel_unique_name: 'default', assigned_tasks: 0, available_capacity_percentage: 100 },
  ]);
});

test("names the task and the worker of an interaction's participants", async () => {
  const { body } = await bridge().ask(ALICE, 'GET', `${CHANNEL}/Participants`);
  expect(body.payload.participants).toMatchObject([
    { type: 'customer', routing_properties: null },
    { type: 'agent', routing_properties: { worker_sid: 'WK00000000000000000000000000000001' } },
  ]);
});

test('does not find a channel under another interaction', async () => {
  const path = CHANNEL.replace('KD00000000000000000000000000000001', 'KD00000000000000000000000000000002');
  expect((await bridge().ask(ALICE, 'GET', `${path}/Participants`)).status).toBe(404);
});

test.each([
  ['accept', 'accepted'],
  ['decline', 'rejected'],
])('%s of an invite makes the reservation %s', async (action, status) => {
  const { ask, world } = bridge();
  const workerSid = 'WK00000000000000000000000000000001';
  const { channel, interaction, reservation } = world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  const [invite] = [...world.invites.values()].filter(({ channelSid }) => channelSid === channel.sid);
  await ask(ALICE, 'POST', `v1/Interactions/${interaction.sid}/Channels/${channel.sid}/Invites/${invite?.sid}`, {
    action,
  });
  expect(world.reservations.get(reservation.sid)?.status).toBe(status);
});

test('wraps up and completes a task as the SDK does', async () => {
  const { ask, world } = bridge();
  const call = `${WORKSPACE}/Tasks/WT00000000000000000000000000000002`;
  const wrapped = await ask(ALICE, 'POST', call, { AssignmentStatus: 'wrapping', Reason: 'hung up' });
  expect(wrapped.body.payload).toMatchObject({ assignment_status: 'wrapping', reason: 'hung up' });
  const completed = await ask(ALICE, 'POST', call, { AssignmentStatus: 'completed', Reason: 'done' });
  expect(completed.body.payload).toMatchObject({ assignment_status: 'completed', reason: 'done' });
  expect(world.reservationOfTask('WT00000000000000000000000000000002')?.status).toBe('completed');
});

test.each([
  ['a worker', ALICES, { Attributes: {} }],
  ['a task', `${WORKSPACE}/Tasks/WT00000000000000000000000000000001`, { Attributes: {} }],
  ['a reservation', `${ALICES}/Reservations/WR00000000000000000000000000000001`, { ReservationStatus: 'wrapping' }],
])('updates %s only in the revision that the SDK names', async (_what, path, update) => {
  const { ask } = bridge();
  const { body } = await ask(ALICE, 'GET', path);
  const revision = { 'If-Match': String(body.payload.version) };
  expect((await ask(ALICE, 'POST', path, update, revision)).status).toBe(200);
  expect(await ask(ALICE, 'POST', path, update, revision)).toMatchObject({ status: 412, body: { code: 20412 } });
});

test('rejects a reservation with the activity that the SDK names', async () => {
  const { ask, world } = bridge();
  const workerSid = 'WK00000000000000000000000000000001';
  const { reservation } = world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  const path = `${ALICES}/Reservations/${reservation.sid}`;
  const answer = (params: object) => ask(ALICE, 'POST', path, { WorkerActivitySid: BREAK, ...params });
  expect((await answer({ ReservationStatus: 'accepted' })).status).toBe(400);
  expect((await answer({ ReservationStatus: 'rejected', WorkerActivitySid: 'WA0' })).status).toBe(400);
  expect(world.reservations.get(reservation.sid)?.status).toBe('pending');
  expect((await answer({ ReservationStatus: 'rejected' })).status).toBe(200);
  expect(world.reservations.get(reservation.sid)?.status).toBe('rejected');
  expect(world.workers.get(workerSid)?.activitySid).toBe(BREAK);
});

test("lets supervisors, but not agents without an offer, update another worker's task", async () => {
  const { ask, world } = bridge();
  const call = `${WORKSPACE}/Tasks/WT00000000000000000000000000000002`;
  const update = { Attributes: { name: 'Another' } };
  expect((await ask(tokenOf('bob'), 'POST', call, update)).status).toBe(403);
  expect(world.tasks.get('WT00000000000000000000000000000002')?.attributes).not.toEqual(update.Attributes);
  expect((await ask(SAM, 'POST', call, update)).status).toBe(200);
  expect((await ask(tokenOf('bob'), 'GET', call)).body.payload.attributes).toBe('{"name":"Another"}');
});

test('creates a task with the task channel of the REST API, too', async () => {
  const { ask, world } = bridge();
  const { body } = await ask(ALICE, 'POST', `${WORKSPACE}/Tasks`, { TaskChannel: 'sms' });
  expect(world.tasks.get(body.payload.sid)?.channel).toBe('sms');
});

test("refuses to complete a task twice, with Twilio's reason", async () => {
  const { ask } = bridge();
  const call = `${WORKSPACE}/Tasks/WT00000000000000000000000000000002`;
  await ask(ALICE, 'POST', call, { AssignmentStatus: 'completed', Reason: 'done' });
  const { status, body } = await ask(ALICE, 'POST', call, { AssignmentStatus: 'completed', Reason: 'done' });
  expect(status).toBe(400);
  expect(body.message).toMatch(/^Cannot complete task .* because it is not currently assigned\.$/);
});

test('reads a task and a reservation of one worker only', async () => {
  const { ask } = bridge();
  const reservation = 'WR00000000000000000000000000000001';
  expect((await ask(ALICE, 'GET', `${ALICES}/Reservations/${reservation}`)).body.payload.sid).toBe(reservation);
  expect((await ask(SAM, 'GET', `${BOBS}/Reservations/${reservation}`)).status).toBe(404);
  expect((await ask(ALICE, 'GET', 'Workspaces/WS0/Activities')).status).toBe(404);
});

test('ends a channel with wrap-up, then completes its task', async () => {
  const { ask, world } = bridge();
  const task = () => world.tasks.get('WT00000000000000000000000000000001')?.status;
  await ask(ALICE, 'POST', CHANNEL, { status: 'closed', routing: { status: 'wrapup' } });
  expect(task()).toBe('wrapping');
  await ask(ALICE, 'POST', CHANNEL, { status: 'closed', routing: { status: 'closed' } });
  expect(task()).toBe('completed');
});

test("does not let an agent end another agent's conversation", async () => {
  const params = { status: 'closed', routing: { status: 'closed' } };
  expect((await bridge().ask(tokenOf('bob'), 'POST', CHANNEL, params)).status).toBe(403);
});

test("answers the world's refusals as Twilio's errors", async () => {
  const { ask } = bridge();
  const refusal = await ask(ALICE, 'POST', `${ALICES}/Reservations/WR00000000000000000000000000000001`, {
    ReservationStatus: 'accepted',
  });
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001, status: 400 } });
});

test('refuses every request without a valid token', async () => {
  expect(await bridge().ask('nonsense', 'GET', ALICES)).toMatchObject({ status: 401, body: { code: 20101 } });
});

test('refuses a parameter in the address, because the envelope has its own, and reports it', async () => {
  const { ask, unknown } = bridge();
  const path = `Workspaces/${ACCOUNT.workspaceSid}/Workers`;
  const answer = await ask(ALICE, 'GET', `${path}?FriendlyName=bob`);
  expect(answer).toMatchObject({ status: 400, body: { code: 20001 } });
  expect(unknown).toEqual([
    "GET event-bridge.twilio.com/Workspaces/:workspace/Workers with the parameter 'FriendlyName'",
  ]);
});

test('answers an unknown request with 404 and reports it', async () => {
  const { ask, unknown } = bridge();
  expect((await ask(ALICE, 'GET', 'v1/Something')).status).toBe(404);
  expect(unknown).toEqual(['GET event-bridge.twilio.com/v1/Something']);
});

describe('handing a conversation on', () => {
  const TRANSFERS = CHANNEL.replace('v1/', `v1/Instances/${ACCOUNT.instanceSid}/`).concat('/Transfers');
  const UO = 'UO00000000000000000000000000000001';
  const BOB = tokenOf('bob');
  const transfer = { from: 'UT00000000000000000000000000000002', to: 'WK00000000000000000000000000000002' };

  test('transfers to another agent, whose Flex accepts by the invite in the new task', async () => {
    const { ask, world } = bridge();
    const { body } = await ask(ALICE, 'POST', TRANSFERS, transfer);
    expect((await ask(ALICE, 'GET', TRANSFERS)).body.payload).toEqual([body.payload]);
    const task = world.latestTaskOf(UO);
    const invite = `${CHANNEL}/Invites/${task?.attributes.flexChannelInviteSid}`;
    const answer = (sid = '') => ({ action: 'accept', routing: { type: 'taskrouter', reservation: { sid } } });
    expect((await ask(BOB, 'POST', invite, answer('WR00000000000000000000000000000001'))).status).toBe(400);
    expect((await ask(BOB, 'POST', invite, answer(world.reservationOfTask(task?.sid ?? '')?.sid))).status).toBe(200);
    expect(world.participantsOf(UO).map(({ identity }) => identity)).toEqual(['Jane Miller', 'bob']);
  });

  test('completes the task of the agent who transferred, and keeps the channel open for the next', async () => {
    const { ask, world } = bridge();
    await ask(ALICE, 'POST', TRANSFERS, transfer);
    const params = { status: 'all', taskSid: 'WT00000000000000000000000000000001' };
    const { body } = await ask(ALICE, 'GET', `${CHANNEL}/Participants`, params);
    const [{ sid }] = body.payload.participants;
    const removal = { status: 'closed', closeChannelIfLastParticipant: true };
    expect((await ask(ALICE, 'POST', `${CHANNEL}/Participants/${sid}`, removal)).status).toBe(200);
    expect(world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('completed');
    expect(world.channels.get(UO)?.status).toBe('active');
  });

  test.each([
    ['GET', `${CHANNEL}/Participants`, { status: 'closed' }],
    ['POST', `${CHANNEL}/Participants`, { type: 'customer', media_properties: { name: 5 } }],
    ['POST', `${CHANNEL}/Participants`, { type: 'agent', media_properties: {}, routing_properties: {} }],
    ['POST', `${CHANNEL}/Participants/${transfer.from}`, { status: 'closed', closeChannelIfLastParticipant: 'yes' }],
    ['POST', TRANSFERS, { ...transfer, noteSid: { sid: 'note' } }],
  ] as const)('refuses the %s of %s with %j, and changes nothing', async (method, path, params) => {
    const { ask, world } = bridge();
    expect(await ask(ALICE, method, path, params)).toMatchObject({ status: 400, body: { code: 20001 } });
    expect(world.participantsOf(UO)).toHaveLength(2);
    expect(world.tasksOf(UO)).toHaveLength(1);
  });

  test('closes the channel with its last agent, if Flex asks for it', async () => {
    const { ask, world } = bridge();
    const removal = { status: 'closed', closeChannelIfLastParticipant: true };
    await ask(ALICE, 'POST', `${CHANNEL}/Participants/${transfer.from}`, removal);
    expect(world.channels.get(UO)?.status).toBe('closed');
  });

  test('lists a paused conversation for its agent, who resumes it by a new task', async () => {
    const { ask, world } = bridge();
    const paused = (token: string) => ask(token, 'GET', 'v1/Channels', { status: 'pause', pageSize: 60 });
    await ask(ALICE, 'POST', CHANNEL, { status: 'pause', routing: { status: 'closed' } });
    expect((await paused(ALICE)).body.payload.content).toMatchObject([{ sid: UO, status: 'pause' }]);
    expect((await paused(BOB)).body.payload.content).toEqual([]);
    await ask(ALICE, 'POST', CHANNEL, { status: 'active' });
    expect(world.tasksOf(UO).map(({ status }) => status)).toEqual(['completed', 'reserved']);
    expect((await paused(ALICE)).body.payload.content).toEqual([]);
  });

  test('lists paused conversations page by page', async () => {
    const { ask, world } = bridge();
    const { channel, reservation } = world.startChat({
      customer: 'Nina',
      channelType: 'web',
      workerSid: 'WK00000000000000000000000000000001',
    });
    world.accept(reservation.sid);
    for (const sid of [UO, channel.sid]) world.parkChannel(sid, 'pause', 'closed');
    const page = async (params: object) =>
      (await ask(ALICE, 'GET', 'v1/Channels', { status: 'pause', pageSize: 1, ...params })).body.payload;
    const first = await page({});
    const second = await page({ pageToken: first.meta.next_token });
    expect([first, second].map(({ content }) => content)).toMatchObject([[{ sid: UO }], [{ sid: channel.sid }]]);
    expect(second.meta).toMatchObject({ next_token: null, page_size: 1 });
    expect((await ask(ALICE, 'GET', 'v1/Channels', { status: 'pause', pageSize: 'all' })).status).toBe(400);
  });

  test.each([
    ['transfers', TRANSFERS, transfer],
    ['pauses', CHANNEL, { status: 'pause', routing: { status: 'closed' } }],
    ['removes a participant from', `${CHANNEL}/Participants/${transfer.from}`, { status: 'closed' }],
  ])('an agent without a task on it never %s a conversation', async (_what, path, params) => {
    expect((await bridge().ask(BOB, 'POST', path, params)).status).toBe(403);
  });

  test('starts an email for an agent', async () => {
    const { ask, world } = bridge();
    const participants = [{ level: 'to', name: 'Ann', address: 'ann@example.com', type: 'email' }];
    const { body } = await ask(ALICE, 'POST', 'v1/Interactions', {
      channel: {
        type: 'email',
        initiated_by: 'agent',
        properties: { type: 'email', direction: 'outbound', from_name: 'Support', from: 'help@example.com' },
        participants,
      },
      routing: { type: 'TaskRouter', properties: { worker_sid: ALICES.split('/').at(-1), attributes: {} } },
    });
    expect(world.tasks.get(body.payload.routing.properties.sid)?.channel).toBe('email');
  });
});
