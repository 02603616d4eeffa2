import { flexApiClient } from '../../testing/flex-api';
import { ASSUMED, type Spelling } from './behavior';

const CHANNELS = '/v1/Interactions/KD00000000000000000000000000000001/Channels';
const CHANNEL = `${CHANNELS}/UO00000000000000000000000000000001`;

test('lists the one channel of an interaction', async () => {
  const { body } = await flexApiClient().get(CHANNELS);
  expect(body.channels).toMatchObject([{ sid: 'UO00000000000000000000000000000001', type: 'web', status: 'active' }]);
});

test('lists a channel that could not be created as failed, with the reason', async () => {
  const client = flexApiClient();
  const interaction = client.world.failChannel('sms');
  expect((await client.get(`/v1/Interactions/${interaction.sid}/Channels`)).body.channels).toMatchObject([
    { status: 'failed', error_code: 45770, error_message: 'Downstream resource could not be created' },
  ]);
});

test('gives agents, but not customers, routing properties', async () => {
  const { body } = await flexApiClient().get(`${CHANNEL}/Participants`);
  expect(body.participants).toMatchObject([
    { type: 'customer', routing_properties: null },
    {
      type: 'agent',
      routing_properties: {
        task_sid: 'WT00000000000000000000000000000001',
        worker_sid: 'WK00000000000000000000000000000001',
        reservation_sid: 'WR00000000000000000000000000000001',
      },
    },
  ]);
});

test('names the task in an invite', async () => {
  const { body } = await flexApiClient().get(`${CHANNEL}/Invites`);
  expect(body.invites).toMatchObject([{ routing: { properties: { sid: 'WT00000000000000000000000000000001' } } }]);
});

test('sets the task to wrapping when its channel closes', async () => {
  const client = flexApiClient();
  expect((await client.post(CHANNEL, { Status: 'closed' })).body.status).toBe('closed');
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('wrapping');
});

test('completes the task when the routing says so', async () => {
  const client = flexApiClient();
  await client.post(CHANNEL, { Status: 'closed', Routing: '{"status":"closed"}' });
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('completed');
});

test('lets the agents leave a channel that is set inactive, and completes their task', async () => {
  const client = flexApiClient();
  const { body } = await client.post(CHANNEL, { Status: 'inactive', Routing: '{"status":"closed"}' });
  expect(body.status).toBe('inactive');
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('completed');
  expect((await client.get(`${CHANNEL}/Participants`)).body.participants).toMatchObject([{ type: 'customer' }]);
});

