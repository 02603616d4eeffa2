/**
 * What every browser test has: a Local Twilio with a fresh world, the built plugin and functions, and people who sign
 * in. After each test nothing may have been asked of Local Twilio that it does not know, and nothing of the internet.
 */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { flexBundle } from '../../local/flex/bundle';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, type LocalTwilioOptions, startLocalTwilio } from '../../local/server';
import { BUILT_PLUGIN } from './build';
import { FlexPage } from './flex-page';

interface WorkerFixtures {
  readonly ports: { readonly flex: number; readonly functions: number };
  readonly flexFile: string;
  readonly functions: RunningFunctions;
  readonly twilioOptions: LocalTwilioOptions;
  /**
   * The browser of the first, second … person of a test, with a profile on disk. They last as long as the worker: Flex
   * is a script of 17 MB, which a browser that has seen it twice need not compile again; but it keeps what it has
   * compiled on disk only, so not for the contexts of `browser`.
   */
  readonly profile: (index: number) => Promise<BrowserContext>;
}

interface TestFixtures {
  readonly twilio: LocalTwilio;
  /** Opens Flex in a browser of its own. */
  readonly openFlex: () => Promise<FlexPage>;
  /** The same, and signs somebody in. */
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
        functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
        flexFile,
        pluginFile: BUILT_PLUGIN,
      });
    },
    { scope: 'worker' },
  ],

  profile: [
    async ({ playwright, twilioOptions }, use, { project, workerIndex }) => {
      const folder = join(project.outputDir, `profiles-${workerIndex}`);
      const open = (name: string) => playwright.chromium.launchPersistentContext(join(folder, name));
      const template = await open('template');
      await seeFlexTwice(template, twilioOptions);
      await template.close();
      const contexts: BrowserContext[] = [];
      await use(async (index) => {
        const known = contexts[index];
        if (known !== undefined) return known;
        await cp(join(folder, 'template'), join(folder, String(index)), { recursive: true });
        const context = await open(String(index));
        contexts[index] = context;
        return context;
      });
      await Promise.all(contexts.map((context) => context.close()));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  twilio: async ({ twilioOptions }, use) => {
    const twilio = await startLocalTwilio(twilioOptions);
    await use(twilio);
    await twilio.close();
    expect(twilio.unknownRequests(), 'requests that Local Twilio does not know').toEqual([]);
  },

  openFlex: async ({ profile, twilio }, use) => {
    const strangers: string[] = [];
    const pages: Page[] = [];
    await use(async () => {
      const context = await profile(pages.length);
      const page = await context.newPage();
      pages.push(page);
      watch(page, strangers);
      return new FlexPage(page, twilio.origin);
    });
    await Promise.all(pages.map(close));
    expect(strangers, 'requests to other machines').toEqual([]);
  },

  signIn: async ({ openFlex }, use) => {
    await use(async (person) => {
      const flex = await openFlex();
      await flex.signIn(person);
      return flex;
    });
  },
});

/** Has a browser compile Flex, and keep that. */
async function seeFlexTwice(context: BrowserContext, options: LocalTwilioOptions) {
  const twilio = await startLocalTwilio(options);
  const page = await context.newPage();
  const flex = new FlexPage(page, twilio.origin);
  await flex.signIn('Alice');
  await flex.reload();
  await close(page);
  await twilio.close();
}

/** Notes every request of a page that goes to another machine. */
function watch(page: Page, strangers: string[]) {
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
}

/** Signs out whoever was there, so that the next test begins with nobody. */
async function close(page: Page) {
  if (page.isClosed()) return;
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.close();
}

export { expect };
