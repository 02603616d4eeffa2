import type { Failure } from '../../src/contract/failures';
import type { SweepPosition } from '../../src/contract/paging';
import { fail, ok } from '../../src/contract/result';
import type { Ttid } from '../../src/contract/sids';
import { CUT_OFF, END, moreToSweep } from '../../src/testing/paging';
import { runSweepPasses, type SweepAnswer, type SweepCall } from './passes';

const answer = (changes: Partial<SweepAnswer>): SweepAnswer => ({
  examined: 1,
  unused: [],
  removed: [],
  failed: 0,
  next: END,
  ...changes,
});
const deleted = ['flex_interactionwebhook_1' as Ttid];
const unavailable: Failure = { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 7 };

/** A sweep call that gives these answers in order and repeats the last one. */
function scripted(...answers: (SweepAnswer | Failure)[]) {
  const positions: (SweepPosition | null)[] = [];
  const call: SweepCall = async (position) => {
    const next = answers[Math.min(positions.length, answers.length - 1)] ?? answer({});
    positions.push(position);
    return 'code' in next ? fail(next) : ok(next);
  };
  const waited: number[] = [];
  const wait = async (ms: number) => waited.push(ms);
  return { positions, waited, result: () => runSweepPasses(call, { wait }) };
}

test('continues at the returned position and repeats passes until one deletes nothing', async () => {
  const { positions, result } = scripted(
    answer({ next: moreToSweep('40') }),
    answer({ removed: deleted }),
    answer({ next: moreToSweep('40') }),
    answer({}),
  );
  expect(await result()).toEqual(ok({ passes: 2, calls: 4, removed: 1 }));
  expect(positions).toEqual([null, '40', null, '40']);
});

test('repeats the pass if a webhook could not be deleted', async () => {
  const { positions, result } = scripted(answer({ failed: 1 }), answer({}));
  expect(await result()).toMatchObject({ ok: true });
  expect(positions).toEqual([null, null]);
});

test('waits for the requested time and repeats a failed call', async () => {
  const { positions, waited, result } = scripted(answer({ next: moreToSweep('40') }), unavailable, answer({}));
  expect(await result()).toMatchObject({ ok: true });
  expect([positions, waited]).toEqual([[null, '40', '40'], [7]]);
});

/** Answers that lead from page to page and back to the first of them, ten times. */
const cycle = (pages: number) =>
  Array.from({ length: 10 * pages }, (_, call) => answer({ next: moreToSweep(`0@${(call % pages) + 1}`) }));

test.each<[string, (SweepAnswer | Failure)[], string]>([
  ['Twilio stays unavailable', [unavailable], 'twilio-unavailable'],
  ['a call is refused', [{ code: 'unauthenticated' }], 'unauthenticated'],
  ['calls return to the same position', [answer({ next: moreToSweep('0') })], 'no-progress'],
  ['calls return to earlier positions', cycle(3), 'no-progress'],
  ['the list never ends', cycle(6_000), 'no-progress'],
  ['the list is cut off', [answer({ removed: deleted, next: CUT_OFF })], 'cut-off'],
  ['a webhook cannot be deleted', [answer({ failed: 1 })], 'unfinished'],
])('gives up when %s', async (_, answers, code) => {
  expect(await scripted(...answers).result()).toMatchObject({ ok: false, failure: { code } });
});
