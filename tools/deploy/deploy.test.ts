import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deploy } from './deploy';
import { deployFunctions } from './functions';

const ACCOUNT_SID = `AC${'1'.repeat(32)}`;
const OTHER_SID = `AC${'2'.repeat(32)}`;
const LOGIN = { id: 'work', accountSid: ACCOUNT_SID, region: 'ie1', active: true };
const CRM = 'CRM | https://crm.example.com/T0K3N';

/** A command of the Twilio CLI, by the beginning of its arguments, and its output. */
interface Answer {
  readonly command: string;
  readonly stdout?: unknown;
  readonly stderr?: string;
  readonly code?: number;
}

/** An account with deployed functions, which have these variables. */
const deployed = (variables: Readonly<Record<string, string>>): Answer[] => [
  { command: '--version', stdout: 'twilio-cli/6.2.4 linux-x64 node-v20.20.2' },
  { command: 'plugins', stdout: '@twilio-labs/plugin-flex 7.1.2\n@twilio-labs/plugin-serverless 3.1.3 (link) /x' },
  { command: 'profiles:list', stdout: [LOGIN] },
  { command: 'api:flex:v1:configuration:fetch', stdout: [{ accountSid: ACCOUNT_SID }] },
  { command: 'api:core:accounts:fetch', stdout: [{ friendlyName: 'Example Inc.' }] },
  { command: 'api:serverless:v1:services:list', stdout: [{ sid: 'ZS1', uniqueName: 'interaction-webhooks' }] },
  {
    command: 'api:serverless:v1:services:environments:list',
    stdout: [{ sid: 'ZE1', domainName: 'functions.twil.io', domainSuffix: null }],
  },
  {
    command: 'api:serverless:v1:services:environments:variables:list',
    stdout: Object.entries(variables).map(([key, value], index) => ({ sid: `ZV${index}`, key, value })),
  },
  {
    command: 'api:sync:v1:services:list',
    stdout: [{ sid: 'IS1', friendlyName: 'Interaction webhooks: records', aclEnabled: true }],
  },
];

/** A CLI that answers from files, writes down its calls, and fails for a command that it does not know. */
const CLI = `#!/bin/sh
echo "$1" >> calls
[ -f "answers/$1" ] || exit 1
/bin/cat "answers/$1"
/bin/cat "answers/$1.stderr" >&2
exit "$(/bin/cat "answers/$1.code")"
`;

const before = { cwd: process.cwd(), path: process.env.PATH };
let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  process.chdir(folder);
  process.env.PATH = folder;
  printed = '';
  for (const method of ['log', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...texts: unknown[]) => {
      printed += `${texts.join(' ')}\n`;
    });
  }
  writeFileSync('functions.env', `DESTINATION_CRM=${CRM}\n`);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(before.cwd);
  process.env.PATH = before.path;
  rmSync(folder, { recursive: true });
});

function install(answers: readonly Answer[]) {
  writeFileSync('twilio', CLI);
  chmodSync('twilio', 0o755);
  mkdirSync('answers');
  for (const { command, stdout = '', stderr = '', code = 0 } of answers) {
    writeFileSync(`answers/${command}`, typeof stdout === 'string' ? stdout : JSON.stringify(stdout));
    writeFileSync(`answers/${command}.stderr`, stderr);
    writeFileSync(`answers/${command}.code`, String(code));
  }
}

/** Replaces the answer to one command. */
const except = (answers: readonly Answer[], other: Answer) =>
  answers.map((answer) => (answer.command === other.command ? other : answer));

const calls = () => (existsSync('calls') ? readFileSync('calls', 'utf8').trim().split('\n') : []);

/** The calls that could change the account. */
const changes = () => calls().filter((call) => !/^(--version|plugins|profiles:list|api:.*:(list|fetch))$/.test(call));

const failure = () =>
  deploy('impossible').then(
    () => ({ message: 'deployed', remedy: '' }),
    (error: { message: string; remedy: string }) => error,
  );

