import { defineConfig } from '@playwright/test';
import { IS_BUILT_HERE } from './e2e/browser/deployment';
import type { ProjectOptions } from './e2e/browser/fixtures';
import { projectOf, TESTED_VERSIONS, VERSIONS_SPEC } from './e2e/flex-versions/versions';
import { BROWSER_ARGUMENTS, installedBrowser } from './tools/test/browser';

const executablePath = installedBrowser();

export default defineConfig<object, ProjectOptions>({
  testDir: 'e2e/browser',
  ...(IS_BUILT_HERE ? { globalSetup: './e2e/browser/build' } : {}),
  // The slowest files run first, so that both workers stay busy until the end.
  projects: [
    { name: 'start', testMatch: 'start.spec.ts' },
    ...TESTED_VERSIONS.map((flexVersion) => ({
      name: projectOf(flexVersion),
      testMatch: VERSIONS_SPEC,
      use: { flexVersion },
    })),
    { name: 'flex', testMatch: '*.spec.ts', testIgnore: ['start.spec.ts', VERSIONS_SPEC] },
  ],
  // Each worker runs its own Local Twilio and Flex. Two cores can run two of them.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // In the first test of a worker, each person's page has to compile Flex.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/browser',
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // No screenshots or DOM snapshots in traces, because with Flex they double the time of every test.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...BROWSER_ARGUMENTS,
        // Flex records a thousand stack traces while it loads. Otherwise each one parses its functions again.
        // Optimizing compilers take more time than they save: no test runs the same code for long.
        '--js-flags=--no-enable-lazy-source-positions --no-maglev --no-turbofan --no-flush-bytecode',
      ],
    },
  },
});
