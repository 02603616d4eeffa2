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

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(credentials: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  const preload = [require.resolve('tsx/cjs'), resolve('local/redirect/preload.cjs')].flatMap((file) => ['-r', file]);
  const {
    TWILIO_ACCOUNT_SID: _a,
    TWILIO_AUTH_TOKEN: _b,
    TWILIO_API_KEY: _c,
    TWILIO_API_SECRET: _d,
    ...env
  } = process.env;
  const options = { env: { ...env, LOCAL_TWILIO_ORIGIN: twilio.origin, ...credentials } };
  return new Promise((done) => {
    execFile(process.execPath, [...preload, 'tools/remove/run.ts', ...args], options, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    );
  });
}

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
  ['no credentials', {}, [], 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must both be set.'],
  ['another option', BY_TOKEN, ['--yes'], 'The only option is --confirm'],
])('with %s nothing is changed', async (_, credentials, args, message) => {
  const before = webhookTtids(twilio);
  const { code, output } = await run(credentials, ...args);
  expect(output).toContain(message);
  expect(code).toBe(1);
  expect(webhookTtids(twilio)).toEqual(before);
});
