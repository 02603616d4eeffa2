import type { Answer } from '../contract/endpoints';
import type { Resolved } from '../contract/resolved';
import { fail, ok } from '../contract/result';
import type { TaskSid, Ttid } from '../contract/sids';
import { MAX_RESOLVED, type WebhookSummary } from '../contract/webhooks';
import { flush } from '../testing/flush';
import { manualBackend } from '../testing/manualBackend';
import { ManualPause } from '../testing/manualPause';
import { END, moreFrom } from '../testing/paging';
import { interactionOf, ttidOf } from '../testing/sids';
import { foreignRow, ourRow, RIGHTS, resolvedAs, waitingRow } from '../testing/webhooks';
import { createWebhookStore, LOOKED_UP, PACE_MS, SETTLE_MS } from './webhookStore';

const TASK = `WT${'1'.repeat(32)}` as TaskSid;
const NAMES = new Map([[TASK, 'Jane Miller']]);

function createStore() {
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
    async page(rows: readonly WebhookSummary[], next: Answer<'list'>['next'] = END) {
      backend.last('list').answer(ok({ ...RIGHTS, webhooks: [...rows], next }));
      await flush();
      await pass(PACE_MS);
    },
    async resolve(...answer: readonly Resolved[]) {
      backend.last('resolve').answer(ok({ webhooks: [...answer] }));
      await flush();
    },
    shown: () => [...webhooks.getSnapshot().rows.keys()],
    resolved: () => backend.calls.resolve.map(({ request }) => request.ttids),
  };
}

/** Creates a store that has loaded these rows, each of type `interaction`. */
async function createLoaded(rows: readonly WebhookSummary[]) {
  const store = createStore();
  const close = store.webhooks.open();
  await store.page(rows);
  await store.page([]);
  return { ...store, close };
}

test('pauses after each page, so that the user’s own calls get through', async () => {
  const { backend, webhooks, pass } = createStore();
  webhooks.open();
  backend.last('list').answer(ok({ ...RIGHTS, webhooks: [], next: moreFrom('1') }));
  await flush();
  expect(backend.calls.list).toHaveLength(1);
  await pass(PACE_MS);
  expect(backend.calls.list).toHaveLength(2);
});

test('ignores an answer to a load that was restarted since', async () => {
  const { backend, webhooks, page, shown } = createStore();
  webhooks.open();
  const stale = backend.last('list');
  webhooks.reload();
  stale.answer(ok({ ...RIGHTS, webhooks: [foreignRow(1)], next: END }));
  await flush();
  expect(shown()).toEqual([]);
  await page([foreignRow(2)]);
  expect(shown()).toEqual([ttidOf(2)]);
});

test('a deletion while a page is being requested does not lose the webhooks that it moves to that page', async () => {
  const { backend, webhooks, page, shown } = createStore();
  webhooks.open();
  const stale = backend.last('list');
  await page([foreignRow(1), foreignRow(2)], moreFrom('1'));
  await page([]);
  expect(backend.last('list')).not.toBe(stale);
  expect(backend.last('list').request).toEqual({ type: 'interaction', from: '1' });
  webhooks.remove(ttidOf(1));
  await page([foreignRow(4)], moreFrom('2'));
  expect(backend.last('list').request).toEqual({ type: 'interaction', from: null });
  await page([foreignRow(2), foreignRow(3)], moreFrom('1'));
  await page([foreignRow(4), foreignRow(5)]);
  expect(webhooks.getSnapshot().loading.kind).toBe('complete');
  expect(shown()).toEqual([2, 4, 3, 5].map(ttidOf));
});

test('reports a rate limit and when it ends', async () => {
  const { backend, webhooks } = createStore();
  webhooks.open();
  const failure = { code: 'too-many-requests', retryAfterMs: 3000 } as const;
  backend.last('list').answer(fail(failure));
  await flush();
  expect(webhooks.getSnapshot().loading).toEqual({ kind: 'waiting', until: 4000, failure });
});

