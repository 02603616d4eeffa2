import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseDestinations } from './destinations';
import { parseSecrets, SigningSecret } from './signing-secret';

const textOf = (key: Uint8Array) => `whsec_${Buffer.from(key).toString('base64')}`;

const keys = fc.uint8Array({ minLength: 24, maxLength: 64 });
const KEY = Buffer.alloc(32, 'k');
const SECRET = textOf(KEY);
const OTHERS = [1, 2].map((fill) => textOf(Buffer.alloc(32, fill)));

/** The only secret of a text. */
function secretOf(text: string): SigningSecret {
  const secret = SigningSecret.parse(text);
  if (secret === null) throw new Error('The text is no secret.');
  return secret;
}

describe('a secret', () => {
  test('is whsec_ and the base64 of 24 to 64 bytes', () => {
    fc.assert(
      fc.property(keys, (key) => expect(SigningSecret.parse(textOf(key))).not.toBeNull()),
      { examples: [[new Uint8Array(24)], [new Uint8Array(64)]] },
    );
  });

  test('has no other length', () => {
    const lengths = fc.oneof(fc.uint8Array({ maxLength: 23 }), fc.uint8Array({ minLength: 65, maxLength: 200 }));
    fc.assert(
      fc.property(lengths, (key) => expect(SigningSecret.parse(textOf(key))).toBeNull()),
      { examples: [[new Uint8Array(23)], [new Uint8Array(65)]] },
    );
  });

  test.each([
    ['without whsec_', SECRET.replace('whsec_', '')],
    ['in other letters', SECRET.replace('whsec_', 'WHSEC_')],
    ['without its padding', SECRET.replace('=', '')],
    ['with more padding', `${SECRET}=`],
    ['with a character that is not base64', SECRET.replace('a', '!')],
    ['in base64 for URLs', textOf(Buffer.alloc(24, 0xff)).replaceAll('/', '_')],
    ['with bits that do not count', textOf(Buffer.alloc(25)).replace('A==', 'B==')],
    ['of Stripe’s kind, in hexadecimal', `whsec_${KEY.toString('hex').slice(0, -1)}`],
    ['that is a public key', SECRET.replace('whsec_', 'whpk_')],
  ])('%s is none', (_, text) => {
    expect(SigningSecret.parse(text)).toBeNull();
  });

  test('signs with HMAC-SHA-256', () => {
    // Computed with `openssl dgst -sha256 -hmac`.
    expect(secretOf(SECRET).sign('msg_1.1700000000.a=b')).toBe('XvxTWnqtmLQlwikAHEg7vOzsQnaktWrCHkYw2izDBpo=');
  });

  test('does not appear in JSON, in a log, or in a text', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const variables = { DESTINATION_CRM: 'CRM | https://crm.example.com/', SIGNING_SECRET_CRM: textOf(key) };
        const settings = parseDestinations(variables);
        const shown = [
          JSON.stringify(settings),
          inspect(settings, { depth: null, showHidden: true }),
          String(settings),
        ];
        const hidden = [Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex'), key.join()];
        for (const text of shown) for (const secret of hidden) expect(text).not.toContain(secret);
      }),
    );
  });
});

describe('the secrets of a destination', () => {
  test('are one, or two that blanks separate', () => {
    expect(parseSecrets(SECRET)).toMatchObject({ ok: true, value: { length: 1 } });
    expect(parseSecrets(` ${SECRET} \t${OTHERS[0]} `)).toMatchObject({ ok: true, value: { length: 2 } });
  });

  test('keep their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keys, { minLength: 1, maxLength: 2, selector: textOf }), (some) => {
        const parsed = parseSecrets(some.map(textOf).join(' '));
        expect(parsed.ok && parsed.value.map((secret) => secret.sign(''))).toEqual(
          some.map((key) => secretOf(textOf(key)).sign('')),
        );
      }),
    );
  });

  test.each([
    ['', 'secret-malformed'],
    ['hush', 'secret-malformed'],
    [`${SECRET}, ${OTHERS[0]}`, 'secret-malformed'],
    [`${SECRET} hush`, 'secret-malformed'],
    [`${SECRET} ${SECRET}`, 'secret-repeated'],
    [[SECRET, ...OTHERS].join(' '), 'too-many-secrets'],
  ])('are not %p', (text, failure) => {
    expect(parseSecrets(text)).toEqual({ ok: false, failure });
  });
});
