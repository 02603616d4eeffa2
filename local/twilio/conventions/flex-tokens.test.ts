import fc from 'fast-check';
import { issueFlexToken, readFlexToken } from './flex-tokens';

const NOW = Date.UTC(2026, 0, 1);
const content = fc.record({
  identity: fc.string({ unit: 'grapheme' }),
  expiresAt: fc.integer({ min: 1, max: 1_000_000 }).map((seconds) => NOW + seconds * 1000),
});

test('a token has five parts, of which the encrypted key is empty', () => {
  fc.assert(
    fc.property(content, (given) => {
      expect(issueFlexToken(given)).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    }),
  );
});

test('a token is read as it was issued, until it expires', () => {
  fc.assert(
    fc.property(content, (given) => {
      const token = issueFlexToken(given);
      expect(readFlexToken(token, NOW)).toEqual(given);
      expect(readFlexToken(token, given.expiresAt)).toBeNull();
    }),
  );
});

test('a token with any bit changed is refused', () => {
  fc.assert(
    fc.property(content, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, position, change) => {
      const parts = issueFlexToken(given).split('.');
      const index = [0, 2, 3, 4][position % 4] ?? 0;
      const bytes = Buffer.from(parts[index] ?? '', 'base64url');
      const byte = position % bytes.length;
      bytes[byte] = (bytes[byte] ?? 0) ^ change;
      parts[index] = bytes.toString('base64url');
      expect(readFlexToken(parts.join('.'), NOW)).toBeNull();
    }),
  );
});

test.each(['', '.', '....', 'a.b.c', 'a.b.c.d.e', 'a.b.c.d.e.f'])('%p is refused', (text) => {
  expect(readFlexToken(text, NOW)).toBeNull();
});
