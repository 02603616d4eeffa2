import fc from 'fast-check';
import { redact } from './redact';

const sid = fc
  .tuple(fc.constantFrom('AC', 'CH', 'GO', 'KD', 'UO', 'UT', 'WT'), fc.stringMatching(/^[0-9a-f]{32}$/))
  .map((parts) => parts.join(''));

const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('failed', 'for', '45004', ' ', ', ')), { maxLength: 5 });

test.each([
  ['an e-mail address', 'no such user jane.miller+1@mail.example.com', 'no such user [e-mail]'],
  ['an e-mail address in a URL', 'https://crm.example.com/?who=jane%40example.com', '[e-mail]'],
  ['a telephone number', 'cannot reach whatsapp:+15005550009', 'cannot reach whatsapp:[number]'],
  ['a telephone number in groups', 'call +49 (30) 123-45 67 now', 'call [number] now'],
  ['a long run of digits', 'card 4111111111111111', 'card [number]'],
  ['digits of another script', '٠١٢٣٤٥٦٧٨٩', '[number]'],
  ['an e-mail address with a full-width sign', 'to jane＠example.com', 'to [e-mail]'],
  ['an e-mail address with a small sign', 'to jane﹫example.com', 'to [e-mail]'],
  ['an e-mail address with blanks', 'to jane @ example . com', 'to [e-mail]'],
  ['an e-mail address with blanks, and a host without a dot', 'to jane @ mailhost', 'to [e-mail]'],
  ['an e-mail address with a word for its sign', 'to jane (at) example.com', 'to [e-mail]'],
  ['an e-mail address with a word and blanks for its sign', 'to jane { at } example.com', 'to [e-mail]'],
  ['an e-mail address with a name of one letter, and blanks', 'to j @ example.com', 'to [e-mail]'],
  ['an e-mail address with a quoted name', 'to "jane miller"@example.com', 'to [e-mail]'],
  ['an e-mail address with a sign of HTML', 'to jane&#64;example.com', 'to [e-mail]'],
  ['an e-mail address with a named sign of HTML', 'to jane&commat;example.com', 'to [e-mail]'],
  ['an e-mail address with a sign of JSON', 'to jane\\u0040example.com', 'to [e-mail]'],
  ['an e-mail address with a name that decodes to a blank', 'to %0a@example.com', 'to [e-mail]'],
  ['an e-mail address that is encoded twice', 'who=jane%2540example.com', '[e-mail]'],
  ['an e-mail address with invisible characters', 'ja\u00adne\u200b@\u2060example.com', '[e-mail]'],
  ['a number with underscores', 'call 415_555_0100', 'call [number]'],
  ['a number with commas', 'call 415,555,0100', 'call [number]'],
  ['a number with letters for digits', 'call 4l5-555-O1OO now', 'call [number] now'],
  ['a number in full-width digits', 'call ４１５５５５０１００', 'call [number]'],
  ['a number in circled digits', 'call ④①⑤⑤⑤⑤⓪①⓪⓪', 'call [number]'],
  ['a number with invisible characters', 'call 415\u200b555\u200b0100', 'call [number]'],
  ['a number in percent-encoding', 'to=%2B1%20%34%31%35%2D5550100', 'to=[number]'],
  ['a number of another script in percent-encoding', 'to=%D9%A4%D9%A1%D9%A5%D9%A5%D9%A5%D9%A5%D9%A0', 'to=[number]'],
])('%s is redacted', (_, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

test.each([
  '45004',
  'error 20404',
  '2026-11-21T10:00:00Z',
  'flex_interactionwebhook_01234567890123456789012345',
  'a @ b',
  '2026-11-21 10:00:00',
  '2026-11-21T10:00:00.123Z',
  'Sat, 21 Nov 2026 10:00:00 +0000',
  'hello 12 345 look',
  'lol, I lol',
  '１００％ of %20 in ½',
])('%s is kept', (text) => {
  expect(redact(text)).toBe(text);
});

test('identifiers are kept in any text', () => {
  fc.assert(
    fc.property(words, sid, words, (before, identifier, after) => {
      // An identifier right next to an address is a part of it.
      fc.pre(![...before, ...after].some((word) => /[@%]/.test(word)));
      expect(redact(`${before.join(' ')}; ${identifier} ;${after.join(' ')}`)).toContain(identifier);
    }),
  );
});

test('an e-mail address is redacted in any text', () => {
  fc.assert(
    fc.property(words, fc.emailAddress(), words, (before, address, after) => {
      expect(redact(`${before.join('')} ${address} ${after.join('')}`)).not.toContain(address);
    }),
  );
});

test('seven digits in a row are redacted in any text without identifiers and times', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[-+ ().0-9]{0,20}$/))), (parts) => {
      expect(redact(parts.join(''))).not.toMatch(/\d{7}/);
    }),
  );
});

test('redacting a text again does not change it', () => {
  const text = fc.array(
    fc.oneof(
      words.map((parts) => parts.join(' ')),
      sid,
      fc.emailAddress(),
      fc.bigInt().map(String),
    ),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const once = redact(parts.join(' '));
      expect(redact(once)).toBe(once);
    }),
  );
});

/** Each makes some search begin at every character, and fail late. */
const HARD = [
  'a',
  '1-',
  '@',
  '1',
  '%4',
  '%25',
  '%2',
  'A1',
  'l',
  '1O',
  'O ',
  'Oa',
  '1 a',
  'a.',
  'a .',
  'a @ ',
  '(at)',
  '"',
  'a&#0',
  'a&#64;',
  '25',
];

test.each(HARD)('a text of 100 KB that repeats “%s” is redacted before the test times out', (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(redact(text).length).toBeLessThanOrEqual(text.length + '[number]'.length);
  expect(redact(`${text}#`).length).toBeLessThanOrEqual(text.length + '[number]#'.length);
});
