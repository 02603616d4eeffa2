/**
 * `npm test`: runs all checks that every commit must pass. Each step runs even if an earlier one failed, so one run
 * shows all failures. The last line counts the tests.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser, installedBrowser } from './browser';

const REPORTS = 'test-results/reports';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** `inherit` shows a step's output immediately; `pipe` shows it when the step has ended. */
type Output = 'inherit' | 'pipe';

async function run(
  title: string,
  command: string,
  args: readonly string[],
  { output = 'inherit', env = {} }: { output?: Output; env?: Readonly<Record<string, string>> } = {},
): Promise<boolean> {
  if (output === 'inherit') console.log(`\n— ${title} —`);
  const startedAt = Date.now();
  // npm puts the packages' commands on the path. npx would take longer to start than some of them.
  const child = spawn(command, args, {
    stdio: ['inherit', output, output],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(chunks));
  console.log(`${succeeded ? '✓' : '✗'} ${title}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return succeeded;
}

/** Runs a step without a test report. It counts as one test. */
const runCheck = async (title: string, command: string, args: readonly string[]): Promise<Count> =>
  (await run(title, command, args, { output: 'pipe' })) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** The native compiler by default uses several cores, and more processor time in total. */
const checkTypes = (title: string, project: string) =>
  runCheck(title, 'node', ['node_modules/typescript-native/bin/tsc', '-p', project, '--singleThreaded']);

/** Counts the tests of a step from its report. A failed run counts as at least one failure. */
function countOf(title: string, count: () => Count, succeeded: boolean): Count {
  try {
    const { passed, failed } = count();
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    console.error(`${title} wrote no report.`);
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
  return countOf(
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
      'No browser found for the browser tests. Install Google Chrome or Chromium, then run `npm test` again.',
    );
    return { passed: 0, failed: 1 };
  }
  const succeeded = await run('Browser tests', 'playwright', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` },
  });
  return countOf(
    'Playwright',
    () => {
      const { stats } = report<{ stats: { expected: number; unexpected: number; flaky: number } }>('playwright.json');
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
    succeeded,
  );
}

async function runAll(): Promise<readonly Count[]> {
  // Much of the first build is waiting for packages, so the unit tests run at the same time.
  const build = runCheck('Build', 'tsx', ['e2e/browser/build.ts']);
  // Run these together, because none of them uses more than one core.
  const checks = await Promise.all([
    runCheck('Lint and format', 'biome', ['check', '.']),
    checkTypes('Types: plugin', 'tsconfig.json'),
    checkTypes('Types: everything else', 'tsconfig.node.json'),
    runCheck('Import rules and folder graph', 'tsx', ['tools/graph/run.mts', '--check']),
  ]);
  const units = await unitTests();
  return [...checks, units, await build, await browserTests()];
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

runAll().then((counts) => {
  const total = (kind: keyof Count) => counts.reduce((sum, count) => sum + count[kind], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
});
