import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createAuthority } from '../tls/authority';
import { ACCOUNT } from '../world/model';
import type { Condition } from './condition';
import { internet } from './internet';
import { DeliveryLog } from './log';
import { signature } from './signature';
import { CustomerSystems } from './systems';

const CRM = 'crm.example.com';
const FUNCTIONS = 'f.twil.io';
const authority = createAuthority();

let systems: CustomerSystems;
let log: DeliveryLog;
let program: RequestListener;
const closing: (() => unknown)[] = [];

/** Starts a server on any port, and returns the port. */
async function listen(server: https.Server | ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

let port: number;

beforeEach(async () => {
  program = (_, response) => response.writeHead(204).end();
  const origin = `http://localhost:${await listen(createServer((request, response) => program(request, response)))}`;
  systems = new CustomerSystems([{ host: 'forwarded.example.com', origin }]);
  log = new DeliveryLog();
  const functions = { domain: FUNCTIONS, origin };
  port = await listen(
    internet({ functions, systems, log, authority: () => authority, now: () => 7, random: () => 0.5 }),
  );
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Sent {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}

/** Posts to a host as a sender that checks certificates. Rejects as `node:https` does. */
async function post(host: string, { path = '/in', headers = {}, body = 'EventType=x', timeoutMs }: Sent = {}) {
  const request = https.request({
    host: '127.0.0.1',
    port,
    servername: host,
    method: 'POST',
    path,
    headers: { Host: host, ...headers },
    ca: authority.certificate,
    agent: false,
    ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
  });
  request.end(body);
  const [answer]: IncomingMessage[] = await once(request, 'response');
  const received = await text(answer as IncomingMessage);
  return { status: answer?.statusCode, headers: answer?.headers, body: received };
}

const postIn = (condition: Condition, sent?: Sent) => {
  systems.setCondition(CRM, condition);
  return post(CRM, sent);
};

test('a customer’s system accepts a request, and the log shows it whole', async () => {
  const form = { EventType: 'onParticipantLeft', InteractionSid: 'KD1' };
  const body = new URLSearchParams(form).toString();
  const signed = signature(ACCOUNT.authToken, `https://${CRM}/in?a=1`, form);
  const headers = { 'X-Twilio-Signature': signed, 'webhook-id': 'msg_1' };
  expect(await post(CRM, { path: '/in?a=1', headers, body })).toMatchObject({ status: 200 });
  expect(log.list()).toEqual([
    {
      id: 1,
      at: 7,
      webhook: null,
      method: 'POST',
      url: `https://${CRM}/in?a=1`,
      headers: { 'x-twilio-signature': signed, 'webhook-id': 'msg_1' },
      body,
      parameters: form,
      signature: signed,
      signatureValid: true,
      outcome: { kind: 'answered', status: 200 },
    },
  ]);
});

test('a signature for another URL is not valid', async () => {
  const headers = { 'X-Twilio-Signature': signature(ACCOUNT.authToken, `https://${CRM}/other`, { EventType: 'x' }) };
  await post(CRM, { headers });
  expect(log.list()).toMatchObject([{ signatureValid: false }]);
});

test('each value of a repeated parameter is signed', async () => {
  const body = 'a=1&a=2';
  const signed = createHmac('sha1', ACCOUNT.authToken).update(`https://${CRM}/ina1a2`).digest('base64');
  await post(CRM, { headers: { 'X-Twilio-Signature': signed }, body });
  expect(log.list()).toMatchObject([{ signatureValid: true, parameters: { a: '1, 2' }, body }]);
});

test.each([410, 503])('answers with the status %d that a person sets', async (status) => {
  expect(await postIn({ kind: 'status', status })).toMatchObject({ status });
  expect(log.list()).toMatchObject([{ outcome: { kind: 'answered', status } }]);
});

test('a redirect has a target, so that following it would show', async () => {
  expect(await postIn({ kind: 'status', status: 302 })).toMatchObject({
    status: 302,
    headers: { location: `https://${CRM}/moved` },
  });
});

test('is slow and still answers', async () => {
  expect(await postIn({ kind: 'slow', ms: 1 })).toMatchObject({ status: 200 });
});

test('closes the connection', async () => {
  await expect(postIn({ kind: 'reset' })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered', why: expect.stringContaining('closed') } }]);
});

test.each([{ kind: 'hang' }, { kind: 'slow', ms: 60_000 }] as const)(
  '%j: the request times out when the sender gives up',
  async (condition) => {
    const sent = postIn(condition, { timeoutMs: 500 });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    const [delivery] = log.list();
    expect(delivery && (await log.outcomeOf(delivery))).toEqual({ kind: 'timed-out' });
  },
);

test.each([
  [50, 200],
  [51, 503],
])('fails in %d percent of the requests: with the random number 0.5 it answers %d', async (percent, status) => {
  expect(await postIn({ kind: 'flaky', percent })).toMatchObject({ status });
});

test.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['issuer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
] as const)('a sender refuses a certificate with the fault “%s”, until the system works again', async (fault, code) => {
  expect(await post(CRM)).toMatchObject({ status: 200 });
  await expect(postIn({ kind: 'certificate', fault })).rejects.toMatchObject({ code });
  expect(await postIn({ kind: 'working' })).toMatchObject({ status: 200 });
  expect(log.list()).toHaveLength(2);
});

test('a program on this machine gets the request, and its answer comes back', async () => {
  const received: unknown[] = [];
  program = async (request, response) => {
    received.push({ url: request.url, headers: request.headers, body: await text(request) });
    response.writeHead(503, { 'Retry-After': '120' }).end('busy');
  };
  const answer = await post('forwarded.example.com', { headers: { 'webhook-id': 'msg_1' } });
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '120' } });
  expect(received).toMatchObject([
    { url: '/in', body: 'EventType=x', headers: { host: 'forwarded.example.com', 'webhook-id': 'msg_1' } },
  ]);
});

test('a program that does not answer is a bad gateway, with a reason in the log', async () => {
  program = (request) => request.socket.destroy();
  expect(await post('forwarded.example.com')).toMatchObject({ status: 502 });
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered', why: expect.stringContaining('closed') } }]);
});

test('the functions’ own domain leads to the functions, whose whole answer comes back', async () => {
  program = async (request, response) => {
    response.writeHead(403, { 'Content-Type': 'application/json' }).end(`["${request.url}","${await text(request)}"]`);
  };
  expect(await post(FUNCTIONS, { path: '/in?a=1' })).toMatchObject({
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: '["/in?a=1","EventType=x"]',
  });
  expect(log.list()).toEqual([]);
});

test('functions that do not answer are a bad gateway', async () => {
  program = (request) => request.socket.destroy();
  expect(await post(FUNCTIONS)).toMatchObject({ status: 502 });
});

test('there is no handshake for a host that does not exist, until a person adds it', async () => {
  await expect(post('billing.example.org')).rejects.toMatchObject({ code: 'ECONNRESET' });
  systems.add('billing.example.org');
  expect(await post('billing.example.org')).toMatchObject({ status: 200 });
});

test.each(['not a host', 'other.example.com'])(
  'a request for the host “%s” on the wrong connection fails',
  async (Host) => {
    const { status = 0 } = await post(CRM, { headers: { Host } });
    expect(status).toBeGreaterThanOrEqual(400);
  },
);