test('resuming a failed load requests the page that failed', async () => {
  const { backend, webhooks, page, shown } = createStore();
  webhooks.open();
  await page([foreignRow(1)], moreFrom('1'));
  await page([]);
  backend.last('list').answer(fail({ code: 'unreachable' }));
  await flush();
  expect(webhooks.getSnapshot().loading.kind).toBe('failed');
  webhooks.resume();
  expect(backend.last('list').request).toEqual({ type: 'interaction', from: '1' });
  expect(shown()).toEqual([ttidOf(1)]);
});

/** As many of this plugin's webhooks as are looked up by themselves, and two older ones. */
const MANY = Array.from({ length: LOOKED_UP + 2 }, (_, index) =>
  ourRow(index + 1, {
    ours: { interactionSid: interactionOf(index + 1), attachedAt: `2026-03-01T08:00:00.${900 - index}Z` },
  }),
);

test('does not resolve rows that were visible only briefly', async () => {
  const { webhooks, pass, resolved } = await createLoaded(MANY);
  webhooks.setVisible([ttidOf(LOOKED_UP + 1)]);
  webhooks.setVisible([ttidOf(LOOKED_UP + 2)]);
  await pass(SETTLE_MS);
  expect(resolved()).toEqual([[LOOKED_UP + 2, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(ttidOf)]);
});

test('resolves the latest webhooks without being asked, and no more of them', async () => {
  const { pass, resolve, resolved } = await createLoaded(MANY);
  await pass(SETTLE_MS);
  for (let batch = 0; batch < LOOKED_UP / MAX_RESOLVED; batch += 1) await resolve();
  expect(resolved().flat()).toEqual(MANY.slice(0, LOOKED_UP).map(({ ttid }) => ttid));
});

test('resolves a row again only after a new load', async () => {
  const { webhooks, page, pass, resolve, resolved } = await createLoaded([ourRow(1)]);
  const show = async (...ttids: readonly Ttid[]) => {
    webhooks.setVisible(ttids);
    await pass(SETTLE_MS);
  };
  await show(ttidOf(1));
  await resolve(resolvedAs(1, 'bound'));
  await show(ttidOf(1));
  expect(resolved()).toHaveLength(1);
  webhooks.reload();
  await page([ourRow(1)]);
  await show(ttidOf(1));
  expect(resolved()).toHaveLength(2);
});

test('resolves a webhook once it has the interaction for which it waited', async () => {
  const { webhooks, pass, resolved } = await createLoaded([waitingRow(1)]);
  webhooks.setVisible([ttidOf(1)]);
  await pass(SETTLE_MS);
  expect(resolved()).toEqual([]);
  webhooks.update(ourRow(1));
  await pass(SETTLE_MS);
  expect(resolved()).toEqual([[ttidOf(1)]]);
});

test('resolves an unknown state again on request', async () => {
  const { backend, webhooks, resolved } = await createLoaded([ourRow(1)]);
  webhooks.resolve([ttidOf(1)]);
  backend.last('resolve').answer(fail({ code: 'unreachable' }));
  await flush();
  expect(webhooks.getSnapshot().resolutions.get(ttidOf(1))?.state).toBe('unknown');
  webhooks.resolve([ttidOf(1)]);
  expect(resolved()).toHaveLength(2);
});

test('sends no requests after closing, and keeps the rows until it opens again', async () => {
  const { webhooks, pass, close, shown, resolved, backend } = await createLoaded([ourRow(1)]);
  webhooks.setVisible([ttidOf(1)]);
  close();
  await pass(SETTLE_MS);
  expect(resolved()).toEqual([]);
  webhooks.open();
  expect(shown()).toEqual([ttidOf(1)]);
  expect(backend.last('list').request).toEqual({ type: 'interaction', from: null });
});

test('adds the name of a task as soon as it is known', async () => {
  const { webhooks, pass, resolve } = await createLoaded([ourRow(1)]);
  webhooks.setVisible([ttidOf(1)]);
  await pass(SETTLE_MS);
  await resolve(resolvedAs(1, 'bound', [{ taskSid: TASK, workerSid: null }]));
  expect(webhooks.getSnapshot().resolutions.get(ttidOf(1))).toMatchObject({ tasks: [{ taskName: 'Jane Miller' }] });
});
