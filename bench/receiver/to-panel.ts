/** Measures how long an event takes from its delivery to the receiver until the panel shows it, in the real Flex. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { FlexPage } from '../../e2e/browser/flex-page';
import { Panel } from '../../e2e/browser/panel';
import { boundTtid } from '../../e2e/fixtures/account-state';
import { aliceSubject, JANE } from '../../e2e/fixtures/subjects';
import { inspectorUrl } from '../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import type { LocalTwilio } from '../../local/server';
import { withChromium, withFlex } from '../browser/chromium';
import { withFlexServer } from '../browser/flex-server';
import { type Findings, tailFigures } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { createTimeline, delivery } from './deliveries';

const ROUNDS = 3;
const LIMIT_MS = 250;

interface Load {
  readonly name: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** The number of timelines that get the events in turn. The panel shows the first one. */
  readonly timelines: number;
}

const LOADS = {
  // Sync accepts 200 writes to one map in 10 s, and a write that is repeated counts again: no map gets more than 180.
  slow: { name: '20 events per second', perSecond: 20, seconds: 9, timelines: 1 },
  burst: { name: '200 events per second, for one interaction', perSecond: 200, seconds: 0.9, timelines: 1 },
  many: { name: '200 events per second, for ten interactions', perSecond: 200, seconds: 9, timelines: 10 },
} as const satisfies Record<string, Load>;

export const deliveryToPanel = (isQuick: boolean): Promise<Findings> =>
  withFlexServer({}, ({ twilio, functions }) =>
    withChromium((context) =>
      withFlex(context, twilio.origin, 'Alice', async (flex) => {
        await flex.openWebhooksOf(JANE);
        const measure = (load: Load) => () =>
          measureLoad(isQuick ? { ...load, seconds: Math.min(load.seconds, 1) } : load, flex, twilio, functions.origin);
        const times = await interleaved(isQuick ? 1 : ROUNDS, {
          slow: measure(LOADS.slow),
          burst: measure(LOADS.burst),
          many: measure(LOADS.many),
        });
        const rows = (['slow', 'burst', 'many'] as const).map((load) => ({
          name: LOADS[load].name,
          figures: tailFigures(times[load].flat(), 'ms'),
        }));
        const goals = rows.slice(1).map(({ name, figures }) => ({
          name: `delivery to panel, p99, ${name}`,
          measured: figures[1]?.value ?? Number.NaN,
          limit: LIMIT_MS,
          unit: 'ms' as const,
        }));
        return { tables: [{ title: 'Delivery to panel', columns: ['p50', 'p99'], rows }], goals };
      }),
    ),
  );

/** Numbers all events of a run, so that each has a type of its own. */
let events = 0;
/** Numbers the timelines of interactions that no one looks at. */
let timelines = 0;

/** Returns the times in ms after which the panel showed each event of its interaction. */
async function measureLoad(load: Load, flex: FlexPage, twilio: LocalTwilio, functionsOrigin: string) {
  const { page, panel } = flex;
  const subject = aliceSubject(twilio);
  await panel.attach('Inspector');
  await recordCounts(page);
  const urls = [twilio.world.webhooks.get(boundTtid(twilio) ?? '')?.url ?? ''];
  while (urls.length < load.timelines) {
    timelines += 1;
    urls.push(inspectorUrl(FUNCTIONS_DOMAIN, await createTimeline(twilio.origin, timelines)));
  }
  const deliveries = Array.from({ length: load.perSecond * load.seconds }, (_, index) => {
    events += 1;
    const type = `event${events}`;
    return {
      isShown: index % urls.length === 0,
      send: delivery(functionsOrigin, urls[index % urls.length] ?? '', type, subject),
    };
  });
  const sentAt: number[] = [];
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  for (const [index, { isShown, send }] of deliveries.entries()) {
    const early = startedAt + (index * 1_000) / load.perSecond - performance.now();
    if (early > 0) await wait(early);
    if (isShown) sentAt.push(Date.now());
    answers.push(send());
  }
  await Promise.all(answers);
  const countedAt = await countsOf(page, sentAt.length);
  await panel.detach();
  return sentAt.map((at, index) => (countedAt[index] ?? Number.NaN) - at);
}

/**
 * Lets the page record when its count of events reaches one, two, and so on. The rows don't show that: only those in
 * sight are drawn, so a burst passes some over.
 */
const recordCounts = (page: Page) =>
  page.evaluate((region) => {
    const countedAt: number[] = [];
    Reflect.get(window, 'counts')?.observer.disconnect();
    const observer = new MutationObserver(() => {
      const at = Date.now();
      const count = Number.parseInt(document.querySelector(`${region} h4`)?.textContent ?? '', 10);
      while (countedAt.length < count) countedAt.push(at);
    });
    Object.assign(window, { counts: { observer, countedAt } });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, Panel.SELECTOR);

/** Waits until the page has counted `count` events, and returns when it counted each, in epoch milliseconds. */
async function countsOf(page: Page, count: number): Promise<readonly number[]> {
  const handle = await page.waitForFunction(
    (all) => {
      const { countedAt } = Reflect.get(window, 'counts') as { countedAt: number[] };
      return countedAt.length >= all ? countedAt : null;
    },
    count,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue()) ?? [];
}
