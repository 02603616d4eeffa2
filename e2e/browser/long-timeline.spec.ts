/** How long the panel keeps the browser busy with many events. Needs neither Flex nor Local Twilio. */
import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';

const LIMIT_MS = 100;
/** The size of the panel beside a task in a window of 1280 x 720. */
const SIZE = { width: 293, height: 579 };

/** A complete event of a trace. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** The thread's own time in microseconds, without the time that it waited for a processor. */
  readonly tdur?: number;
}

async function openTimeline(page: Page, count: number) {
  const { outputFiles } = await build({
    entryPoints: [resolve(__dirname, 'long-timeline/page.tsx')],
    bundle: true,
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await page.setViewportSize(SIZE);
  await page.setContent('<main style="height: 100vh; overflow: auto"></main>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await page.evaluate((events) => Reflect.get(window, 'load')(events), count);
  await expect(page.getByRole('heading', { name: `${count.toLocaleString('en-US')} events` })).toBeVisible();
}

/** Returns the thread time of the longest task of the page's main thread during a step, in ms. */
async function longestTask(browser: Browser, page: Page, step: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await step();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isOnMain = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && isOnMain(event));
  expect(tasks.length).toBeGreaterThan(0);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

for (const [count, limit] of [
  [1000, LIMIT_MS],
  // It is usable, if not always smooth.
  [10_000, 5 * LIMIT_MS],
] as const) {
  test(`with ${count} events, each step takes at most ${limit} ms of the main thread`, async ({ browser, page }) => {
    await openTimeline(page, count);
    const row = page.getByRole('listitem').locator('> button');
    const list = page.locator('main');
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      'opening folded events': () => row.first().click(),
      'opening an event': () => row.nth(1).click(),
      'receiving an event': () => page.evaluate((n) => Reflect.get(window, 'receive')(n), count + 100),
      filtering: () => page.getByRole('combobox').selectOption('participant'),
      searching: () => page.getByRole('searchbox').press('a'),
      'searching for more': () => page.getByRole('searchbox').press('g'),
      scrolling: () => list.evaluate((element) => element.scrollBy(0, 10_000)),
      'scrolling to the end': () => list.evaluate((element) => element.scrollTo(0, element.scrollHeight)),
    };
    const times: Record<string, number> = {};
    for (const [name, step] of Object.entries(steps)) times[name] = await longestTask(browser, page, step);
    console.log(count, times);
    for (const [name, ms] of Object.entries(times)) expect.soft(ms, name).toBeLessThanOrEqual(limit);
  });
}
