import fc from 'fast-check';
import { maskSecrets } from './mask';

const SECRET = 'CRM ä | https://hooks.example.com/T0K3N-of-äther/in?key=a"b&c=d | supervisor';

test.each([
  ['the value itself', `Value '${SECRET}' is invalid`, "Value '***' is invalid"],
  ['its URL', 'Could not use https://hooks.example.com/T0K3N-of-äther/in.', 'Could not use htt***.'],
  ['a part of its path', 'Invalid segment T0K3N-of', 'Invalid segment ***'],
  ['a shortened value', 'Value https://hooks.exam… is invalid', 'Value htt***… is invalid'],
  ['the spelling in a URL', `GET /?v=${encodeURIComponent('T0K3N-of-äther/in?key=a"b')} 400`, 'GET /?v=*** 400'],
  ['the spelling in a form', `Body: Value=${new URLSearchParams({ '': 'T0K3N of|äther' }).toString().slice(1)}`, null],
  ['the spelling in JSON', JSON.stringify({ message: SECRET }), '{"message":"***"}'],
  ['another case', 'Host HOOKS.EXAMPLE.COM failed', 'Host *** failed'],
  ['a value wrapped over two lines', ' »   Error at /T0K3N-of-\n »   äther/in?key=', ' »   Error at ***'],
  ['colors', '\u001b[31mhooks\u001b[39m.example.com', '***'],
])('masks %s', (_, text, masked) => {
  if (masked === null) expect(maskSecrets(text, ['T0K3N of|äther'])).toBe('Body: Value=***');
  else expect(maskSecrets(text, [SECRET])).toBe(masked);
});

test('keeps everything else', () => {
  const text = 'Authenticate (20003): see https://www.twilio.com/docs/errors/20003 true 72';
  expect(maskSecrets(text, [SECRET, 'true', '72'])).toBe(text);
});

test('no secret, in no spelling, is left of any output', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 }).filter((secret) => /[^\s›»]{6}/.test(secret)),
      fc.string(),
      fc.string(),
      fc.constantFrom<(text: string) => string>(String, encodeURIComponent, encodeURI, (text) => JSON.stringify(text)),
      (secret, before, after, spell) => {
        const parts = secret.match(/[^\s›»*]{6,}/g) ?? [];
        const masked = maskSecrets(`${before}${spell(secret)}${after}`, [secret]);
        for (const part of parts) expect(masked).not.toContain(part);
      },
    ),
  );
});
