import fc from 'fast-check';
import { redact } from './redact';

const sid = fc
  .tuple(fc.constantFrom('AC', 'CH', 'GO', 'KD', 'UO', 'UT', 'WT'), fc.stringMatching(/^[0-9a-f]{32}$/))
  .map((parts) => parts.join(''));

const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('failed', 'for', '45004', ' ', ', ')), { maxLength: 5 });

test.each([
  ['an e-mail address', 'no such user jane.miller+1@mail.example.com', 'no such user [e-mail]'],
  ['one in a URL', 'https://crm.example.com/?who=jane%40example.com', '[e-mail]'],
  ['a telephone number', 'cannot reach whatsapp:+15005550009', 'cannot reach whatsapp:[number]'],
  ['one in groups', 'call +49 (30) 123-45 67 now', 'call [number] now'],
  ['a long run of digits', 'card 4111111111111111', 'card [number]'],
  ['digits of another script', '٠١٢٣٤٥٦٧٨٩', '[number]'],
])('%s is taken out', (_, text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

test.each([
  '45004',
  'error 20404',
  '2026-11-21T10:00:00Z',
  'flex_interactionwebhook_01234567890123456789012345',
  'a @ b',
])('%s stays', (text) => {
  expect(redact(text)).toBe(text);
});

test('identifiers survive among anything', () => {
  fc.assert(
    fc.property(words, sid, words, (before, identifier, after) => {
      // What stands right next to an address belongs to it.
      fc.pre(![...before, ...after].some((word) => /[@%]/.test(word)));
      expect(redact(`${before.join(' ')}; ${identifier} ;${after.join(' ')}`)).toContain(identifier);
    }),
  );
});

test('an e-mail address does not survive anywhere', () => {
  fc.assert(
    fc.property(words, fc.emailAddress(), words, (before, address, after) => {
      expect(redact(`${before.join('')} ${address} ${after.join('')}`)).not.toContain(address);
    }),
  );
});

test('seven digits in a row survive only within identifiers and times', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[-+ ().0-9]{0,20}$/))), (parts) => {
      expect(redact(parts.join(''))).not.toMatch(/\d{7}/);
    }),
  );
});

test('redacting twice is redacting once', () => {
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

test('no text takes long to search', () => {
  for (const part of ['a', '1-', '@', '1', '%4', 'A1']) expect(redact(part.repeat(8_192)).length).toBeLessThan(20_000);
});
