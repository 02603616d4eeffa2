import type { TLSSocket } from 'node:tls';
import { dialer } from '../../../functions/lib/dial/dialer';
import { verdictOf } from '../../../src/contract/outcome';
import { type Answer, endless, startTlsServer, type TlsServer } from './tls-server';

const LIMITS = { connectMs: 60_000, totalMs: 90_000 };
const MEGABYTE = 1024 * 1024;

let server: TlsServer;

beforeAll(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  server = await startTlsServer();
});

beforeEach(() => {
  server.sockets.length = 0;
});

afterAll(async () => {
  await server.close();
  jest.useRealTimers();
});

function dial(answer: Answer, request: { url?: string; headers?: Record<string, string>; body?: string } = {}) {
  server.answer = answer;
  const { url = server.url, headers = {}, body = 'EventType=x' } = request;
  return dialer((address) => address === '127.0.0.1')({ url, headers, body, limits: LIMITS });
}

const verdict = async (answer: Answer) => verdictOf((await dial(answer)).outcome);

const text =
  (...lines: string[]): Answer =>
  (socket) =>
    socket.end(`${lines.join('\r\n')}\r\n\r\n`);

/** Waits until the client has ended the only connection, and returns how many bytes the server has sent. */
async function sentUntilEnd(): Promise<number> {
  const [socket] = server.sockets as [TLSSocket];
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return socket.bytesWritten;
}

