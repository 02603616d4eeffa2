import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { manualBackend } from '../../testing/manualBackend';
import { CUT_OFF, END, moreToSweep } from '../../testing/paging';
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
  const first = {
    examined: 50,
    unused: [unusedOf(1), unusedOf(2)],
    removed: [ttidOf(1)],
    failed: 1,
    next: moreToSweep('40'),
  };
  backend.last('sweep').answer(ok(first));
  await flush();
  const second = { examined: 10, unused: [unusedOf(3)], removed: [ttidOf(3)], failed: 0, next: END };
  backend.last('sweep').answer(ok(second));
  expect(await ended).toEqual({ kind: 'complete' });
  expect(backend.calls.sweep.map(({ request }) => request)).toEqual([
    { from: null, isRehearsal: false },
    { from: '40', isRehearsal: false },
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
  backend
    .last('sweep')
    .answer(ok({ examined: 50, unused: [unusedOf(1)], removed: [], failed: 0, next: moreToSweep('50') }));
  await flush();
  backend.last('sweep').answer(fail({ code: 'unreachable' }));
  expect(await ended).toEqual({ kind: 'failed', failure: { code: 'unreachable' } });
  expect(progress.map(({ examined }) => examined)).toEqual([50]);
});

test('reports a rate limit, then continues', async () => {
  const { backend, progress, ended } = sweep(true);
  backend.last('sweep').answer(fail({ code: 'too-many-requests', retryAfterMs: 3000 }));
  await flush();
  backend.last('sweep').answer(ok({ examined: 1, unused: [], removed: [], failed: 0, next: END }));
  expect(await ended).toEqual({ kind: 'complete' });
  expect(progress.map(({ isWaiting }) => isWaiting)).toEqual([true, false]);
});

test('after an abort, sends no request and reports no progress', async () => {
  const { backend, controller, progress, ended } = sweep(false);
  controller.abort();
  backend.last('sweep').answer(ok({ examined: 50, unused: [], removed: [], failed: 0, next: moreToSweep('50') }));
  expect(await ended).toBeNull();
  expect(backend.calls.sweep).toHaveLength(1);
  expect(progress).toEqual([]);
});

const NOTHING = { examined: 200, unused: [], removed: [], failed: 0 };

test('is incomplete when the list is cut off', async () => {
  const { backend, ended } = sweep(true);
  backend.last('sweep').answer(ok({ ...NOTHING, next: CUT_OFF }));
  expect(await ended).toEqual({ kind: 'incomplete' });
});

test.each([
  ['the same position', ['5@1']],
  ['the same positions in turn', ['5@1', '5@2']],
])('is incomplete when calls keep returning %s', async (_, positions) => {
  const backend = manualBackend();
  let calls = 0;
  const ended = runSweep({
    backend: {
      ...backend,
      sweep: async () => {
        calls += 1;
        return ok({ ...NOTHING, next: moreToSweep(positions[calls % positions.length] ?? '') });
      },
    },
    isRehearsal: true,
    pause: async () => {},
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  expect(await ended).toEqual({ kind: 'incomplete' });
  expect(calls).toBeLessThan(20);
});