describe('stops with one sentence, before it changes anything,', () => {
  test('if the CLI is not installed', async () => {
    expect((await failure()).message).toBe('The Twilio CLI is not installed, or could not be started.');
  });

  test.each([
    ...['4.30.1', '5.18.0', '5', 'unknown'].map((version): [string, Answer, string] => [
      `the CLI has the version ${version}`,
      { command: '--version', stdout: `twilio-cli/${version} linux` },
      'twilio-cli is older than version 5.20.',
    ]),
    [
      'a plugin is missing',
      { command: 'plugins', stdout: '@twilio-labs/plugin-serverless 3.1.3' },
      'The Twilio CLI has no plugin @twilio-labs/plugin-flex.',
    ],
    [
      'a plugin is too old',
      { command: 'plugins', stdout: '@twilio-labs/plugin-serverless 3.1.3\n@twilio-labs/plugin-flex 6.0.0' },
      '@twilio-labs/plugin-flex is older than version 7.0.',
    ],
    [
      'the CLI has no profile',
      { command: 'profiles:list', stderr: 'No profiles' },
      'The Twilio CLI is not logged in to an account.',
    ],
    [
      'no profile is active',
      { command: 'profiles:list', stdout: [{ ...LOGIN, active: false }] },
      'The Twilio CLI is not logged in to an account.',
    ],
    [
      'Twilio refuses the credentials',
      {
        command: 'api:flex:v1:configuration:fetch',
        stdout: [{ code: 20003, message: 'Authenticate', status: 401 }],
        code: 20,
      },
      'Twilio does not accept the Twilio CLI’s login (error 20003).',
    ],
    [
      'the account has no Flex',
      {
        command: 'api:flex:v1:configuration:fetch',
        stdout: [{ code: 20404, message: 'The requested resource /v1/Configuration was not found', status: 404 }],
        code: 20,
      },
      `The account ${ACCOUNT_SID} (profile work) has no Flex. Nothing was changed.`,
    ],
    [
      'the credentials are those of another account',
      { command: 'api:flex:v1:configuration:fetch', stdout: [{ accountSid: OTHER_SID }] },
      `The credentials of the profile work belong to ${OTHER_SID}, not to ${ACCOUNT_SID}. Nothing was changed.`,
    ],
    [
      'Twilio refuses a request',
      { command: 'api:sync:v1:services:list', stdout: [{ code: 20429, message: 'Too many requests' }], code: 20 },
      '`twilio api:sync:v1:services:list` failed: Too many requests (20429)',
    ],
  ])('if %s', async (_, answer, message) => {
    install(except(deployed({}), answer));
    expect((await failure()).message).toBe(message);
    expect(changes()).toEqual([]);
  });

  test('if the CLI does not use the account that TWILIO_ACCOUNT_SID names, because its token is missing', async () => {
    install(deployed({}));
    jest.replaceProperty(process, 'env', { ...process.env, TWILIO_ACCOUNT_SID: OTHER_SID });
    expect((await failure()).message).toBe(
      `TWILIO_ACCOUNT_SID is ${OTHER_SID}, but the Twilio CLI uses its profile work for ${ACCOUNT_SID}.`,
    );
    expect(changes()).toEqual([]);
  });

  test('if the CLI prints something else than JSON, which can contain values', async () => {
    install(
      except(deployed({}), {
        command: 'api:serverless:v1:services:environments:variables:list',
        stdout: `DESTINATION_CRM ${CRM}`,
      }),
    );
    const { message, remedy } = await failure();
    expect(message).toBe(
      '`twilio api:serverless:v1:services:environments:variables:list` printed something unexpected.',
    );
    expect(`${printed}${message}${remedy}`).not.toContain('T0K3N');
    expect(changes()).toEqual([]);
  });

  test('if a command fails with a message that contains a value, which is masked', async () => {
    const command = 'api:serverless:v1:services:environments:variables:list';
    install(except(deployed({}), { command, stderr: `cannot read ${CRM}`, code: 1 }));
    expect((await failure()).message).toMatch(/^`twilio api:serverless\S+` failed: cannot read \*\*\*$/);
    expect(changes()).toEqual([]);
  });

  test('if functions.env is missing, unreadable or malformed, without calling the CLI', async () => {
    install(deployed({}));
    writeFileSync('functions.env', 'SWITCHED_OFF=TRUE\nDESTINATION_CRM\n');
    expect((await failure()).message.split('\n  ')).toEqual([
      'functions.env cannot be deployed. Nothing was changed.',
      'Line 1: SWITCHED_OFF must be true or false, in lowercase letters.',
      'Line 2: The line has no =. Write NAME=value, or # before a comment.',
    ]);
    rmSync('functions.env');
    expect((await failure()).message).toBe('functions.env is missing.');
    mkdirSync('functions.env');
    expect((await failure()).message).toBe('functions.env cannot be read (EISDIR).');
    expect(calls()).toEqual([]);
  });

  test('if a destination is at the functions’ own domain', async () => {
    install(deployed({}));
    writeFileSync('functions.env', 'DESTINATION_A=A | https://functions.twil.io/in\n');
    expect((await failure()).message).toContain('Line 1: DESTINATION_A has a URL at the functions’ own domain.');
    expect(changes()).toEqual([]);
  });

  test('if it would remove a destination and cannot ask', async () => {
    install(deployed({ DESTINATION_CRM: CRM, DESTINATION_OLD: 'Old | https://old.example.com/T0K3N' }));
    expect(await failure()).toMatchObject({
      message: 'This would remove DESTINATION_OLD, and no one can be asked here. Nothing was changed.',
      remedy: 'To remove it, run `npm run deploy -- --yes`. To keep it, add its line to functions.env again.',
    });
    expect(changes()).toEqual([]);
  });
});

