/** Measures how long Flex takes to start with and without the plugin, from the request of the page on. */
import type { BrowserContext } from '@playwright/test';
import { OUR_PLUGIN } from '../../e2e/browser/build';
import { FlexPage } from '../../e2e/browser/flex-page';
import { flexBundle } from '../../local/flex/bundle';
import { withChromium } from '../browser/chromium';
import { withFlexServer } from '../browser/flex-server';
import { type Benchmark, medianFigure } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { startTwilio } from '../core/local-twilio';
import { PORTS } from '../core/ports';

const ROUNDS = 20;

export const flexStartBenchmark: Benchmark = {
  help: 'how long Flex takes to start with and without the plugin',
  run: async ({ isQuick, onProgress }) => {
    onProgress('flex-start');
    const { bare, withPlugin } = await withFlexServer({ plugins: [OUR_PLUGIN] }, async ({ twilio }) => {
      const { file: flexFile } = await flexBundle({ onProgress });
      const { secondTwilio: port, functions: functionsPort } = PORTS;
      const other = await startTwilio({ port, functionsPort, flexFile, plugins: [] });
      try {
        return await withChromium(async (context) => {
          const variants = {
            bare: await opener(context, other.origin),
            withPlugin: await opener(context, twilio.origin),
          };
          return interleaved(isQuick ? 2 : ROUNDS, variants);
        });
      } finally {
        await other.close();
      }
    });
    return {
      tables: [
        {
          title: 'Start of Flex',
          columns: ['until Flex is ready'],
          rows: [
            { name: 'without the plugin', figures: [medianFigure(bare, 'ms')] },
            { name: 'with the plugin', figures: [medianFigure(withPlugin, 'ms', bare)] },
          ],
        },
      ],
      goals: [],
    };
  },
};

/** Signs Alice in, lets Chromium keep the compiled scripts, and returns a function that reloads Flex and times it. */
async function opener(context: BrowserContext, origin: string): Promise<() => Promise<number>> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('.Twilio-MainContainer') === null) return;
      observer.disconnect();
      Object.assign(window, { flexReadyAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  const flex = new FlexPage(page, origin);
  await flex.signIn('Alice');
  await flex.reload();
  return async () => {
    await page.bringToFront();
    await flex.reload();
    return page.evaluate(() => Reflect.get(window, 'flexReadyAt') as number);
  };
}
