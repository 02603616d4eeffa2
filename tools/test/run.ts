/**
 * `npm test`: everything that has to be true of a commit. Each step runs even when an earlier one failed, so that one
 * run tells everything; the last line counts the tests.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser, installedBrowser } from './browser';

const REPORTS = 'test-results/reports';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** What a step says: at once, or all together when it has ended. */
type Output = 'inherit' | 'pipe';

async function run(
  title: string,
  command: string,
  args: readonly string[],
  { output = 'inherit', env = {} }: { output?: Output; env?: Readonly<Record<string, string>> } = {},
): Promise<boolean> {
  if (output === 'inherit') console.log(`\n— ${title} —`);
  const startedAt = Date.now();
  const child = spawn('npx', ['--no-install', command, ...args], {
    stdio: ['inherit', output, output],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(said));
  console.log(`${succeeded ? '✓' : '✗'} ${title}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return succeeded;
}

/** A step without tests of its own counts as one. */
const check = async (title: string, command: string, args: readonly string[]): Promise<Count> =>
  (await run(title, command, args, { output: 'pipe' })) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** A step with tests of its own: a run that failed without naming a failed test still counts as one failure. */
function suite(title: string, count: () => Count, succeeded: boolean): Count {
  try {
    const { passed, failed } = count();
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    console.error(`${title} left no report.`);
    return { passed: 0, failed: 1 };
  }
}

const report = <T>(file: string) => JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) as T;

async function unitTests(): Promise<Count> {
  const succeeded = await run('Unit and function tests', 'jest', [
    '--json',
    `--outputFile=${REPORTS}/jest.json`,
    '--reporters=default',
  ]);
  return suite(
    'Jest',
    () => {
      const { numPassedTests, numFailedTests } = report<{ numPassedTests: number; numFailedTests: number }>(
        'jest.json',
      );
      return { passed: numPassedTests, failed: numFailedTests };
    },
    succeeded,
  );
}

async function browserTests(): Promise<Count> {
  if (installedBrowser() === undefined && !installBrowser()) {
    console.error(
      'There is no browser for the browser tests. Install Google Chrome or Chromium, then run `npm test` again.',
    );
    return { passed: 0, failed: 1 };
  }
  const succeeded = await run('Browser tests', 'playwright', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` },
  });
  return suite(
    'Playwright',
    () => {
      const { stats } = report<{ stats: { expected: number; unexpected: number; flaky: number } }>('playwright.json');
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
    succeeded,
  );
}

async function everything(): Promise<readonly Count[]> {
  // None of these has work for two cores.
  const checks = await Promise.all([
    check('Lint and format', 'biome', ['check', '.']),
    check('Types of the plugin', 'tsc', ['-p', 'tsconfig.json']),
    check('Types of everything else', 'tsc', ['-p', 'tsconfig.node.json']),
    check('Build', 'tsx', ['e2e/browser/build.ts']),
  ]);
  return [...checks, await unitTests(), await browserTests()];
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

everything().then((counts) => {
  const total = (kind: keyof Count) => counts.reduce((sum, count) => sum + count[kind], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
});