test('shows account, profile and every change before it makes the first one, and no value', async () => {
  install(
    deployed({
      ALLOWED_HOSTS: 'secret.example.com',
      DESTINATION_CRM: 'CRM | https://crm.example.com/0LD',
      DESTINATION_OLD: 'Old | https://old.example.com/T0K3N',
      RECORDS_SYNC_SERVICE_SID: 'IS1',
      SWITCHED_OFF: 'true',
    }),
  );
  writeFileSync('functions.env', `DESTINATION_CRM=${CRM}\nDESTINATION_NEW=${CRM}\nSWITCHED_OFF=true\n`);
  await failure();
  expect(printed.trim().split('\n')).toEqual([
    `Account    ${ACCOUNT_SID} (Example Inc.)`,
    'Profile    work, region ie1',
    'Records    in the existing Sync service',
    'Functions  the deployed ones are replaced',
    'Variables  + DESTINATION_NEW',
    '           ~ DESTINATION_CRM (new value)',
    '           - ALLOWED_HOSTS',
    '           - DESTINATION_OLD',
    'Plugin     a new version is added, and not released',
  ]);
  expect(changes()).toEqual([]);
});

test('what a terminal would obey in the account’s name does not hide what is shown', async () => {
  const name = 'Example\u001b[2J\r\nAccount    AC0\u202e';
  const old = { DESTINATION_OLD: CRM };
  install(except(deployed(old), { command: 'api:core:accounts:fetch', stdout: [{ friendlyName: name }] }));
  await failure();
  expect(printed).toContain(`Account    ${ACCOUNT_SID} (Example Account AC0 )\n`);
});

test('an account whose name the login may not read is shown by its SID', async () => {
  const old = { DESTINATION_OLD: CRM };
  install(except(deployed(old), { command: 'api:core:accounts:fetch', stdout: [{ code: 20003 }], code: 20 }));
  await failure();
  expect(printed).toContain(`Account    ${ACCOUNT_SID}\n`);
});

