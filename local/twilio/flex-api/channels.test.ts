import { flexApiClient } from '../../testing/flex-api';
import { ASSUMED, type Spelling } from './behavior';

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
  const interaction = client.world.failChannel('sms');
  expect((await client.get(`/v1/Interactions/${interaction.sid}/Channels`)).status).toBe(404);
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

test('emits an event when a participant is updated', async () => {
  const client = flexApiClient();
  const seen: unknown[] = [];
  client.world.listen((event) => event.kind === 'interaction-event' && seen.push(event.parameters.EventType));
  await client.post(`${CHANNEL}/Participants/UT00000000000000000000000000000002`, { Status: 'wrapup' });
  expect(seen).toEqual(['onParticipantUpdated']);
});