test.each([
  {},
  { Status: 'open' },
  { Status: 'inactive' },
  { Status: 'inactive', Routing: '{"status":"wrapup"}' },
  { Status: 'closed', Routing: '{"status":"open"}' },
  { Status: 'closed', Routing: '{"reason":"done"}' },
])('refuses the update %j with code 20001', async (form) => {
  expect(await flexApiClient().post(CHANNEL, form)).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('finds a channel only under its own interaction', async () => {
  const foreign = CHANNEL.replace('KD00000000000000000000000000000001', 'KD00000000000000000000000000000002');
  expect(await flexApiClient().get(foreign)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('finds a channel under any interaction if its SID alone counts, and names its own', async () => {
  const client = flexApiClient({ ...ASSUMED, channelsAreNested: false });
  const foreign = CHANNEL.replace('KD00000000000000000000000000000001', 'KD00000000000000000000000000000002');
  const { body } = await client.get(`${foreign}/Participants`);
  expect(body.participants[0]).toMatchObject({
    interaction_sid: 'KD00000000000000000000000000000001',
    channel_sid: 'UO00000000000000000000000000000001',
  });
});

test('does not find the list of an interaction without a channel if an empty list does not exist', async () => {
  const client = flexApiClient({ ...ASSUMED, emptyChannelListExists: false });
  client.world.channels.clear();
  expect((await client.get(CHANNELS)).status).toBe(404);
});

describe('an identifier in another spelling', () => {
  const SID = 'UO0000000000000000000000000000000a';
  const LIST = '/v1/Interactions/kd0000000000000000000000000000000A/Channels';
  const found = async (spelling: Spelling) => {
    const client = flexApiClient({ ...ASSUMED, spelling });
    // The digits of the tenth interaction and its channel contain a letter.
    const start = () =>
      client.world.startChat({
        customer: 'Ann',
        channelType: 'web',
        workerSid: 'WK00000000000000000000000000000001',
      });
    while (start().channel.sid !== SID);
    return client.get(LIST);
  };

  test('names nothing if Twilio compares exactly', async () => {
    expect((await found('exact')).status).toBe(404);
  });

  test.each<[Spelling, string]>([
    ['any', 'KD0000000000000000000000000000000a'],
    ['echoed', 'kd0000000000000000000000000000000A'],
  ])('is found if the spelling is %s, and answered as %s', async (spelling, sid) => {
    expect((await found(spelling)).body.channels).toMatchObject([{ sid: SID, interaction_sid: sid }]);
  });
});

const PARTICIPANTS = `${CHANNEL}/Participants`;
const ALICES = `${PARTICIPANTS}/UT00000000000000000000000000000002`;
const BOB = 'WK00000000000000000000000000000002';

/** The participants in a list, each with its type and its task. */
const typesIn = ({ body }: { body: { participants: { type: string; routing_properties: object | null }[] } }) =>
  body.participants.map(({ type }) => type);

test.each([
  ['wrapup', 'wrapping'],
  ['closed', 'completed'],
] as const)('removes an agent who is set to %s: the task is %s, and only status=all has them', async (Status, task) => {
  const client = flexApiClient();
  const seen: unknown[] = [];
  client.world.listen((event) => event.kind === 'interaction-event' && seen.push(event.parameters.EventType));
  expect((await client.post(ALICES, { Status })).status).toBe(200);
  expect(seen).toEqual(['onParticipantUpdated', 'onParticipantLeft']);
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe(task);
  expect(typesIn(await client.get(PARTICIPANTS))).toEqual(['customer']);
  expect(typesIn(await client.get(`${PARTICIPANTS}?status=all`))).toEqual(['customer', 'agent']);
  expect((await client.get(CHANNEL)).body.status).toBe('active');
});

test('lists an agent in wrap-up if that is how Twilio behaves, but not one who is closed', async () => {
  const client = flexApiClient({ ...ASSUMED, wrapupParticipantsAreListed: true });
  await client.post(ALICES, { Status: 'wrapup' });
  expect(typesIn(await client.get(PARTICIPANTS))).toEqual(['customer', 'agent']);
  await client.post(ALICES, { Status: 'closed' });
  expect(typesIn(await client.get(PARTICIPANTS))).toEqual(['customer']);
});

test('adds a customer with an address', async () => {
  const client = flexApiClient();
  const MediaProperties = '{"address":"ann@example.com","name":"Ann","level":"cc","type":"email"}';
  const { status, body } = await client.post(PARTICIPANTS, { Type: 'customer', MediaProperties });
  expect(status).toBe(200);
  expect(client.world.participants.get(body.sid)).toMatchObject({ identity: 'Ann', media: { level: 'cc' } });
});

test('adds an agent by the task, worker and reservation that brought them', async () => {
  const client = flexApiClient();
  const routing = { task_sid: 'WT00000000000000000000000000000001', worker_sid: 'WK00000000000000000000000000000001' };
  const RoutingProperties = JSON.stringify({ ...routing, reservation_sid: 'WR00000000000000000000000000000001' });
  const form = { Type: 'agent', MediaProperties: '{}', RoutingProperties };
  expect((await client.post(PARTICIPANTS, form)).status).toBe(409);
  const alice = client.world.participants.get('UT00000000000000000000000000000002');
  if (alice !== undefined) alice.status = 'closed';
  expect((await client.post(PARTICIPANTS, form)).body).toMatchObject({ type: 'agent', routing_properties: routing });
});

test.each([
  { Type: 'customer' },
  { Type: 'bot', MediaProperties: '{"name":"Ann"}' },
  { Type: 'customer', MediaProperties: '{}' },
  { Type: 'customer', MediaProperties: '{"name":"Ann","color":"red"}' },
  { Type: 'agent', MediaProperties: '{"identity":"bob"}' },
  { Type: 'agent', MediaProperties: '{}', RoutingProperties: `{"worker_sid":"${BOB}"}` },
  { Type: 'agent', MediaProperties: '{}', RoutingProperties: '{}' },
  { Type: 'customer', MediaProperties: '{"name":"Ann"}', RoutingProperties: '{}' },
  { Type: 'customer', MediaProperties: '{"name":"Ann"}', RoutingProperties: '{"task_sid":["WT1"]}' },
  { Type: 'customer', MediaProperties: '{"name":"Ann","address":5}' },
  { Type: 'customer', MediaProperties: '{"name":"Ann","level":null}' },
])('refuses the participant %j with code 20001', async (form) => {
  const client = flexApiClient();
  const refusal = await client.post(PARTICIPANTS, form);
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
  expect(refusal.body.message).not.toContain('undefined');
  expect(client.world.participantsOf('UO00000000000000000000000000000001')).toHaveLength(2);
});

test('invites a worker by a task with the given attributes', async () => {
  const client = flexApiClient();
  const properties = { worker_sid: BOB, task_channel_unique_name: 'sms', attributes: '{"reason":"second opinion"}' };
  const { body } = await client.post(`${CHANNEL}/Invites`, { Routing: JSON.stringify({ properties }) });
  const { sid, attributes, task_channel_unique_name, routing_target } = body.routing.properties;
  expect(JSON.parse(attributes)).toMatchObject({ reason: 'second opinion', flexChannelInviteSid: body.sid });
  expect({ task_channel_unique_name, routing_target }).toEqual({
    task_channel_unique_name: 'sms',
    routing_target: BOB,
  });
  expect(client.world.reservationOfTask(sid)).toMatchObject({ workerSid: BOB, status: 'pending' });
  expect((await client.get(`${CHANNEL}/Invites`)).body.invites).toHaveLength(2);
});

test('transfers a channel, and answers the transfer until it is completed', async () => {
  const client = flexApiClient();
  const form = { From: 'UT00000000000000000000000000000002', To: BOB };
  const { status, body } = await client.post(`${CHANNEL}/Transfers`, form);
  expect(status).toBe(201);
  expect(body).toMatchObject({ type: 'cold', status: 'active', from: form.From, to: BOB });
  const task = client.world.latestTaskOf('UO00000000000000000000000000000001');
  client.world.accept(client.world.reservationOfTask(task?.sid ?? '')?.sid ?? '');
  const address = `${CHANNEL}/Transfers/${body.sid}`;
  expect((await client.get(address)).body).toMatchObject({ status: 'completed' });
  expect((await client.post(address)).body).toMatchObject({ status: 'completed' });
});

test('gives the task of a transfer the priority of the task before it', async () => {
  const client = flexApiClient();
  client.world.updateTask('WT00000000000000000000000000000001', { priority: 7 });
  await client.post(`${CHANNEL}/Transfers`, { From: 'UT00000000000000000000000000000002', To: BOB });
  const { body } = await client.get(`${CHANNEL}/Invites`);
  expect(body.invites.at(-1).routing.properties).toMatchObject({ priority: 7, timeout: 86_400 });
});

test.each([
  { To: BOB },
  { From: 'UT00000000000000000000000000000001', To: BOB },
  { From: 'UT00000000000000000000000000000002', To: 'WK00000000000000000000000000000001' },
  { From: 'UT00000000000000000000000000000002', To: 'WK00000000000000000000000000000099' },
  { From: 'UT00000000000000000000000000000002', To: BOB, Type: 'external' },
])('refuses the transfer %j with code 20001', async (form) => {
  const refusal = await flexApiClient().post(`${CHANNEL}/Transfers`, form);
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('finds participants and transfers only below their own channel', async () => {
  const client = flexApiClient();
  const form = { From: 'UT00000000000000000000000000000002', To: BOB };
  const { body } = await client.post(`${CHANNEL}/Transfers`, form);
  const other = CHANNEL.replaceAll('1', '2').replace('/v2/', '/v1/');
  expect((await client.get(`${other}/Transfers/${body.sid}`)).status).toBe(404);
  expect((await client.post(`${other}/Participants/${form.From}`, { Status: 'closed' })).status).toBe(404);
});
