import { flexApiClient } from '../../testing/flex-api';

const CHANNELS = '/v1/Interactions/KD00000000000000000000000000000001/Channels';
const CHANNEL = `${CHANNELS}/UO00000000000000000000000000000001`;

test('an interaction has its one channel', async () => {
  const { body } = await flexApiClient().get(CHANNELS);
  expect(body.channels).toMatchObject([{ sid: 'UO00000000000000000000000000000001', type: 'web', status: 'active' }]);
});

test('a channel that could not be created is in no list', async () => {
  const client = flexApiClient();
  const interaction = client.world.failChannel('sms');
  expect((await client.get(`/v1/Interactions/${interaction.sid}/Channels`)).body.channels).toEqual([]);
});

test('an agent takes part for a task, a customer for none', async () => {
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

test('the invite names the task', async () => {
  const { body } = await flexApiClient().get(`${CHANNEL}/Invites`);
  expect(body.invites).toMatchObject([{ routing: { properties: { sid: 'WT00000000000000000000000000000001' } } }]);
});

test('closing a channel sets its task to wrapping', async () => {
  const client = flexApiClient();
  expect((await client.post(CHANNEL, { Status: 'closed' })).body.status).toBe('closed');
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('wrapping');
});

test('closing a channel completes its task when the routing says so', async () => {
  const client = flexApiClient();
  await client.post(CHANNEL, { Status: 'closed', Routing: '{"status":"closed"}' });
  expect(client.world.tasks.get('WT00000000000000000000000000000001')?.status).toBe('completed');
});

test('a channel can be set inactive', async () => {
  expect((await flexApiClient().post(CHANNEL, { Status: 'inactive' })).body.status).toBe('inactive');
});

test.each([{}, { Status: 'open' }])('the update %j is refused with code 20001', async (form) => {
  expect(await flexApiClient().post(CHANNEL, form)).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('a channel is found under its own interaction only', async () => {
  const foreign = CHANNEL.replace('KD00000000000000000000000000000001', 'KD00000000000000000000000000000002');
  expect(await flexApiClient().get(foreign)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('updating a participant is an event', async () => {
  const client = flexApiClient();
  const seen: unknown[] = [];
  client.world.listen((event) => event.kind === 'interaction-event' && seen.push(event.parameters.EventType));
  await client.post(`${CHANNEL}/Participants/UT00000000000000000000000000000002`, { Status: 'wrapup' });
  expect(seen).toEqual(['onParticipantUpdated']);
});