describe('an answer that has no end', () => {
  test('megabytes: the status counts, and the rest is not read', async () => {
    const { outcome } = await dial(endless('HTTP/1.1 500 No\r\n\r\n', 'x'.repeat(65_536)));
    expect(outcome).toMatchObject({ kind: 'answered', status: 500 });
    // The operating system takes some before it is read.
    expect(await sentUntilEnd()).toBeLessThan(16 * MEGABYTE);
  });

  test.each<[string, string, string]>([
    ['header lines', 'HTTP/1.1 200 OK\r\n', `X-Padding: ${'x'.repeat(100)}\r\n`],
    ['one header line', 'HTTP/1.1 200 OK\r\nX-Padding: ', 'x'.repeat(1_000)],
    ['a status line', 'HTTP/1.1 200 ', 'x'.repeat(1_000)],
    ['interim answers', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['interim answers with hints', '', `HTTP/1.1 103 Early Hints\r\nLink: ${'x'.repeat(1_000)}\r\n\r\n`],
    ['empty lines', '', '\r\n'],
  ])('%s: the connection is given up', async (_, first, part) => {
    expect(await verdict(endless(first, part))).toBe('broken');
    expect(await sentUntilEnd()).toBeLessThan(16 * MEGABYTE);
  });

  test('a body that pauses for ever keeps no connection', async () => {
    const { outcome } = await dial((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nthinking'));
    expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(server.sockets[0]?.destroyed).toBe(false);
    jest.advanceTimersByTime(LIMITS.totalMs);
    await sentUntilEnd();
  });

  test('a header that pauses for ever is too slow an answer', async () => {
    const pausing: Answer = (socket) =>
      socket.write('HTTP/1.1 200 OK\r\n', () => jest.advanceTimersByTime(LIMITS.totalMs));
    expect(await verdict(pausing)).toBe('answer-timeout');
  });
});

describe('an answer that is none', () => {
  test.each<[string, Answer]>([
    ['a broken status line', text('HTTP/1.1 fine')],
    ['a status of one digit', text('HTTP/1.1 2 OK')],
    ['another protocol', text('220 mail.example.com ESMTP')],
    ['no status line', text('<html>', 'Welcome')],
    ['a header line without a colon', text('HTTP/1.1 200 OK', 'Welcome')],
    ['two lengths', text('HTTP/1.1 200 OK', 'Content-Length: 1', 'Content-Length: 2')],
    ['a length that is none', text('HTTP/1.1 200 OK', 'Content-Length: -1')],
    ['a change of the protocol', text('HTTP/1.1 101 Switching Protocols', 'Connection: upgrade', 'Upgrade: websocket')],
    ['a header that is cut off', (socket) => socket.end('HTTP/1.1 200 OK\r\nServer:')],
    ['the end of the connection', (socket) => socket.end()],
    ['a broken connection', (socket) => socket.destroy()],
  ])('%s: the connection is broken', async (_, answer) => {
    expect(await verdict(answer)).toBe('broken');
  });

  test.each(['', 'crm.example.com', 'http://crm.example.com/', 'https://', 'file:///etc/passwd'])(
    'nothing can be sent to “%s”',
    async (url) => {
      const { outcome } = await dial(text('HTTP/1.1 200 OK'), { url });
      expect(verdictOf(outcome)).toBe('broken');
    },
  );

  test('nothing is sent with a header of two lines', async () => {
    const { outcome } = await dial(text('HTTP/1.1 200 OK'), { headers: { 'X-A': 'b\r\nX-C: d' } });
    expect(verdictOf(outcome)).toBe('broken');
    expect(server.sockets).toEqual([]);
  });
});

describe('an answer whose header is complete', () => {
  test.each<[string, Answer]>([
    ['after an interim answer', text('HTTP/1.1 103 Early Hints', 'Link: </a>', '', 'HTTP/1.1 202 Accepted')],
    ['before a body that is cut off', text('HTTP/1.1 202 Accepted', 'Content-Length: 100', '', 'no')],
    ['before a broken body', text('HTTP/1.1 202 Accepted', 'Transfer-Encoding: chunked', '', 'no chunk')],
    ['of the older protocol', text('HTTP/1.0 202 Accepted')],
    ['in two parts', (socket) => socket.write('HTTP/1.1 202 Accep', () => socket.end('ted\r\n\r\n'))],
    ['of nearly 8 KB', text('HTTP/1.1 202 Accepted', `X-Padding: ${'x'.repeat(8_000)}`)],
  ])('counts: %s', async (_, answer) => {
    const { outcome } = await dial(answer);
    expect(outcome).toMatchObject({ kind: 'answered', status: 202 });
    await sentUntilEnd();
  });

  test.each<[string, string[], string | null]>([
    ['seconds', ['Retry-After: 120'], '120'],
    ['a date', ['Retry-After: Fri, 27 Nov 2026 10:00:00 GMT'], 'Fri, 27 Nov 2026 10:00:00 GMT'],
    ['the first of several', ['Retry-After: 1', 'Retry-After: 2'], '1'],
    ['64 characters', [`Retry-After: ${'9'.repeat(1_000)}`], '9'.repeat(64)],
    ['none', [], null],
  ])('hands on when to try again: %s', async (_, lines, retryAfter) => {
    expect(await dial(text('HTTP/1.1 503 Busy', ...lines))).toMatchObject({ outcome: { status: 503 }, retryAfter });
  });
});

describe('the request', () => {
  test('is a POST of the body with the headers, without the fragment', async () => {
    let request = '';
    const answer: Answer = (socket, arrived) => {
      request = arrived;
      socket.end('HTTP/1.1 200 OK\r\n\r\n');
    };
    await dial(answer, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'Name=Zoë' });
    const [head = '', body] = request.split('\r\n\r\n');
    const [line, ...headers] = head.split('\r\n');
    expect(line).toBe('POST /in?key=%C3%BC HTTP/1.1');
    expect(headers.sort()).toEqual([
      'Connection: close',
      'Content-Length: 9',
      'Content-Type: application/x-www-form-urlencoded',
      `Host: ${new URL(server.url).host}`,
    ]);
    expect(body).toBe('Name=Zoë');
  });

  test('has a connection and a look-up of its own', async () => {
    const before = server.lookups();
    const alive = text('HTTP/1.1 200 OK', 'Connection: keep-alive', 'Content-Length: 0');
    await dial(alive);
    await dial(alive);
    expect(server.sockets).toHaveLength(2);
    expect(server.lookups()).toBe(before + 2);
  });
});
