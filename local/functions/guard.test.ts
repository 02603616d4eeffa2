import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { signature } from '../delivery/signature';
import { ACCOUNT } from '../world/model';
import { FUNCTIONS_URL } from './address';
import { guardAccess } from './guard';
import type { Access } from './routes';

const AUTH_TOKEN = ACCOUNT.authToken;
const ACCESS: Readonly<Record<string, Access>> = { '/open': 'public', '/signed': 'protected', '/hidden': 'private' };

const server = http.createServer(
  guardAccess((_request, response) => response.end('reached'), {
    accessOf: (path) => ACCESS[path],
    authToken: AUTH_TOKEN,
    baseUrl: FUNCTIONS_URL,
  }),
);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const port = () => (server.address() as AddressInfo).port;

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly signed?: string;
  readonly host?: string;
}

function send(
  path: string,
  { method = 'POST', body = '', signed = '', host = `localhost:${port()}` }: Sent = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .request(
        { port: port(), path, method, agent: false, headers: { 'X-Twilio-Signature': signed, host } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      )
      .on('error', reject)
      .end(body);
  });
}

test('anyone can call a public function or an unknown path', async () => {
  expect(await send('/open')).toBe(200);
  expect(await send('/nothing')).toBe(200);
});

test('refuses a request to a private function', async () => {
  expect(await send('/hidden')).toBe(403);
});

test('refuses an unsigned request to a protected function', async () => {
  expect(await send('/signed', { body: 'EventType=onParticipantLeft' })).toBe(403);
});

test('accepts a POST to a protected function only if its URL and form match the signature', async () => {
  const signed = signature(AUTH_TOKEN, `${FUNCTIONS_URL}/signed?a=1`, { EventType: 'onParticipantLeft' });
  expect(await send('/signed?a=1', { body: 'EventType=onParticipantLeft', signed })).toBe(200);
  expect(await send('/signed?a=2', { body: 'EventType=onParticipantLeft', signed })).toBe(403);
  expect(await send('/signed?a=1', { body: 'EventType=onParticipantJoined', signed })).toBe(403);
});

test('accepts a signed GET to a protected function', async () => {
  const signed = signature(AUTH_TOKEN, `${FUNCTIONS_URL}/signed?EventType=x`, {});
  expect(await send('/signed?EventType=x', { method: 'GET', signed })).toBe(200);
});

test.each(['localhost', '127.0.0.1', '[::1]'])('accepts a signature for its own address on %s', async (name) => {
  const host = `${name}:${port()}`;
  const signed = signature(AUTH_TOKEN, `http://${host}/signed`, {});
  expect(await send('/signed', { signed, host })).toBe(200);
});

test.each(['crm.example.com', 'localhost.example.com', 'not a host', 'user@localhost', 'localhost/x'])(
  'accepts no signature for the host %s',
  async (host) => {
    expect(await send('/signed', { signed: signature(AUTH_TOKEN, `http://${host}/signed`, {}), host })).toBe(403);
  },
);
