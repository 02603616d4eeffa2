import { fail, ok } from '../contract/result';
import type { TaskSid, Ttid } from '../contract/sids';
import type { Resolved, WebhookSummary } from '../contract/webhooks';
import { flush } from '../testing/flush';
import { manualBackend } from '../testing/manualBackend';
import { ManualPause } from '../testing/manualPause';
import { ttidOf } from '../testing/sids';
import { foreignRow, ourRow, RIGHTS, resolvedAs } from '../testing/webhooks';
import { createWebhookStore, PACE_MS, SETTLE_MS } from './webhookStore';

const TASK = `WT${'1'.repeat(32)}` as TaskSid;
const NAMES = new Map([[TASK, 'Jane Miller']]);

function begin() {
  const backend = manualBackend();
  const clock = new ManualPause();
  const webhooks = createWebhookStore({ backend, lookUpNames: async () => NAMES, pause: clock.pause, now: () => 1000 });
  const pass = (milliseconds: number) => {
    clock.pass(milliseconds);
    return flush();
  };
  return {
    backend,
    webhooks,
    pass,
    async page(rows: readonly WebhookSummary[], next: number | null = null) {
      backend.last('list').answer(ok({ ...RIGHTS, webhooks: [...rows], next }));
      await flush();
      await pass(PACE_MS);
    },
    async resolve(...resolved: readonly Resolved[]) {
      backend.last('resolve').answer(ok({ webhooks: [...resolved] }));
      await flush();
    },
    shown: () => [...webhooks.getSnapshot().rows.keys()],
    asked: () => backend.calls.resolve.map(({ request }) => request.ttids),
  };
}

/** A list with these rows, each of an interaction. */
async function beginLoaded(rows: readonly WebhookSummary[]) {
  const begun = begin();
  const close = begun.webhooks.open();
  await begun.page(rows);
  await begun.page([]);
  return { ...begun, close };
}

test('a load rests after each page, so that a person’s own calls get through', async () => {
  const { backend, webhooks, pass } = begin();
  webhooks.open();
  backend.last('list').answer(ok({ ...RIGHTS, webhooks: [], next: 1 }));
  await flush();
  expect(backend.calls.list).toHaveLength(1);
  await pass(PACE_MS);
  expect(backend.calls.list).toHaveLength(2);
});

test('an answer to a load that was begun anew since is dropped', async () => {
  const { backend, webhooks, page, shown } = begin();
  webhooks.open();
  const stale = backend.last('list');
  webhooks.reload();
  stale.answer(ok({ ...RIGHTS, webhooks: [foreignRow(1)], next: null }));
  await flush();
  expect(shown()).toEqual([]);
  await page([foreignRow(2)]);
  expect(shown()).toEqual([ttidOf(2)]);
});

test('what the functions want to be left alone for is told, and until when', async () => {
  const { backend, webhooks } = begin();
  webhooks.open();
  const failure = { code: 'too-many-requests', retryAfterMs: 3000 } as const;
  backend.last('list').answer(fail(failure));
  await flush();
  expect(webhooks.getSnapshot().loading).toEqual({ kind: 'waiting', until: 4000, failure });
});

test('a load that failed goes on with the page that did not come', async () => {
  const { backend, webhooks, page, shown } = begin();
  webhooks.open();
  await page([foreignRow(1)], 1);
  await page([]);
  backend.last('list').answer(fail({ code: 'unreachable' }));
  await flush();
  expect(webhooks.getSnapshot().loading.kind).toBe('failed');
  webhooks.resume();
  expect(backend.last('list').request).toEqual({ type: 'interaction', page: 1 });
  expect(shown()).toEqual([ttidOf(1)]);
});

test('rows that are only paged through are not asked about', async () => {
  const { webhooks, pass, asked } = await beginLoaded([ourRow(1), ourRow(2)]);
  webhooks.show([ttidOf(1)]);
  webhooks.show([ttidOf(2)]);
  await pass(SETTLE_MS);
  expect(asked()).toEqual([[ttidOf(2)]]);
});

test('what was told is asked again only after a new load', async () => {
  const { webhooks, page, pass, resolve, asked } = await beginLoaded([ourRow(1)]);
  const show = async (...ttids: readonly Ttid[]) => {
    webhooks.show(ttids);
    await pass(SETTLE_MS);
  };
  await show(ttidOf(1));
  await resolve(resolvedAs(1, 'bound'));
  await show(ttidOf(1));
  expect(asked()).toHaveLength(1);
  webhooks.reload();
  await page([ourRow(1)]);
  await show(ttidOf(1));
  expect(asked()).toHaveLength(2);
});

test('one that Twilio did not answer for is asked about again when somebody looks it up', async () => {
  const { backend, webhooks, asked } = await beginLoaded([ourRow(1)]);
  webhooks.lookUp([ttidOf(1)]);
  backend.last('resolve').answer(fail({ code: 'unreachable' }));
  await flush();
  expect(webhooks.getSnapshot().resolutions.get(ttidOf(1))?.state).toBe('unknown');
  webhooks.lookUp([ttidOf(1)]);
  expect(asked()).toHaveLength(2);
});

test('once the view is left nothing more is asked, and what was there is there on coming back', async () => {
  const { webhooks, pass, close, shown, asked, backend } = await beginLoaded([ourRow(1)]);
  webhooks.show([ttidOf(1)]);
  close();
  await pass(SETTLE_MS);
  expect(asked()).toEqual([]);
  webhooks.open();
  expect(shown()).toEqual([ttidOf(1)]);
  expect(backend.last('list').request).toEqual({ type: 'interaction', page: 0 });
});

test('a task that is told is called by its name as soon as that is known', async () => {
  const { webhooks, pass, resolve } = await beginLoaded([ourRow(1)]);
  webhooks.show([ttidOf(1)]);
  await pass(SETTLE_MS);
  await resolve(resolvedAs(1, 'bound', [{ taskSid: TASK, workerSid: null }]));
  expect(webhooks.getSnapshot().resolutions.get(ttidOf(1))).toMatchObject({ tasks: [{ taskName: 'Jane Miller' }] });
});
