import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const CI = resolve(__dirname, '../../.ci/run');

const TEST = 'All steps: 100 passed, 0 failed';
const NODE_22 = '20 passed, 0 failed';
const DEPLOYMENT = 'deploy: 1 of 5 parts, 14 steps passed, 0 violations';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs it with an npm whose commands end with these lines, and with these exit codes. */
function run(commands: readonly (readonly [args: string, lastLine: string, code: number])[]) {
  const cases = commands.map(([args, lastLine, code]) => `"${args}") echo "${lastLine}"; exit ${code};;`);
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\nesac\nexit 99\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter) };
  const { stdout, status } = spawnSync('bash', [CI], { encoding: 'utf8', env });
  return { lastLine: stdout.trimEnd().split('\n').at(-1), status };
}

const commands = (test: string, node22: string, deployment: string, code = 0) =>
  [
    ['test', test, 0],
    ['run node-22', node22, 0],
    ['run prove -- deploy --only first', deployment, code],
  ] as const;

test.each([
  ['adds up the tests of all commands', commands(TEST, NODE_22, DEPLOYMENT), '134 passed, 0 failed', 0],
  [
    'counts a violation as a failure',
    commands(TEST, NODE_22, 'deploy: 1 of 5 parts, 13 steps passed, 1 violations', 1),
    '133 passed, 1 failed',
    1,
  ],
  ['counts a command that fails without saying so', commands(TEST, NODE_22, DEPLOYMENT, 1), '134 passed, 1 failed', 1],
  ['counts a command that ends without its last line', commands(TEST, 'Killed', DEPLOYMENT), '114 passed, 1 failed', 1],
])('CI %s', (_, given, lastLine, status) => {
  expect(run(given)).toEqual({ lastLine, status });
});
