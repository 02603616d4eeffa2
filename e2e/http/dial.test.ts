/**
 * Sends events from the functions' process to customers' systems: with the guard against addresses that are not public
 * and the check of certificates as they are deployed, and with Local Twilio as the internet.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { DialResult } from '../../functions/lib/dial/dial';
import type { Condition } from '../../local/delivery/condition';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';
import { verdictOf } from '../../src/contract/outcome';

const PORT = 4382;

/** A function that dials what its parameters say. */
const DIAL = `
import { dialer } from './functions/lib/dial/dialer';
import { isPublicAddress } from './functions/lib/dial/public-address';
const dial = dialer(isPublicAddress);
export const handler = async (context, { url, totalMs }, callback) =>
  callback(null, await dial({
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'webhook-id': 'msg_1' },
    body: 'EventType=x',
    limits: { connectMs: Number(totalMs), totalMs: Number(totalMs) },
  }));`;

let folder: string;
let functions: RunningFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dial-'));
  await build({
    stdin: { contents: DIAL, resolveDir: resolve(__dirname, '../..'), loader: 'ts' },
    outfile: join(folder, 'dial.js'),
    bundle: true,
    platform: 'node',
  });
  functions = await startFunctions({ port: PORT + 1, twilioOrigin: `http://127.0.0.1:${PORT}`, folder, isQuiet: true });
  twilio = await startLocalTwilio({
    port: PORT,
    functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
    flexFile: 'not needed',
    plugins: [],
  });
});

afterAll(async () => {
  await twilio.close();
  await functions.stop();
  await rm(folder, { recursive: true });
});

afterEach(() => twilio.systems.repair());

async function dial(url: string, totalMs = 10_000): Promise<DialResult> {
  const query = new URLSearchParams({ url, totalMs: String(totalMs) });
  return (await fetch(`${functions.origin}/dial?${query}`)).json();
}

const verdict = async (url: string, totalMs?: number) => verdictOf((await dial(url, totalMs)).outcome);

test('a customer’s system gets the event, and the log shows it', async () => {
  expect(await dial('https://crm.example.com/in')).toMatchObject({ outcome: { kind: 'answered', status: 200 } });
  expect(twilio.deliveries()[0]).toMatchObject({
    webhook: null,
    url: 'https://crm.example.com/in',
    headers: { 'webhook-id': 'msg_1' },
    body: 'EventType=x',
  });
});

test.each<[Condition, string]>([
  [{ kind: 'certificate', fault: 'expired' }, 'certificate-expired'],
  [{ kind: 'certificate', fault: 'name' }, 'certificate-name'],
  [{ kind: 'certificate', fault: 'issuer' }, 'certificate-issuer'],
  [{ kind: 'status', status: 302 }, 'redirect'],
  [{ kind: 'status', status: 401 }, 'unauthorized'],
  [{ kind: 'status', status: 410 }, 'not-there'],
  [{ kind: 'status', status: 503 }, 'server-error'],
  [{ kind: 'reset' }, 'broken'],
])('a condition that a person sets shows: %j', async (condition, expected) => {
  twilio.systems.setCondition('crm.example.com', condition);
  expect(await verdict('https://crm.example.com/in')).toBe(expected);
  expect(twilio.deliveries().filter(({ url }) => url.includes('/moved'))).toEqual([]);
});

test('a system that hangs is given up in time', async () => {
  twilio.systems.setCondition('crm.example.com', { kind: 'hang' });
  expect(await verdict('https://crm.example.com/in', 1_000)).toBe('answer-timeout');
});

test('a host exists once a person has added it', async () => {
  expect(await verdict('https://billing.example.org/')).toBe('name-not-found');
  twilio.systems.add('billing.example.org');
  expect(await verdict('https://billing.example.org/')).toBe('works');
});

test('nothing but public addresses can be reached', async () => {
  expect(await verdict('https://127.0.0.1/')).toBe('not-public');
  expect(await verdict('https://localhost/')).toBe('not-public');
});

test('the functions’ own domain can be reached, so that only their rules keep them from it', async () => {
  expect(await verdict(`https://${FUNCTIONS_DOMAIN}/none`)).toBe('not-there');
});
