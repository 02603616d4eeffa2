/** `npm run remove` as a process, which reaches Local Twilio over HTTP. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { LocalTwilio } from '../../local/server';
import { startTwilioAlone } from '../../local/testing/server';
import { secretOfApiKey } from '../../local/twilio/conventions/api-keys';
import { ACCOUNT } from '../../local/world/model';
import type { InteractionSid } from '../../src/contract/sids';
import { webhookTtids } from '../fixtures/account-state';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { registerOurs } from '../fixtures/our-webhooks';
import { CTRL_C, type Ended, runOnTerminal } from '../fixtures/terminal';

const API_KEY = `SK${'1'.repeat(32)}`;
const BY_TOKEN = { TWILIO_ACCOUNT_SID: ACCOUNT.accountSid, TWILIO_AUTH_TOKEN: ACCOUNT.authToken };
const BY_KEY = {
  TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
  TWILIO_API_KEY: API_KEY,
  TWILIO_API_SECRET: secretOfApiKey(API_KEY) ?? '',
};

let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await startTwilioAlone();
  registerForeign(twilio);
  registerOurs(twilio, `KD${'f'.repeat(32)}` as InteractionSid);
});

afterEach(() => twilio.close());

const COMMAND = [
  process.execPath,
  ...[require.resolve('tsx/cjs'), resolve('local/redirect/preload.cjs')].flatMap((file) => ['-r', file]),
  'tools/remove/run.ts',
];

const environment = (credentials: Readonly<Record<string, string>>) => ({
  TWILIO_ACCOUNT_SID: undefined,
  TWILIO_AUTH_TOKEN: undefined,
  TWILIO_API_KEY: undefined,
  TWILIO_API_SECRET: undefined,
  LOCAL_TWILIO_ORIGIN: twilio.origin,
  ...credentials,
});

function run(credentials: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  const [program = '', ...own] = COMMAND;
  const options = { env: { ...process.env, ...environment(credentials) } };
  return new Promise((done) => {
    execFile(program, [...own, ...args], options, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    );
  });
}

/** Runs it on a terminal, on which the person types as soon as the question is there. */
const runAndType = (keys: string) =>
  runOnTerminal(COMMAND, environment(BY_TOKEN), { after: `type the account’s SID, ${ACCOUNT.accountSid}: `, keys });

test.each([
  ['the Auth Token', BY_TOKEN],
  ['an API key', BY_KEY],
])('without a confirmation it rehearses, with %s', async (_, credentials) => {
  const before = webhookTtids(twilio);
  const { code, output } = await run(credentials);
  expect(code).toBe(0);
  expect(output).toContain(`2. Webhooks: 1\n     ${before[1]} of KD${'f'.repeat(32)}\n`);
  expect(output).toContain('4. Functions service: none, or already gone');
  expect(output).toContain(`Nothing was changed. To remove it all: npm run remove -- --confirm ${ACCOUNT.accountSid}`);
  expect(output).not.toContain(before[0]);
  expect(webhookTtids(twilio)).toEqual(before);
});

const OTHER = `AC${'9'.repeat(32)}`;

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  ['another SID', BY_TOKEN, ['--confirm', OTHER], `The credentials belong to ${ACCOUNT.accountSid}, not to ${OTHER}.`],
  [
    'credentials of another account',
    { ...BY_KEY, TWILIO_ACCOUNT_SID: OTHER },
    ['--confirm', OTHER],
    `The credentials belong to ${ACCOUNT.accountSid}, not to ${OTHER}.`,
  ],
  ['a wrong token', { ...BY_TOKEN, TWILIO_AUTH_TOKEN: 'x' }, ['--confirm', ACCOUNT.accountSid], 'error 20003'],
  ['no credentials', {}, [], 'TWILIO_ACCOUNT_SID must be set, and TWILIO_AUTH_TOKEN'],
  ['another option', BY_TOKEN, ['--yes'], 'The only option is --confirm'],
])('with %s nothing is changed', async (_, credentials, args, message) => {
  const before = webhookTtids(twilio);
  const { code, output } = await run(credentials, ...args);
  expect(output).toContain(message);
  expect(code).toBe(1);
  expect(webhookTtids(twilio)).toEqual(before);
});

test.each([
  ['another SID', `${OTHER}\n`, `The credentials belong to ${ACCOUNT.accountSid}, not to ${OTHER}.`],
  ['its SID in small letters', `${ACCOUNT.accountSid.toLowerCase()}\n`, 'Nothing was changed.'],
  ['the end of the input', '\u0004', 'not to an account without a SID. Nothing was changed.'],
])('on a terminal, %s in place of the account’s SID changes nothing', async (_, keys, message) => {
  const before = webhookTtids(twilio);
  const { code, output } = await runAndType(keys);
  expect(output).toContain(message);
  expect(code).toBe(1);
  expect(webhookTtids(twilio)).toEqual(before);
});

test('on a terminal, Ctrl-C at the question changes nothing', async () => {
  const before = webhookTtids(twilio);
  const { code } = await runAndType(CTRL_C);
  expect(code).toBe(130);
  expect(webhookTtids(twilio)).toEqual(before);
});

test('on a terminal, the account’s SID removes what can be removed, and it exits with 1 if something is left', async () => {
  const [foreign] = webhookTtids(twilio);
  twilio.faults.add({
    endpoint: 'DELETE sync.twilio.com/v1/Services/:service',
    calls: { kind: 'all' },
    fault: { kind: 'server-error', moment: 'before' },
  });
  const { code, output } = await runAndType(`  ${ACCOUNT.accountSid} \n`);
  expect(output).toContain('Webhooks: 1 of 1 done');
  expect(output).toMatch(/✗ This is left:\n {2}Interaction webhooks: records \(IS\w+\): Twilio gave no clear answer/);
  expect(code).toBe(1);
  expect(webhookTtids(twilio)).toEqual([foreign]);
}, 90_000);

test('where nothing is left, it says so and exits with 0', async () => {
  for (const ttid of webhookTtids(twilio)) twilio.world.deleteWebhook(ttid);
  const records = `sync.twilio.com/v1/Services/${ACCOUNT.recordsSyncServiceSid}`;
  const authorization = `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`;
  await fetch(`${twilio.origin}/_tw/${records}`, { method: 'DELETE', headers: { authorization } });
  const { code, output } = await runAndType(`${ACCOUNT.accountSid}\n`);
  expect(output).toContain('✓ Nothing is left that can be recognized as part of this product.');
  expect(code).toBe(0);
});
