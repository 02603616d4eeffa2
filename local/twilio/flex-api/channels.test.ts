import { flexApiClient } from '../../testing/flex-api';

const CHANNELS = '/v1/Interactions/KD00000000000000000000000000000001/Channels';
const CHANNEL = `${CHANNELS}/UO00000000000000000000000000000001`;

test('lists the one channel of an interaction', async () => {
  const { body } = await flexApiClient().get(CHANNELS);
  expect(body.channels).toMatchObject([{ sid: 'UO00000000000000000000000000000001', type: 'web', status: 'active' }]);
});

test('does not list a channel that could not be created', async () => {
  const client = flexApiClient();
  const interaction = client.world.failChannel('sms');
  expect((await client.get(`/v1/Interactions/${interaction.sid}/Channels`)).body.channels).toEqual([]);
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

test('sets a channel inactive', async () => {
  expect((await flexApiClient().post(CHANNEL, { Status: 'inactive' })).body.status).toBe('inactive');
});

test.each([{}, { Status: 'open' }])('refuses the update %j with code 20001', async (form) => {
  expect(await flexApiClient().post(CHANNEL, form)).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('finds a channel only under its own interaction', async () => {
  const foreign = CHANNEL.replace('KD00000000000000000000000000000001', 'KD00000000000000000000000000000002');
  expect(await flexApiClient().get(foreign)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('emits an event when a participant is updated', async () => {
  const client = flexApiClient();
  const seen: unknown[] = [];
  client.world.listen((event) => event.kind === 'interaction-event' && seen.push(event.parameters.EventType));
  await client.post(`${CHANNEL}/Participants/UT00000000000000000000000000000002`, { Status: 'wrapup' });
  expect(seen).toEqual(['onParticipantUpdated']);
});
