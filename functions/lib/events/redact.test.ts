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
])('%s is redacted', (_, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

test.each([
  '45004',
  'error 20404',
  '2026-11-21T10:00:00Z',
  'flex_interactionwebhook_01234567890123456789012345',
  'a @ b',
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

test('redacting a repetitive text is fast', () => {
  for (const part of ['a', '1-', '@', '1', '%4', 'A1']) expect(redact(part.repeat(8_192)).length).toBeLessThan(20_000);
});
