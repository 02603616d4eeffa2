/** Measures the console with many webhooks: the first rows, all of them searchable, and the memory of the page. */
import type { BrowserContext, Locator } from '@playwright/test';
import { Console } from '../../e2e/browser/console';
import { registerForeign } from '../../e2e/fixtures/foreign-webhooks';
import { heapMb, withChromium, withFlex } from '../browser/chromium';
import { withFlexServer } from '../browser/flex-server';
import { type Benchmark, medianFigure } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { median } from '../core/statistics';

const ROUNDS = 5;
const COUNTS = [100, 1_000, 10_000];
const LATENCY_MS = 50;
const LIMIT_MS = 15_000;

interface Opening {
  /** The time from the click on the link, in ms. */
  readonly firstRowMs: number;
  readonly searchableMs: number;
  readonly heapBeforeMb: number;
  readonly heapAfterMb: number;
}

export const consoleBenchmark: Benchmark = {
  help: 'the console with 100, 1,000 and 10,000 webhooks',
  run: async ({ isQuick, onProgress }) => {
    onProgress('console');
    const openings = await withChromium((context) =>
      interleaved(
        isQuick ? 1 : ROUNDS,
        Object.fromEntries(COUNTS.map((count) => [count, () => openWith(count, context)])),
      ),
    );
    const samples = (count: number, key: keyof Opening) => (openings[count] ?? []).map((opening) => opening[key]);
    const row = (name: string, key: keyof Opening, unit: 'ms' | 'MB', base?: keyof Opening) => ({
      name,
      figures: COUNTS.map((count) => medianFigure(samples(count, key), unit, base ? samples(count, base) : null)),
    });
    return {
      tables: [
        {
          title: `Console, ${LATENCY_MS} ms a call`,
          columns: COUNTS.map((count) => `${count.toLocaleString('en-US')} webhooks`),
          rows: [
            row('first row', 'firstRowMs', 'ms'),
            row('all searchable', 'searchableMs', 'ms'),
            row('JavaScript heap before', 'heapBeforeMb', 'MB'),
            row('JavaScript heap with all webhooks', 'heapAfterMb', 'MB', 'heapBeforeMb'),
          ],
        },
      ],
      goals: [
        {
          name: '10,000 webhooks searchable',
          measured: median(samples(10_000, 'searchableMs')),
          limit: LIMIT_MS,
          unit: 'ms',
        },
      ],
    };
  },
};

/** Opens the console once. Starts all again before, because the functions limit the requests of a person. */
const openWith = (count: number, context: BrowserContext): Promise<Opening> =>
  withFlexServer({ latencyMs: LATENCY_MS }, ({ twilio }) => {
    for (let number = 1; number <= count; number += 1) registerForeign(twilio, { friendlyName: `Webhook ${number}` });
    return withFlex(context, twilio.origin, 'Ada', async ({ page, console }) => {
      await console.link.waitFor();
      const heapBeforeMb = await heapMb(page);
      const times = await timesToRows(console.link, 'As of ');
      return { ...times, heapBeforeMb, heapAfterMb: await heapMb(page) };
    });
  });

/** Clicks on the link of the console in the page itself, and waits there for the first row and for the summary. */
const timesToRows = (link: Locator, summary: string) =>
  link.evaluate(
    (element, { region: selector, summary: text }) =>
      new Promise<Pick<Opening, 'firstRowMs' | 'searchableMs'>>((resolve) => {
        const startedAt = performance.now();
        let firstRowMs: number | null = null;
        new MutationObserver((_, observer) => {
          const region = document.querySelector(selector);
          if (region === null) return;
          if (region.querySelector('tbody tr') !== null) firstRowMs ??= performance.now() - startedAt;
          if (firstRowMs === null || !region.textContent?.includes(text)) return;
          observer.disconnect();
          resolve({ firstRowMs, searchableMs: performance.now() - startedAt });
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }),
    { region: Console.SELECTOR, summary },
  );
