import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LocalTwilio } from './server';
import { startTwilioAlone } from './testing/server';
import { AUTHORIZATION, tokenOf } from './testing/world';

const EVENT_BRIDGE = '/_tw/event-bridge.twilio.com/v1/wschannels';

let twilio: LocalTwilio;

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation();
  twilio = await startTwilioAlone();
});

afterEach(() => twilio.close());

const get = (path: string) => fetch(twilio.origin + path);
const unknownRequests = async () => (await get('/_local/unknown-requests')).json();
const open = (path: string) => new WebSocket(twilio.origin.replace('http', 'ws') + path);

test('answers 404 to an unknown request to Twilio, and logs and records it', async () => {
  const response = await get('/_tw/video.twilio.com/v1/Rooms?Status=x');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    code: 20404,
    message: 'The requested resource /v1/Rooms was not found',
  });
  expect(await unknownRequests()).toEqual(['GET video.twilio.com/v1/Rooms']);
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('video.twilio.com/v1/Rooms'));
});

test('an account without Flex has no resources of Flex, and has those of other products', async () => {
  const other = await startTwilioAlone({ hasFlex: false });
  const statusOf = async (address: string) =>
    (await fetch(`${other.origin}/_tw/${address}`, { headers: { Authorization: AUTHORIZATION } })).status;
  expect(await statusOf('flex-api.twilio.com/v1/Configuration')).toBe(404);
  expect(await statusOf('serverless.twilio.com/v1/Services')).toBe(200);
  expect(other.unknownRequests()).toEqual([]);
  await other.close();
});

test('answers 500 to a request on which it fails itself, and prints the error', async () => {
  const bug = new Error('a bug');
  jest.spyOn(twilio.world.users, 'values').mockImplementation(() => {
    throw bug;
  });
  expect((await get('/outside/api/agents')).status).toBe(500);
  expect(console.error).toHaveBeenCalledWith('Local Twilio failed: GET outside/api/agents', bug);
});

test('refuses an unknown socket and records it', async () => {
  const [error] = await once(open('/_tw/voice.twilio.com/signal'), 'error');
  expect(String(error)).toContain('404');
  expect(await unknownRequests()).toEqual(['WebSocket /_tw/voice.twilio.com/signal']);
});

test('the first frame of a worker’s socket contains the worker’s SID', async () => {
  const expiresAt = Date.now() + 60_000;
  const socket = open(`${EVENT_BRIDGE}?token=${tokenOf('alice', expiresAt)}`);
  const [frame] = await once(socket, 'message');
  expect(JSON.parse(String(frame))).toMatchObject({
    event_type: 'init',
    payload: { channel_id: 'WK00000000000000000000000000000001' },
  });
});

test('a frame shows the state after the whole action', async () => {
  const expiresAt = Date.now() + 60_000;
  const socket = open(`${EVENT_BRIDGE}?token=${tokenOf('alice', expiresAt)}`);
  await once(socket, 'message');
  const workerSid = 'WK00000000000000000000000000000001';
  const { reservation } = twilio.world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  await once(socket, 'message');
  twilio.world.accept(reservation.sid);
  const [frame] = await once(socket, 'message');
  expect(JSON.parse(String(frame))).toMatchObject({
    event_type: 'reservation.accepted',
    payload: { task: { assignment_status: 'assigned' } },
  });
});

test('closes a socket with an invalid token', async () => {
  const [code] = await once(open(`${EVENT_BRIDGE}?token=nonsense`), 'close');
  expect(code).toBe(4001);
});

test('closing ends open sockets', async () => {
  const socket = open('/_tw/tsock.us1.twilio.com/v3/wsconnect');
  await once(socket, 'open');
  const ended = once(socket, 'close');
  await twilio.close();
  await ended;
});

test('with a latency, a request of a server waits while a browser’s is answered', async () => {
  const slow = await startTwilioAlone({ latencyMs: 3_600_000 });
  const address = `${slow.origin}/_tw/flex-api.twilio.com/v1/Configuration`;
  const waiting = fetch(address, { headers: { authorization: AUTHORIZATION } });
  const outcome = waiting.then(
    () => 'answered',
    () => 'cut off',
  );
  expect((await fetch(address)).status).toBe(401);
  await slow.close();
  expect(await outcome).toBe('cut off');
});
