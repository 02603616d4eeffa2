import fc from 'fast-check';
import type { InteractionSid } from '../../../src/contract/sids';
import { formatFriendlyName, parseFriendlyName } from './friendly-name';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

const interaction = hex(32).map((digits) => `KD${digits}` as InteractionSid);
const wholeSecond = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);

describe('the friendly name of our webhooks', () => {
  test('can be parsed into its parts', () => {
    fc.assert(
      fc.property(interaction, wholeSecond, hex(16), (sid, createdAt, nonce) => {
        const name = { interaction: sid, createdAt, nonce };
        expect(parseFriendlyName(formatFriendlyName(name))).toEqual(name);
      }),
    );
  });

  test('contains the time in whole seconds', () => {
    const sid = `KD${'0'.repeat(32)}` as InteractionSid;
    const createdAt = Date.UTC(2026, 10, 21, 10, 0, 0, 120);
    expect(formatFriendlyName({ interaction: sid, createdAt, nonce: '0123456789abcdef' })).toBe(
      `interaction-webhooks ${sid} 2026-11-21T10:00:00Z 0123456789abcdef`,
    );
  });

  test.each([
    ['no name at all', null],
    ['an empty name', ''],
    ['the name of another program', 'CRM production'],
    ['our prefix alone', 'interaction-webhooks'],
    ['a malformed interaction', 'interaction-webhooks KD1 2026-11-21T10:00:00Z 0123456789abcdef'],
    ['another prefix', `Interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef`],
    ['a malformed time', `interaction-webhooks KD${'0'.repeat(32)} yesterday 0123456789abcdef`],
    [
      'a nonce with something before it',
      `interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z x0123456789abcdef`,
    ],
    ['a nonce that is too long', `interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef0`],
    ['an offset', `interaction-webhooks KD${'0'.repeat(32)} 2024-01-01T00:00:00+05 0123456789abcdef`],
    ['a year beyond 9999', `interaction-webhooks KD${'0'.repeat(32)} +010000-01-01T00:00:00Z 0123456789abcdef`],
    ['a fraction of a second', `interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00.000Z 0123456789abcdef`],
    ['a day that no calendar has', `interaction-webhooks KD${'0'.repeat(32)} 2026-02-30T10:00:00Z 0123456789abcdef`],
    ['a blank too many', `interaction-webhooks  KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef`],
    [
      'a prefix of the SID in lower case',
      `interaction-webhooks kd${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef`,
    ],
    ['a nonce in capitals', `interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789ABCDEF`],
    [
      'something before the prefix',
      `my interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef`,
    ],
    [
      'something after the nonce',
      `interaction-webhooks KD${'0'.repeat(32)} 2026-11-21T10:00:00Z 0123456789abcdef and more`,
    ],
  ])('is not recognized in %s', (_, name) => {
    expect(parseFriendlyName(name)).toBeNull();
  });
});

test('whatever is recognized as our name is written exactly as this plugin writes it', () => {
  const part = (own: fc.Arbitrary<string>) => fc.oneof(own, own, fc.string());
  const year = fc.constantFrom('2026', '0000', '9999', '+010000');
  const zone = fc.constantFrom('Z', '+05', '-00', '+05:30', '.000Z', 'z', '');
  const time = fc.tuple(year, zone).map(([y, z]) => `${y}-01-01T00:00:00${z}`);
  const name = fc
    .tuple(part(fc.constant('interaction-webhooks')), part(interaction), part(time), part(hex(16)))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(name, (text) => {
      const parsed = parseFriendlyName(text);
      expect(parsed === null ? text : formatFriendlyName(parsed)).toBe(text);
    }),
  );
});
