/**
 * The receivers in `docs/receivers` accept exactly the requests that Twilio signed: they run as a reader runs them, and
 * get random deliveries, some of which are forged.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { forward } from '../../../local/delivery/forward';
import { type DeliveryRequest, deliveryRequest } from '../../../local/delivery/request';
import { ACCOUNT, type EventParameters } from '../../../local/world/model';
import { EVENT_NAMES } from '../../../src/contract/events';
import { printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';

interface Receiver {
  /** In `docs/receivers`. */
  readonly file: string;
  readonly command: string;
}

export const NODE: Receiver = { file: 'receiver.mjs', command: process.execPath };
export const PYTHON: Receiver = { file: 'receiver.py', command: 'python3' };

const FOLDER = join(__dirname, '../../../docs/receivers');

export const defaultRuns = 2_000;

const TIMEOUT_MS = 15_000;

const NAMES = ['ChannelSid', 'ChannelStatus', 'Channel', 'ErrorMessage', 'InteractionSid', 'Über', 'a', 'B'] as const;

const parameters = fc
  .tuple(
    fc.constantFrom(...EVENT_NAMES),
    fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }))),
  )
  .map(([EventType, more]): EventParameters => ({ EventType, AccountSid: ACCOUNT.accountSid, ...more }));

const url = fc
  .tuple(fc.webPath(), fc.option(fc.webQueryParameters(), { nil: '' }), fc.constantFrom('', '#rc=3'))
  .map(([path, query, fragment]) => new URL(`https://crm.example.com${path}${query && `?${query}`}${fragment}`).href);

const signed = fc
  .record({ url, parameters, method: fc.constantFrom('POST', 'GET') })
  .map((wanted) =>
    deliveryRequest({ ...wanted, ttid: '', type: 'global', events: [], friendlyName: null }, wanted.parameters),
  );

const withSignature = (request: DeliveryRequest, signature: string): DeliveryRequest => ({
  ...request,
  headers: { ...request.headers, 'X-Twilio-Signature': signature },
});

/** Changes a signed request in one place. */
const FORGERIES: readonly ((request: DeliveryRequest) => DeliveryRequest)[] = [
  (request) => withSignature(request, ''),
  (request) => withSignature(request, 'not base64 …'.slice(0, 11)),
  (request) => withSignature(request, (request.headers['X-Twilio-Signature'] ?? '').toUpperCase()),
  (request) => ({ ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}more=1` }),
  (request) => ({ ...request, url: request.url.replace('https://crm.example.com/', 'https://crm.example.com/x') }),
  (request) => (request.body === null ? withSignature(request, 'A') : { ...request, body: `${request.body}&more=1` }),
];

const candidate = fc.oneof(
  signed.map((request) => ({ request, expected: 204 })),
  fc
    .tuple(signed, fc.constantFrom(...FORGERIES))
    .map(([request, forge]) => ({ request: forge(request), expected: 403 })),
);

/** Sends `runs` random requests to a receiver, and returns in words those that it got wrong. */
export async function checkReceiver(receiver: Receiver, { runs, seed }: Options): Promise<string[]> {
  const running = await start(receiver);
  const violations: string[] = [];
  for (const { request, expected } of fc.sample(candidate, { numRuns: runs, seed })) {
    const result = await forward(request, running.origin, AbortSignal.timeout(TIMEOUT_MS));
    if (result.kind === 'answered' && result.status === expected) continue;
    violations.push(`${receiver.file} should answer ${expected}: ${JSON.stringify({ request, result })}`);
  }
  await running.stop();
  return violations;
}

/**
 * Sends requests that a stranger could send to harm a receiver, then a signed one. Returns whether it still accepts
 * that one.
 */
export async function survivesStrangers(receiver: Receiver): Promise<boolean> {
  const running = await start(receiver);
  try {
    const post = 'POST /in HTTP/1.1\r\nHost: crm.example.com\r\n';
    await sendRaw(running.origin, `${post}Content-Length: 100\r\n\r\ncut off`);
    await sendRaw(running.origin, `${post}Content-Length: 10000000\r\n\r\n${'a'.repeat(200_000)}`);
    await sendRaw(running.origin, `${post}Content-Length: -1\r\n\r\n`);
    await sendRaw(running.origin, 'GET :99999 HTTP/1.1\r\nHost: crm.example.com\r\n\r\n');
    const [request] = fc.sample(signed, { numRuns: 1, seed: 1 });
    const result = request && (await forward(request, running.origin, AbortSignal.timeout(TIMEOUT_MS)));
    return result?.kind === 'answered' && result.status === 204;
  } finally {
    await running.stop();
  }
}

/** Sends a text, ends the connection, and waits until the receiver has ended it, too. */
const sendRaw = (origin: string, text: string) =>
  new Promise<void>((resolve) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname).resume();
    // A receiver may reset the connection before it has read everything.
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.end(text);
  });

/** Starts a receiver on a free port, and waits until it says that it is ready. */
async function start({ file, command }: Receiver) {
  const port = await freePort();
  const child = spawn(command, [join(FOLDER, file)], {
    env: { ...process.env, AUTH_TOKEN: ACCOUNT.authToken, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended at its start`))),
    once(child, 'error').then(([error]) => Promise.reject(error)),
  ]);
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Needs Python 3, which `npm test` does not. */
export async function check(options: Options): Promise<SuiteResult> {
  const violations: string[] = [];
  for (const receiver of [NODE, PYTHON]) {
    violations.push(...(await checkReceiver(receiver, options)));
    if (!(await survivesStrangers(receiver))) violations.push(`${receiver.file} does not survive strangers`);
  }
  printViolations(violations);
  return { summary: `${2 * options.runs} requests to 2 receivers`, violations: violations.length };
}
