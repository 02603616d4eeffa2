/**
 * Measures how long the plugin's script, and each of its parts alone, occupy the page's main thread, in a page that has
 * loaded Flex. Flex has not started, so it does not start the plugin.
 */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { flexBundle } from '../../local/flex/bundle';
import { throttleCpu, withChromium } from '../browser/chromium';
import { type Evaluation, recordEvaluations } from '../browser/evaluations';
import { withFlexServer } from '../browser/flex-server';
import { type Benchmark, medianFigure } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { median } from '../core/statistics';
import { builtPlugin } from './build';
import type { PartEntry } from './part-entries';
import { PARTS } from './parts';

const ROUNDS = 20;
const LIMIT_MS = 20;
const RATES = [1, 4];

type Script = 'plugin' | PartEntry;
type Times = Readonly<Record<Script, number>>;

const ROWS: Readonly<Record<Script, string>> = {
  plugin: 'the plugin',
  idle: 'the plugin, compiled and not run',
  theme: `${PARTS.theme}, alone`,
  paste: 'all of Paste, alone',
  sync: `${PARTS.sync}, alone`,
  texts: `${PARTS.texts}, alone`,
};

const SCRIPTS = Object.keys(ROWS) as Script[];

export const evaluationBenchmark: Benchmark = {
  help: 'how long Chromium takes to evaluate the plugin and its parts',
  run: async ({ isQuick, onProgress }) => {
    onProgress('evaluation');
    const { code, parts } = await builtPlugin();
    const codes = { plugin: code, ...parts };
    const byRate = await withFlexServer({ plugins: [] }, ({ twilio }) =>
      withChromium((context) =>
        interleaved(
          isQuick ? 2 : ROUNDS,
          Object.fromEntries(RATES.map((rate) => [rate, () => evaluate(context, twilio.origin, codes, rate)])),
        ),
      ),
    );
    const samples = (rate: number, script: Script) => (byRate[rate] ?? []).map((times) => times[script]);
    const figures = (script: Script) =>
      RATES.map((rate) =>
        medianFigure(samples(rate, script), 'ms', script === 'plugin' ? null : samples(rate, 'plugin')),
      );
    return {
      tables: [
        {
          title: 'Evaluation',
          columns: RATES.map((rate) => (rate === 1 ? 'full speed' : `a ${rate} times slower CPU`)),
          rows: SCRIPTS.map((script) => ({ name: ROWS[script], figures: figures(script) })),
        },
      ],
      goals: [
        {
          name: 'evaluation of the plugin',
          measured: median(samples(1, 'plugin')),
          limit: LIMIT_MS,
          unit: 'ms',
        },
      ],
    };
  },
};

interface FlexPage {
  readonly Twilio: { readonly Flex: { readonly Plugins: { init: () => void } } };
}

/** The globals that Flex sets when it starts, before it loads plugins. */
const GLOBALS = ['react/umd/react.production.min.js', 'react-dom/umd/react-dom.production.min.js'];

/** Loads each script once in a new page, and returns the times in ms. Rejects if a script throws. */
async function evaluate(
  context: BrowserContext,
  origin: string,
  codes: Readonly<Record<Script, string>>,
  rate: number,
): Promise<Times> {
  const { file } = await flexBundle({ onProgress: console.error });
  const page = await context.newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  for (const script of SCRIPTS) {
    await page.route(`**/${script}.js?*`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: codes[script] }),
    );
  }
  try {
    // Any page without Flex.
    await page.goto(`${origin}/plugins.json`);
    for (const global of GLOBALS) await page.addScriptTag({ content: readFileSync(require.resolve(global), 'utf8') });
    await page.addScriptTag({ url: `/flex/${basename(file)}` });
    await page.evaluate(ignorePlugins);
    await throttleCpu(page, rate);
    const session = await context.newCDPSession(page);
    const evaluations = await recordEvaluations(session);
    for (const script of SCRIPTS) {
      // Otherwise, the first script may also pay for the garbage of Flex's.
      await session.send('HeapProfiler.collectGarbage');
      // A new address keeps Chromium from using an earlier compilation.
      await page.addScriptTag({ url: `/${script}.js?${Math.random()}` });
    }
    if (errors.length > 0) throw new Error(`A script failed: ${errors.map(({ message }) => message).join(', ')}`);
    const times = await evaluations();
    return Object.fromEntries(SCRIPTS.map((script) => [script, timeOf(script, times)])) as Times;
  } finally {
    await page.close();
  }
}

/**
 * Runs in the page. Flex would warn that it has not loaded the plugin. While a debugger is attached, that took as long
 * as the rest of the plugin's script, presumably because Chromium compiles it again to find the position of the call.
 */
function ignorePlugins() {
  (window as unknown as FlexPage).Twilio.Flex.Plugins.init = () => undefined;
}

function timeOf(script: Script, evaluations: readonly Evaluation[]): number {
  const found = evaluations.find(({ url }) => url.includes(`/${script}.js?`));
  if (found === undefined) throw new Error(`Chromium did not report when it ran ${script}.js`);
  return found.ms;
}
