import type { Failure } from '../../src/contract/failures';
import { fail, ok } from '../../src/contract/result';
import type { Ttid } from '../../src/contract/sids';
import { type Ask, type Swept, sweepAll } from './passes';

const swept = (changes: Partial<Swept>): Swept => ({
  examined: 1,
  unused: [],
  removed: [],
  failed: 0,
  next: null,
  ...changes,
});
const gone = ['flex_interactionwebhook_1' as Ttid];
const unavailable: Failure = { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 7 };

/** Answers one after the other, the last for ever. */
function scripted(...answers: (Swept | Failure)[]) {
  const asked: number[] = [];
  const ask: Ask = async (place) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? swept({});
    asked.push(place);
    return 'code' in answer ? fail(answer) : ok(answer);
  };
  const waited: number[] = [];
  const wait = async (ms: number) => waited.push(ms);
  return { asked, waited, result: () => sweepAll(ask, { wait }) };
}

test('goes on where it is told to, and begins again until a pass removes nothing', async () => {
  const { asked, result } = scripted(swept({ next: 40 }), swept({ removed: gone }), swept({ next: 40 }), swept({}));
  expect(await result()).toEqual(ok({ passes: 2, calls: 4, removed: 1 }));
  expect(asked).toEqual([0, 40, 0, 40]);
});

test('begins again when something could not be removed', async () => {
  const { asked, result } = scripted(swept({ failed: 1 }), swept({}));
  expect(await result()).toMatchObject({ ok: true });
  expect(asked).toEqual([0, 0]);
});

test('waits for as long as it is told to, and asks for the same again', async () => {
  const { asked, waited, result } = scripted(swept({ next: 40 }), unavailable, swept({}));
  expect(await result()).toMatchObject({ ok: true });
  expect([asked, waited]).toEqual([[0, 40, 40], [7]]);
});

test.each<[string, (Swept | Failure)[], string]>([
  ['Twilio stays away', [unavailable], 'twilio-unavailable'],
  ['it is refused', [{ code: 'unauthenticated' }], 'unauthenticated'],
  ['no call gets any further', [swept({ next: 0 })], 'no-progress'],
  ['something never goes', [swept({ failed: 1 })], 'unfinished'],
])('gives up when %s', async (_, answers, code) => {
  expect(await scripted(...answers).result()).toMatchObject({ ok: false, failure: { code } });
});
