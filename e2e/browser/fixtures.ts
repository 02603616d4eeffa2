/**
 * The fixtures of every browser test: a Local Twilio with a fresh world, the built plugin and functions, and people who
 * sign in. After each test, expects that no request was unknown to Local Twilio, and that none went to the internet.
 */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { flexBundle } from '../../local/flex/bundle';
import type { FlexPlugin } from '../../local/flex/plugins';
import { INSTALLED_VERSION } from '../../local/flex/version';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { type LocalTwilio, type LocalTwilioOptions, startLocalTwilio } from '../../local/server';
import { DEPLOYMENT } from './deployment';
import { FlexPage } from './flex-page';

/** Options of Playwright's projects. */
export interface ProjectOptions {
  /** The version of Flex UI. */
  readonly flexVersion: string;
}

interface WorkerFixtures extends ProjectOptions {
  readonly ports: { readonly flex: number; readonly functions: number };
  readonly flexFile: string;
  readonly functions: RunningFunctions;
  readonly twilioOptions: LocalTwilioOptions;
  /**
   * The page of the first, second … person of a test, each in a context of its own. It lasts as long as the worker,
   * because a page that has run Flex, a script of 17 MB, loads it again in a third of the time.
   */
  readonly personPage: (index: number) => Promise<Page>;
}

interface TestFixtures {
  /** Flex loads and starts them in this order. */
  readonly plugins: readonly FlexPlugin[];
  readonly twilio: LocalTwilio;
  /** Opens Flex in a browser context of its own. */
  readonly openFlex: () => Promise<FlexPage>;
  /** Opens Flex in a browser context of its own, and signs a person in. */
  readonly signIn: (person: Person) => Promise<FlexPage>;
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

  flexVersion: [INSTALLED_VERSION, { scope: 'worker', option: true }],

  flexFile: [
    async ({ flexVersion }, use) => {
      const { file } = await flexBundle({ version: flexVersion, onProgress: console.log });
      await use(file);
    },
    // Another version than the installed one may have to be installed first.
    { scope: 'worker', timeout: 20 * 60_000 },
  ],

  functions: [
    async ({ ports }, use) => {
      const functions = await startFunctions({
        port: ports.functions,
        twilioOrigin: `http://127.0.0.1:${ports.flex}`,
        folder: DEPLOYMENT.functions,
        domain: DEPLOYMENT.domain,
        variables: DEPLOYMENT.variables,
        isQuiet: true,
      });
      await use(functions);
      await functions.stop();
    },
    { scope: 'worker' },
  ],

  twilioOptions: [
    async ({ ports, functions, flexFile }, use) => {
      await use({
        port: ports.flex,
        functions: { domain: DEPLOYMENT.domain, origin: functions.origin },
        flexFile,
        plugins: DEPLOYMENT.plugins,
      });
    },
    { scope: 'worker' },
  ],

  personPage: [
    async ({ browser }, use) => {
      const contexts: BrowserContext[] = [];
      await use(async (index) => {
        const context = contexts[index] ?? (await browser.newContext());
        contexts[index] = context;
        // A test may have closed the page.
        return context.pages()[0] ?? context.newPage();
      });
      await Promise.all(contexts.map((context) => context.close()));
    },
    { scope: 'worker' },
  ],

  plugins: [DEPLOYMENT.plugins, { option: true }],

  twilio: async ({ twilioOptions, plugins }, use) => {
    const twilio = await startLocalTwilio({ ...twilioOptions, plugins });
    await use(twilio);
    await twilio.close();
    expect(twilio.unknownRequests(), 'requests that Local Twilio does not know').toEqual([]);
  },

  openFlex: async ({ personPage, twilio, viewport }, use) => {
    const externalRequests: string[] = [];
    const pages: Page[] = [];
    await use(async () => {
      const page = await personPage(pages.length);
      pages.push(page);
      if (viewport !== null) await page.setViewportSize(viewport);
      recordExternal(page, externalRequests);
      return new FlexPage(page, twilio.origin);
    });
    await Promise.all(pages.map(reset));
    expect(externalRequests, 'requests to other machines').toEqual([]);
  },

  signIn: async ({ openFlex }, use) => {
    await use(async (person) => {
      const flex = await openFlex();
      await flex.signIn(person);
      return flex;
    });
  },
});

/** Records every request of a page to another machine. */
function recordExternal(page: Page, externalRequests: string[]) {
  const isLocal = (url: string) => ['localhost', '127.0.0.1', ''].includes(new URL(url).hostname);
  // A request that the page's content security policy blocks is never sent. All others finish or fail.
  page.on('requestfinished', (request) => {
    if (!isLocal(request.url())) externalRequests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    if (!isLocal(request.url()) && request.failure()?.errorText !== 'csp') externalRequests.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (!isLocal(socket.url())) externalRequests.push(socket.url());
  });
}

/** Signs the person out, and undoes what a test has changed in the page. The next test begins with an empty page. */
async function reset(page: Page) {
  if (page.isClosed()) return;
  const others = page.context().pages();
  await Promise.all(others.map((other) => other !== page && other.close()));
  await page.removeAllListeners(undefined, { behavior: 'wait' });
  await page.unrouteAll({ behavior: 'wait' });
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
}

export { expect };
