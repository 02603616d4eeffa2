import fc from 'fast-check';
import * as v from 'valibot';
import { channelSid, instanceSid, interactionSid, taskSid, ttid, workerSid } from './sids';

const digits = fc.stringMatching(/^[0-9a-f]{32}$/);
/** A text in which each letter is upper or lower case. */
const inAnyCase = (text: fc.Arbitrary<string>) =>
  text.chain((lower) =>
    fc
      .array(fc.boolean(), { minLength: lower.length, maxLength: lower.length })
      .map((isUpper) => [...lower].map((char, index) => (isUpper[index] ? char.toUpperCase() : char)).join('')),
  );

describe.each([
  ['KD', interactionSid],
  ['UO', channelSid],
  ['WT', taskSid],
  ['WK', workerSid],
  ['GO', instanceSid],
])('a SID of the kind %s', (prefix, schema) => {
  test('is the same in every spelling of its digits', () => {
    fc.assert(
      fc.property(inAnyCase(digits), (text) => {
        expect(v.parse(schema, `${prefix}${text}`)).toBe(`${prefix}${text.toLowerCase()}`);
      }),
    );
  });

  test.each([
    ['its kind in lower case', `${prefix.toLowerCase()}${'0'.repeat(32)}`],
    ['another kind', `XX${'0'.repeat(32)}`],
    ['too few digits', `${prefix}${'0'.repeat(31)}`],
    ['too many digits', `${prefix}${'0'.repeat(33)}`],
    ['a line break', `${prefix}${'0'.repeat(32)}\n`],
    ['digits of another script', `${prefix}${'０'.repeat(32)}`],
  ])('does not have %s', (_, text) => {
    expect(v.is(schema, text)).toBe(false);
  });
});

describe('a ttid', () => {
  test('is the same in every spelling', () => {
    const tails = fc.stringMatching(/^[0-9a-z]{1,64}$/);
    fc.assert(
      fc.property(inAnyCase(tails.map((tail) => `flex_interactionwebhook_${tail}`)), (text) => {
        expect(v.parse(ttid, text)).toBe(text.toLowerCase());
      }),
    );
  });

  // The last two are the letters whose upper or lower case is k and s.
  test.each(['', 'a/b', 'a\n', '..', 'é', '\u212a', '\u017f'])('does not end in %j', (tail) => {
    expect(v.is(ttid, `flex_interactionwebhook_${tail}`)).toBe(false);
  });
});
