/**
 * `npm test`: runs all checks that every commit must pass. Each step runs even if an earlier one failed, so one run
 * shows all failures. The last line counts the tests.
 */
import { rmSync } from 'node:fs';
import { ensureBrowser, NO_BROWSER } from './browser';
import { type Count, countOf, finish, REPORTS, report, run, runCheck, runJest } from './steps';

/** The native compiler by default uses several cores, and more processor time in total. */
const checkTypes = (title: string, project: string) =>
  runCheck(title, 'node', ['node_modules/typescript-native/bin/tsc', '-p', project, '--singleThreaded']);

async function browserTests(): Promise<Count> {
  if (!ensureBrowser()) {
    console.error(`${NO_BROWSER}, then run \`npm test\` again.`);
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
  const units = await runJest('Unit and function tests', 'jest.json', []);
  return [...checks, units, await build, await browserTests()];
}

rmSync(REPORTS, { recursive: true, force: true });

runAll().then(finish);
