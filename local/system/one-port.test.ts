import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import { createAuthority } from '../tls/authority';
import { type OnePort, onOnePort } from './one-port';
import { acceptSockets } from './sockets';

const authority = createAuthority();
let port: number;
let both: OnePort;

beforeAll(async () => {
  const echo = (scheme: string) => async (request: http.IncomingMessage, response: http.ServerResponse) =>
    response.end(`${scheme} ${await text(request)}`);
  const plain = http.createServer(echo('http'));
  acceptSockets(plain, () => (socket) => socket.on('message', (message) => socket.send(`echo ${message}`)));
  both = onOnePort(plain, https.createServer(authority.issue({ names: ['localhost'] }), echo('https')));
  both.server.listen(0, '127.0.0.1');
  await once(both.server, 'listening');
  port = (both.server.address() as AddressInfo).port;
});

afterAll(() => both.close());

const LENGTHS = [0, 5, 1_000_000];

async function post(request: typeof http.request, options: https.RequestOptions, body: string): Promise<string> {
  const sent = request({ host: '127.0.0.1', port, servername: 'localhost', method: 'POST', ...options });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  return text(answer);
}

test.each(LENGTHS)('a plain request of %d characters goes to the HTTP server whole', async (length) => {
  const body = 'x'.repeat(length);
  expect(await post(http.request, {}, body)).toBe(`http ${body}`);
});

test.each(LENGTHS)('a request of %d characters with TLS goes to the other server whole', async (length) => {
  const body = 'x'.repeat(length);
  expect(await post(https.request, { ca: authority.certificate }, body)).toBe(`https ${body}`);
});

test('a connection is kept for further requests', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const connections: unknown[] = [];
  both.server.on('connection', (socket) => connections.push(socket));
  for (const body of ['one', 'two', 'three']) expect(await post(http.request, { agent }, body)).toBe(`http ${body}`);
  expect(connections).toHaveLength(1);
  agent.destroy();
});

test('a WebSocket reaches the HTTP server', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  await once(socket, 'open');
  socket.send('hello');
  const [message] = await once(socket, 'message');
  expect(String(message)).toBe('echo hello');
  socket.terminate();
});

test('closing ends connections that never said anything', async () => {
  const other = onOnePort(http.createServer(), https.createServer());
  other.server.listen(0, '127.0.0.1');
  await once(other.server, 'listening');
  const socket = connect((other.server.address() as AddressInfo).port, '127.0.0.1');
  await once(other.server, 'connection');
  await Promise.all([once(socket, 'close'), other.close()]);
});
