import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { manualBackend } from '../../testing/manualBackend';
import { interactionOf, ttidOf } from '../../testing/sids';
import { runSweep, type SweepTotals } from './runSweep';

const unusedOf = (number: number) => ({
  ttid: ttidOf(number),
  interactionSid: interactionOf(number),
  why: 'ended' as const,
});

function sweep(isRehearsal: boolean) {
  const backend = manualBackend();
  const controller = new AbortController();
  const progress: SweepTotals[] = [];
  const ended = runSweep({
    backend,
    isRehearsal,
    pause: async () => {},
    signal: controller.signal,
    onProgress: (totals) => progress.push(totals),
  });
  return { backend, controller, progress, ended };
}

test('continues where each call ended, and adds up the totals', async () => {
  const { backend, progress, ended } = sweep(false);
  const first = { examined: 50, unused: [unusedOf(1), unusedOf(2)], removed: [ttidOf(1)], failed: 1, next: 40 };
  backend.last('sweep').answer(ok(first));
  await flush();
  const second = { examined: 10, unused: [unusedOf(3)], removed: [ttidOf(3)], failed: 0, next: null };
  backend.last('sweep').answer(ok(second));
  expect(await ended).toBeNull();
  expect(backend.calls.sweep.map(({ request }) => request)).toEqual([
    { from: 0, isRehearsal: false },
    { from: 40, isRehearsal: false },
  ]);
  expect(progress[progress.length - 1]).toEqual({
    examined: 60,
    unused: [unusedOf(1), unusedOf(2), unusedOf(3)],
    removed: [ttidOf(1), ttidOf(3)],
    failed: 1,
    isWaiting: false,
  });
});

test('returns the failure that stops it, after reporting the earlier progress', async () => {
  const { backend, progress, ended } = sweep(true);
  backend.last('sweep').answer(ok({ examined: 50, unused: [unusedOf(1)], removed: [], failed: 0, next: 50 }));
  await flush();
  backend.last('sweep').answer(fail({ code: 'unreachable' }));
  expect(await ended).toEqual({ code: 'unreachable' });
  expect(progress.map(({ examined }) => examined)).toEqual([50]);
});

test('reports a rate limit, then continues', async () => {
  const { backend, progress, ended } = sweep(true);
  backend.last('sweep').answer(fail({ code: 'too-many-requests', retryAfterMs: 3000 }));
  await flush();
  backend.last('sweep').answer(ok({ examined: 1, unused: [], removed: [], failed: 0, next: null }));
  expect(await ended).toBeNull();
  expect(progress.map(({ isWaiting }) => isWaiting)).toEqual([true, false]);
});

test('after an abort, sends no request and reports no progress', async () => {
  const { backend, controller, progress, ended } = sweep(false);
  controller.abort();
  backend.last('sweep').answer(ok({ examined: 50, unused: [], removed: [], failed: 0, next: 50 }));
  expect(await ended).toBeNull();
  expect(backend.calls.sweep).toHaveLength(1);
  expect(progress).toEqual([]);
});
