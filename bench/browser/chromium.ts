/** Chromium for measurements, with Flex as a person has it who uses it every day. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { FlexPage } from '../../e2e/browser/flex-page';
import { BROWSER_ARGUMENTS, installedBrowser } from '../../tools/test/browser';

const TIMEOUT_MS = 120_000;

/** Calls `use` with a browser whose profile is new and on disk, where Chromium also keeps compiled scripts. */
export async function withChromium<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'));
  const executablePath = installedBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Caches the compiled Flex after its first load. By default Chromium does so after the second one.
    args: [...BROWSER_ARGUMENTS, '--blink-settings=v8CacheOptions=3'],
    viewport: { width: 1280, height: 800 },
  });
  // A slow machine has slow figures, but no failures.
  context.setDefaultTimeout(TIMEOUT_MS);
  try {
    return await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Starts Flex for a person in a new page, and calls `use`. The person is signed out before this resolves. */
export async function withFlex<T>(
  context: BrowserContext,
  origin: string,
  person: string,
  use: (flex: FlexPage) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    const flex = new FlexPage(page, origin);
    await flex.signIn(person);
    return await use(flex);
  } finally {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.close();
  }
}

/** Returns the size of the JavaScript heap of a page after a garbage collection, in MB. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    return bytes / 1024 ** 2;
  } finally {
    await session.detach();
  }
}

/** Slows the CPU of a page down, by 1 for not at all. */
export async function throttleCpu(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
