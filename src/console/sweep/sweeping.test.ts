import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { manualBackend } from '../../testing/manualBackend';
import { interactionOf, ttidOf } from '../../testing/sids';
import { type Swept, sweepAll } from './sweeping';

const unusedOf = (number: number) => ({
  ttid: ttidOf(number),
  interactionSid: interactionOf(number),
  why: 'ended' as const,
});

function sweep(isRehearsal: boolean) {
  const backend = manualBackend();
  const visit = new AbortController();
  const told: Swept[] = [];
  const ended = sweepAll({
    backend,
    isRehearsal,
    pause: async () => {},
    signal: visit.signal,
    onProgress: (swept) => told.push(swept),
  });
  return { backend, visit, told, ended };
}

test('it goes on where each call has ended, and adds up what they tell', async () => {
  const { backend, told, ended } = sweep(false);
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
  expect(told[told.length - 1]).toEqual({
    examined: 60,
    unused: [unusedOf(1), unusedOf(2), unusedOf(3)],
    removed: [ttidOf(1), ttidOf(3)],
    failed: 1,
    isWaiting: false,
  });
});

test('what stops it is told, and what was done before stays told', async () => {
  const { backend, told, ended } = sweep(true);
  backend.last('sweep').answer(ok({ examined: 50, unused: [unusedOf(1)], removed: [], failed: 0, next: 50 }));
  await flush();
  backend.last('sweep').answer(fail({ code: 'unreachable' }));
  expect(await ended).toEqual({ code: 'unreachable' });
  expect(told.map(({ examined }) => examined)).toEqual([50]);
});

test('a pause that the functions ask for is told, and then it goes on', async () => {
  const { backend, told, ended } = sweep(true);
  backend.last('sweep').answer(fail({ code: 'too-many-requests', retryAfterMs: 3000 }));
  await flush();
  backend.last('sweep').answer(ok({ examined: 1, unused: [], removed: [], failed: 0, next: null }));
  expect(await ended).toBeNull();
  expect(told.map(({ isWaiting }) => isWaiting)).toEqual([true, false]);
});

test('a sweep that was stopped asks for nothing more and tells nothing more', async () => {
  const { backend, visit, told, ended } = sweep(false);
  visit.abort();
  backend.last('sweep').answer(ok({ examined: 50, unused: [], removed: [], failed: 0, next: 50 }));
  expect(await ended).toBeNull();
  expect(backend.calls.sweep).toHaveLength(1);
  expect(told).toEqual([]);
});
