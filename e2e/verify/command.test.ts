/** The command itself, over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LocalTwilio } from '../../local/server';
import { startTwilioAlone } from '../../local/testing/server';
import { ASSUMED } from '../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../local/world/model';
import { CTRL_C, runOnTerminal } from '../fixtures/terminal';

const PRELOAD = resolve(__dirname, '../../local/redirect/preload.cjs');
const TOOL = resolve(__dirname, '../../tools/verify/run.ts');
const COMMAND = [process.execPath, '--require', PRELOAD, '--require', require.resolve('tsx/cjs'), TOOL];
const LOGIN = { TWILIO_ACCOUNT_SID: ACCOUNT.accountSid, TWILIO_AUTH_TOKEN: ACCOUNT.authToken };

let twilio: LocalTwilio;
let folder: string;

beforeAll(async () => {
  twilio = await startTwilioAlone({ behavior: { ...ASSUMED, emptyTtidClears: false } });
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
});

afterAll(async () => {
  await twilio.close();
  rmSync(folder, { recursive: true });
});

const environment = (env: Record<string, string>) => ({
  TWILIO_ACCOUNT_SID: undefined,
  TWILIO_AUTH_TOKEN: undefined,
  TWILIO_API_KEY: undefined,
  TWILIO_API_SECRET: undefined,
  FLEX_TOKEN: undefined,
  LOCAL_TWILIO_ORIGIN: twilio.origin,
  ...env,
});

function start(args: readonly string[], env: Record<string, string>) {
  const [program = '', ...own] = COMMAND;
  return spawn(program, [...own, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment(env) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(args: readonly string[], env: Record<string, string>) {
  const child = start(args, env);
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { output, errors, code };
}

test('asks, writes both reports, and ends with 2 if something is otherwise', async () => {
  const { output, errors, code } = await run(['--yes', '--only', 'unbinds'], LOGIN);
  expect({ code, errors }).toEqual({ code: 2, errors: '' });
  expect(output).toContain('✗ An empty `WebhookTtid` unbinds');
  expect(output).toMatch(/1 otherwise than expected, 0 as expected/);
  expect(readFileSync(join(folder, 'verify-report.md'), 'utf8')).toContain('## Otherwise than expected');
  const { questions } = JSON.parse(readFileSync(join(folder, 'verify-report.json'), 'utf8'));
  expect(questions).toContainEqual(
    expect.objectContaining({ assumption: 'An empty `WebhookTtid` unbinds', outcome: 'otherwise' }),
  );
  expect([...twilio.world.webhooks, ...twilio.world.conversations].length).toBe(2);
}, 120_000);

test.each([
  ['no credentials', ['--yes'], {}, /TWILIO_ACCOUNT_SID must be set/],
  [
    'a wrong Auth Token',
    ['--yes'],
    { ...LOGIN, TWILIO_AUTH_TOKEN: 'wrong' },
    /401, error 20003.*\n.*Nothing was created/,
  ],
  ['no one to ask', [], LOGIN, /No one can be asked here. Nothing was created/],
  ['an unknown option', ['--force'], LOGIN, /The options are --yes, --global and --only/],
  ['a text that no title has', ['--only', 'xyz'], LOGIN, /No assumption has this text/],
] as const)(
  'ends with 1 and says what to do with %s',
  async (_, args, env, message) => {
    const { errors, code } = await run(args, env);
    expect(code).toBe(1);
    expect(errors).toMatch(message);
    expect(errors).not.toContain(ACCOUNT.authToken);
  },
  60_000,
);

test('Ctrl-C ends it after the current question, with everything removed and a report', async () => {
  const child = start(['--yes'], LOGIN);
  const errors = text(child.stderr);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    if (!output.includes('✓') && chunk.includes('✓')) child.kill('SIGINT');
    output += chunk;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(await errors).toContain('✗ It was interrupted.');
  expect(output).toContain('Ending after this question …');
  expect(readFileSync(join(folder, 'verify-report.md'), 'utf8')).toContain(
    '**The run ended early**: It was interrupted.',
  );
  expect([...twilio.world.queues, ...twilio.world.workflows, ...twilio.world.webhooks]).toHaveLength(2);
}, 60_000);

test.each([
  ['Ctrl-C', CTRL_C, 'It was interrupted. Nothing was created.'],
  ['no answer', '\n', 'You did not agree. Nothing was created.'],
  ['the end of the input', '\u0004', 'You did not agree. Nothing was created.'],
])('on a terminal, %s at the question creates nothing', async (_, keys, message) => {
  const changes = twilio.world.webhooks.size + twilio.world.queues.size + twilio.world.workflows.size;
  const { code, output } = await runOnTerminal(COMMAND, environment(LOGIN), { after: 'Begin? (y/N) ', keys });
  expect(output).toContain(`✗ ${message}`);
  expect(code).toBe(1);
  expect(twilio.world.webhooks.size + twilio.world.queues.size + twilio.world.workflows.size).toBe(changes);
});