describe('if the functions cannot be deployed, says what is deployed already, and what to do:', () => {
  const before = { serviceSid: 'ZS1', domain: 'functions.twil.io', variables: [], recordsServiceSid: 'IS1' };
  const outcome = (answer: Omit<Answer, 'command'>, serviceSid: string | null = 'ZS1') => {
    install([{ command: 'profiles:list', stdout: [LOGIN] }, answerTo(serviceSid, answer)]);
    mkdirSync('build');
    try {
      return deployFunctions({ ...before, serviceSid }, { DESTINATION_CRM: CRM }, 'IS1');
    } catch (error) {
      return error;
    }
  };
  const answerTo = (serviceSid: string | null, answer: Omit<Answer, 'command'>): Answer => ({
    command: serviceSid === null ? 'api:serverless:v1:services:create' : 'serverless:deploy',
    ...answer,
  });

  test.each([
    ['a runtime that Twilio does not offer', 'unsupported runtime: node22', /^Twilio no longer offers this runtime\./],
    ['a limit', 'Functions are limited to less than or equal to 500', /^The account has reached a limit/],
    ['any other refusal', 'undefined', /^A bare “undefined” means that Twilio could not build them\./],
  ])('%s', (_, stderr, remedy) => {
    expect(outcome({ stderr: `│ ERROR Failed API Request 20001\n│ ${stderr}`, code: 1 })).toMatchObject({
      message: expect.stringMatching(/^The functions were not deployed/),
      remedy: expect.stringMatching(remedy),
    });
    expect(printed).toContain(stderr);
  });

  test('a limit of services', () => {
    const refusal = { code: 20001, message: 'Services are limited to less than or equal to 50' };
    expect(outcome({ stdout: [refusal], code: 20 }, null)).toMatchObject({
      message: expect.stringMatching(/^Nothing is deployed yet\.\n/),
      remedy: expect.stringMatching(/^The account has reached a limit/),
    });
  });

  test('a variable that Twilio does not remove', () => {
    const result = { domain: 'functions.twil.io', serviceSid: 'ZS1', environmentSid: 'ZE1' };
    install([{ command: 'serverless:deploy', stdout: result }]);
    mkdirSync('build');
    const variables = [{ sid: 'ZV1', key: 'DESTINATION_OLD', value: 'Old | https://old.example.com/in' }];
    expect(() => deployFunctions({ ...before, variables }, { DESTINATION_CRM: CRM }, 'IS1')).toThrow(
      'The functions are deployed, but the variable DESTINATION_OLD was not removed.',
    );
  });

  test('no result of a command that creates something', () => {
    expect(outcome({}, null)).toMatchObject({
      message: 'Nothing is deployed yet.\n  `twilio api:serverless:v1:services:create` printed something unexpected.',
    });
  });

  test('other text around the CLI’s JSON, which can contain values', () => {
    const error = outcome({ stdout: `Update available\n{"domain":"${CRM}"}` });
    expect(error).toMatchObject({ message: expect.stringMatching(/^The functions are deployed, but /) });
    expect(`${printed}${error}`).not.toContain('T0K3N');
    expect(existsSync('build/functions.env')).toBe(false);
  });
});

test('Ctrl-C while the CLI deploys the plugin leaves package.json as it was', async () => {
  const manifest = '{ "name": "plugin", "version": "1.2.3" }';
  writeFileSync('package.json', manifest);
  writeFileSync(
    'twilio',
    `#!/bin/sh
[ "$1" = flex:plugins:deploy ] || exit 0
echo changed > package.json
echo started
exec /bin/sleep 60
`,
  );
  chmodSync('twilio', 0o755);
  const program = `require(${JSON.stringify(require.resolve('./plugin'))}).deployPlugin('functions.twil.io')`;
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), '--eval', program], {
    detached: true,
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await once(child.stdout, 'data');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  const [code] = await once(child, 'close');
  expect({ code, manifest: readFileSync('package.json', 'utf8') }).toEqual({ code: 1, manifest });
  expect(errors).toContain('It was interrupted.');
});

describe('--check', () => {
  const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), resolve(__dirname, 'run.ts'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  test('accepts a good file without a CLI', () => {
    expect(check(['--check'])).toMatchObject({
      status: 0,
      stdout: '✓ functions.env can be deployed. It sets 1 variable.\n',
      stderr: '',
    });
  });

  test('only checks, too, if npm takes it for its own option', () => {
    install(deployed({}));
    expect(check([], { npm_config_check: 'true' })).toMatchObject({
      status: 0,
      stdout: '✓ functions.env can be deployed. It sets 1 variable.\n',
    });
    expect(calls()).toEqual([]);
  });

  test('exits with 1 and names the lines of a bad one', () => {
    writeFileSync('functions.env', 'ALOWED_HOSTS=crm.example.com\n');
    const { status, stderr } = check(['--check']);
    expect(status).toBe(1);
    expect(stderr).toContain('Line 1: There is no variable of this name. Did you mean ALLOWED_HOSTS?');
  });

  test.each([
    ['an unknown option', ['--chek'], {}],
    ['--dry-run, which npm takes for its own,', [], { npm_config_dry_run: 'true' }],
    ['--profile=other, which npm takes for its own,', [], { npm_config_profile: 'other' }],
  ])('%s deploys nothing', (_, args, env) => {
    install(deployed({}));
    const { status, stderr } = check(args, env);
    expect(status).toBe(1);
    expect(stderr).toContain('The options are --check and --yes.');
    expect(calls()).toEqual([]);
  });
});
