import { type Outcome, UNANSWERED, VERDICTS, verdictOf } from '../contract/outcome';
import { STRINGS } from '../testing/strings';
import { describeOutcome } from './outcomes';

const answered = (status: number): Outcome => ({ kind: 'answered', status, ms: 1234 });

const OUTCOMES: readonly Outcome[] = [
  ...[200, 301, 401, 404, 405, 422, 500].map(answered),
  ...UNANSWERED.map((why): Outcome => ({ kind: 'unanswered', why, ms: 1234 })),
];

const sentence = (outcome: Outcome) => describeOutcome(outcome, STRINGS.text);

test('the examples have every verdict once', () => {
  expect(OUTCOMES.map(verdictOf).sort()).toEqual([...VERDICTS].sort());
});

test('every verdict has a sentence of its own, which is filled in', () => {
  const sentences = OUTCOMES.map(sentence);
  expect(new Set(sentences).size).toBe(VERDICTS.length);
  expect(sentences.join()).not.toMatch(/\{\{|undefined/);
});

test.each(OUTCOMES.filter(({ kind }) => kind === 'answered'))(
  'the sentence for $status names the status',
  (outcome) => {
    expect(sentence(outcome)).toContain(`status ${outcome.kind === 'answered' && outcome.status}`);
  },
);

test('a success says how long it took', () => {
  expect(sentence(answered(200))).toBe('It got the event (status 200, 1,234 milliseconds).');
});

test('only what reached no server says that nothing was sent', () => {
  const unsent = OUTCOMES.filter((outcome) => sentence(outcome).includes('nothing was sent')).map(verdictOf);
  expect(unsent).toEqual([
    'not-public',
    'certificate-expired',
    'certificate-name',
    'certificate-issuer',
    'connect-timeout',
  ]);
});
