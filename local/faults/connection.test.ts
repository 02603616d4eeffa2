/** Uses real sockets. The tests wait for events, never for time to pass. */
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { LocalTwilio } from '../server';
import { WEBHOOKS } from '../testing/flex-api';
import { startTwilioAlone } from '../testing/server';
import { AUTHORIZATION, flexAuthorization } from '../testing/world';
import type { Fault } from './fault';

const ENDPOINT = 'POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const FORM = 'Type=interaction&WebhookUrl=https://crm.example.com/in&WebhookEvents=onParticipantLeft';

let twilio: LocalTwilio;

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation();
  twilio = await startTwilioAlone();
});

afterEach(async () => {
  await twilio.close();
  // Neither Hono nor Node complained about a request without an answer.
  expect(console.error).not.toHaveBeenCalled();
});

const injectFault = (fault: Fault) =>
  twilio.faults.add({ endpoint: ENDPOINT, calls: { kind: 'next', count: 1 }, fault });

function register(): ClientRequest {
  const sent = request(`${twilio.origin}/_tw/flex-api.twilio.com${WEBHOOKS}`, {
    method: 'POST',
    headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  sent.end(FORM);
  return sent;
}

async function receiveAnswer(sent = register()): Promise<IncomingMessage> {
  const [answer] = await once(sent, 'response');
  return answer;
}

async function bodyOf(answer: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

const registered = () => twilio.world.webhooks.size;

test.each([
  ['before', 0],
  ['after', 1],
] as const)('resets the connection %s the write takes effect', async (moment, left) => {
  injectFault({ kind: 'reset', moment });
  const [error] = await once(register(), 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(registered()).toBe(left);
});

test('cuts off an answer halfway, after the full Content-Length and the request ID', async () => {
  injectFault({ kind: 'truncated' });
  const answer = await receiveAnswer();
  let arrived = 0;
  answer.on('data', (chunk: Buffer) => {
    arrived += chunk.length;
  });
  const [error] = await once(answer, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(answer.statusCode).toBe(201);
  expect(arrived).toBe(Math.floor(Number(answer.headers['content-length']) / 2));
  expect(answer.headers['twilio-request-id']).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(registered()).toBe(1);
});

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise(setImmediate);
};

/** Resolves once Local Twilio has applied the fault to a request. */
const untilFault = () => until(() => twilio.faults.list()[0]?.hits === 1);

test('a delayed request still takes effect after the client disconnects', async () => {
  injectFault({ kind: 'latency', ms: 50 });
  const sent = register();
  await untilFault();
  const gone = once(sent, 'error');
  sent.destroy();
  await gone;
  await until(() => registered() === 1);
});

describe('a hanging request', () => {
  test('keeps its connection open until the client disconnects', async () => {
    injectFault({ kind: 'hang', moment: 'before' });
    const sent = register();
    await untilFault();
    expect(sent.destroyed).toBe(false);
    const gone = once(sent, 'error');
    sent.destroy();
    await gone;
    expect(registered()).toBe(0);
    expect((await receiveAnswer()).statusCode).toBe(201);
  });

  test('ends when Local Twilio closes and keeps the effect of the write', async () => {
    injectFault({ kind: 'hang', moment: 'after' });
    const sent = register();
    await until(() => registered() === 1);
    expect(sent.destroyed).toBe(false);
    await Promise.all([once(sent, 'error'), twilio.close()]);
    expect(registered()).toBe(1);
  });
});

test.each<[Fault, number, object, number]>([
  [{ kind: 'latency', ms: 1 }, 201, { webhook_url: 'https://crm.example.com/in' }, 1],
  [{ kind: 'too-many-requests', retryAfterSeconds: 3 }, 429, { code: 20429 }, 0],
  [{ kind: 'server-error', moment: 'before' }, 500, { code: 20500 }, 0],
  [{ kind: 'server-error', moment: 'after' }, 500, { code: 20500 }, 1],
  [{ kind: 'wrong-json' }, 201, { unexpected: [{ shape: true }] }, 1],
])('answers %j with status %i', async (fault, status, body, left) => {
  injectFault(fault);
  const answer = await receiveAnswer();
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['twilio-request-id']).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(answer.headers['content-type']).toBe('application/json');
  expect(answer.headers['retry-after']).toBe(status === 429 ? '3' : undefined);
  expect(await bodyOf(answer)).toMatchObject(body);
  expect(registered()).toBe(left);
});

test('works normally again after the last fault', async () => {
  injectFault({ kind: 'server-error', moment: 'before' });
  await receiveAnswer();
  expect((await receiveAnswer()).statusCode).toBe(201);
});

test('a rule affects requests from Flex only if it includes browsers', async () => {
  const endpoint = 'GET flex-api.twilio.com/v1/Configuration';
  const fault: Fault = { kind: 'server-error', moment: 'before' };
  const flex = flexAuthorization('alice', Date.now() + 60_000);
  const ask = (Authorization: string) =>
    fetch(`${twilio.origin}/_tw/flex-api.twilio.com/v1/Configuration`, { headers: { Authorization } });
  twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault });
  expect((await ask(flex)).status).toBe(200);
  expect((await ask(AUTHORIZATION)).status).toBe(500);
  twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault, browsers: true });
  expect((await ask(flex)).status).toBe(500);
});

test('processes an upload behind a fault with every byte', async () => {
  const { serverless } = twilio;
  const settings = { friendlyName: 'A service', includeCredentials: true, uiEditable: false };
  const service = serverless.createService('a-service', settings);
  const file = service.createFile('asset', 'image');
  const versions = `/v1/Services/${service.sid}/Assets/${file.sid}/Versions`;
  const endpoint = 'POST serverless-upload.twilio.com/v1/Services/:service/Assets/:file/Versions';
  twilio.faults.add({ endpoint, calls: { kind: 'next', count: 1 }, fault: { kind: 'reset', moment: 'after' } });
  const content = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const body = new FormData();
  body.append('Path', '/image');
  body.append('Visibility', 'public');
  body.append('Content', new Blob([content]));
  const address = `${twilio.origin}/_tw/serverless-upload.twilio.com${versions}`;
  await expect(fetch(address, { method: 'POST', headers: { Authorization: AUTHORIZATION }, body })).rejects.toThrow();
  expect([...file.versions.values()].map((version) => version.content)).toEqual([content]);
});
