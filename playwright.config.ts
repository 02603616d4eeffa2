import { defineConfig } from '@playwright/test';
import { installedBrowser } from './tools/test/browser';

const executablePath = installedBrowser();

export default defineConfig({
  testDir: 'e2e/browser',
  globalSetup: './e2e/browser/build',
  // What takes longest begins first, so that both workers are busy to the end.
  projects: [
    { name: 'start', testMatch: 'start.spec.ts' },
    { name: 'flex', testMatch: '*.spec.ts', testIgnore: 'start.spec.ts' },
  ],
  // Each worker has a Local Twilio and a Flex of its own; two cores carry two of them.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/browser',
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // Without pictures and copies of the page: on Flex's, these double the time of every test.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium refuses to sandbox itself as root, which is what CI is.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
