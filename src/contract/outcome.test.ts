import fc from 'fast-check';
import * as v from 'valibot';
import { outcome, UNANSWERED, VERDICTS, type Verdict, verdictOf } from './outcome';

const answered = (status: number) => verdictOf({ kind: 'answered', status, ms: 12 });

test.each(UNANSWERED)('without an answer, the verdict is the reason: %s', (why) => {
  expect(verdictOf({ kind: 'unanswered', why, ms: 12 })).toBe(why);
});

test.each<[number, Verdict]>([
  [200, 'works'],
  [204, 'works'],
  [299, 'works'],
  [300, 'redirect'],
  [301, 'redirect'],
  [399, 'redirect'],
  [400, 'client-error'],
  [401, 'unauthorized'],
  [402, 'client-error'],
  [403, 'unauthorized'],
  [404, 'not-there'],
  [405, 'method-refused'],
  [406, 'client-error'],
  [410, 'not-there'],
  [429, 'client-error'],
  [499, 'client-error'],
  [500, 'server-error'],
  [503, 'server-error'],
  [599, 'server-error'],
])('the verdict of the status %d is %s', (status, verdict) => {
  expect(answered(status)).toBe(verdict);
});

test.each([0, 101, 199, 600, 999])('a status that is no answer, %d, is an error of the server', (status) => {
  expect(answered(status)).toBe('server-error');
});

test('a destination works exactly if it answered with 200 to 299', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), (status) => {
      expect(answered(status) === 'works').toBe(status >= 200 && status <= 299);
    }),
  );
});

test('it works, or there are fifteen reasons why not', () => {
  expect(VERDICTS).toHaveLength(1 + 15);
  expect(new Set(VERDICTS).size).toBe(VERDICTS.length);
});

test.each([
  { kind: 'answered', status: 200, ms: 12 },
  { kind: 'unanswered', why: 'refused', ms: 0 },
])('%j is an outcome', (value) => {
  expect(v.parse(outcome, value)).toEqual(value);
});

test.each([
  { kind: 'answered', why: 'refused', ms: 12 },
  { kind: 'unanswered', why: 'another', ms: 12 },
  { kind: 'another', status: 200, ms: 12 },
  { kind: 'answered', status: 200 },
])('%j is not', (value) => {
  expect(v.safeParse(outcome, value).success).toBe(false);
});
