import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpRequest, sendOverHttps } from './https';

// The same API without TLS, for which the server would need a certificate.
jest.mock('node:https', () => jest.requireActual('node:http'));

let server: Server;
let connections: number;

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function send(answer: RequestListener, request: Partial<HttpRequest> = {}) {
  connections = 0;
  server = createServer(answer)
    .on('connection', () => {
      connections += 1;
    })
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  return sendAgain(request);
}

const sendAgain = (request: Partial<HttpRequest> = {}) =>
  sendOverHttps(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/x?y=1`, {
    method: 'GET',
    headers: {},
    signal: new AbortController().signal,
    ...request,
  });

/** Answers with what arrived. */
const echo: RequestListener = async (request, response) => {
  const body = (await request.toArray()).join('');
  response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
};

test('sends method, address, headers and body, and returns the answer', async () => {
  const { text, ...answer } = await send(echo, { method: 'POST', headers: { 'x-a': 'b' }, body: 'naïve=1' });
  expect(answer).toMatchObject({ ok: true, status: 200 });
  expect(JSON.parse(await text())).toMatchObject({
    method: 'POST',
    url: '/v1/x?y=1',
    headers: { 'user-agent': 'node', 'x-a': 'b', 'content-length': '8' },
    body: 'naïve=1',
  });
});

test.each([300, 302])('returns a redirect (%d) as no success, with its headers', async (redirect) => {
  const answer = await send((_, response) => response.writeHead(redirect, { Location: '/other' }).end());
  const { ok, status, headers } = answer;
  expect({ ok, status, location: headers.get('location') }).toEqual({
    ok: false,
    status: redirect,
    location: '/other',
  });
  expect(headers.get('retry-after')).toBeNull();
});

test('uses a connection again, also after the signal of a finished request', async () => {
  const finished = new AbortController();
  await send(echo, { signal: finished.signal });
  finished.abort();
  await sendAgain();
  expect(connections).toBe(1);
});

test.each<[string, RequestListener]>([
  ['the connection breaks', (request) => request.socket.destroy()],
  [
    'the answer is cut off',
    (request, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('{"sid":');
      setImmediate(() => request.socket.destroy());
    },
  ],
])('rejects if %s', async (_, answer) => {
  await expect(send(answer)).rejects.toThrow();
});

test('rejects when the signal ends the request', async () => {
  const timedOut = new AbortController();
  await expect(send(() => timedOut.abort(), { signal: timedOut.signal })).rejects.toThrow();
});
