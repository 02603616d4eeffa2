import { STRINGS } from '../../testing/strings';
import { healthLines } from './healthLines';

const NOW = Date.parse('2026-03-02T09:30:00.000Z');
const success = (at: string) => ({ at, outcome: { kind: 'answered', status: 200, ms: 40 } }) as const;
const failure = (at: string) => ({ at, outcome: { kind: 'unanswered', why: 'refused', ms: 3 } }) as const;
const EARLIER = '2026-02-27T09:30:00.000Z';
const LATER = '2026-03-01T09:30:00.000Z';

const lines = (health: Parameters<typeof healthLines>[0]) => healthLines(health, STRINGS.text, STRINGS.locale, NOW);

test('a destination that was never tried has no line', () => {
  expect(lines({ lastSuccess: null, lastFailure: null })).toEqual([]);
});

test('the latest attempt comes first', () => {
  const order = (health: Parameters<typeof healthLines>[0]) => lines(health).map(({ isSuccess }) => isSuccess);
  expect(order({ lastSuccess: success(LATER), lastFailure: failure(EARLIER) })).toEqual([true, false]);
  expect(order({ lastSuccess: success(EARLIER), lastFailure: failure(LATER) })).toEqual([false, true]);
});

test('a failure says why', () => {
  const [line] = lines({ lastSuccess: null, lastFailure: failure(LATER) });
  expect(line?.text).toMatch(/^Failed Mar 1, 2026.*: It refused the connection\./);
});
