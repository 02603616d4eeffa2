/**
 * What every browser test has: a Local Twilio with a fresh world, the built plugin and functions, and people who sign
 * in. After each test nothing may have been asked of Local Twilio that it does not know, and nothing of the internet.
 */
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { flexBundle } from '../../local/flex/bundle';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';
import { BUILT_PLUGIN } from './build';
import { FlexPage } from './flex-page';

interface WorkerFixtures {
  readonly ports: { readonly flex: number; readonly functions: number };
  readonly flexFile: string;
  readonly functions: RunningFunctions;
}

interface TestFixtures {
  readonly twilio: LocalTwilio;
  /** Opens Flex in a browser of their own and signs them in. */
  readonly signIn: (identity: Person, options?: { readonly width?: number }) => Promise<FlexPage>;
}

export type Person = 'Alice' | 'Bob' | 'Sam' | 'Ada';

const FIRST_PORT = 4400;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  ports: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
    async ({}, use, { parallelIndex }) => {
      const flex = FIRST_PORT + 2 * parallelIndex;
      await use({ flex, functions: flex + 1 });
    },
    { scope: 'worker' },
  ],

  flexFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
    async ({}, use) => {
      const { file } = await flexBundle({ onProgress: () => undefined });
      await use(file);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  functions: [
    async ({ ports }, use) => {
      const functions = await startFunctions({
        port: ports.functions,
        twilioOrigin: `http://127.0.0.1:${ports.flex}`,
      });
      await use(functions);
      await functions.stop();
    },
    { scope: 'worker' },
  ],

  twilio: async ({ ports, functions, flexFile }, use) => {
    const twilio = await startLocalTwilio({
      port: ports.flex,
      functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
      flexFile,
      pluginFile: BUILT_PLUGIN,
    });
    await use(twilio);
    const unknown = await fetch(`${twilio.origin}/_local/unknown-requests`).then((answer) => answer.json());
    await twilio.close();
    expect(unknown, 'requests that Local Twilio does not know').toEqual([]);
  },

  signIn: async ({ browser, twilio }, use) => {
    const strangers: string[] = [];
    const pages: FlexPage[] = [];
    await use(async (person, { width = 1280 } = {}) => {
      const page = await newPage(browser, width, strangers);
      const flex = new FlexPage(page, twilio.origin);
      pages.push(flex);
      await flex.signIn(person);
      return flex;
    });
    await Promise.all(pages.map(({ page }) => page.context().close()));
    expect(strangers, 'requests to other machines').toEqual([]);
  },
});

async function newPage(browser: Browser, width: number, strangers: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const isHere = (url: string) => ['localhost', '127.0.0.1', ''].includes(new URL(url).hostname);
  // What the page's own policy refuses is never sent; what is sent ends one way or the other.
  page.on('requestfinished', (request) => {
    if (!isHere(request.url())) strangers.push(request.url());
  });
  page.on('requestfailed', (request) => {
    if (!isHere(request.url()) && request.failure()?.errorText !== 'csp') strangers.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (!isHere(socket.url())) strangers.push(socket.url());
  });
  return page;
}

export { expect };
