/** Other spellings of characters, all of which the URL standard reads as the plain ones. */
import fc from 'fast-check';

const FULL_WIDTH = 0xff01 - 0x21;
const CIRCLED_LETTERS = 0x24d0;
const MATHEMATICAL_LETTERS = 0x1d41a;
const MATHEMATICAL_DIGITS = 0x1d7ce;
const CIRCLED_DIGITS = 0x2460;
const SUPERSCRIPTS = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

const percent = (character: string) =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const at = (first: number, offset: number) => String.fromCodePoint(first + offset);

function spellingsOf(character: string): string[] {
  if (/[a-z]/.test(character)) {
    const place = character.charCodeAt(0) - 0x61;
    const upper = character.toUpperCase();
    const fullWidth = at(character.charCodeAt(0), FULL_WIDTH);
    return [upper, fullWidth, at(CIRCLED_LETTERS, place), at(MATHEMATICAL_LETTERS, place), percent(character)];
  }
  if (/[0-9]/.test(character)) {
    const digit = Number(character);
    const circled = digit === 0 ? '⓪' : at(CIRCLED_DIGITS, digit - 1);
    const fullWidth = at(character.charCodeAt(0), FULL_WIDTH);
    return [fullWidth, circled, at(MATHEMATICAL_DIGITS, digit), SUPERSCRIPTS[digit] ?? circled, percent(character)];
  }
  return character === '.' ? ['。', '．', '｡', '%2e', '%E3%80%82'] : [character];
}

/**
 * The same host with some characters in another spelling. Hosts with punycode stay unchanged, because the standard is
 * stricter there and allows a refusal.
 */
export const respelt = (host: string): fc.Arbitrary<string> =>
  host.includes('xn--')
    ? fc.constant(host)
    : fc
        .tuple(
          fc.array(fc.nat({ max: 4 }), { minLength: host.length, maxLength: host.length }),
          fc.constantFrom(0, 0.2, 1),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: host.length, maxLength: host.length }),
        )
        .map(([ways, share, draws]) =>
          [...host]
            .map((character, index) => {
              const written = spellingsOf(character);
              const isChanged = (draws[index] ?? 1) < share;
              return isChanged ? (written[(ways[index] ?? 0) % written.length] ?? character) : character;
            })
            .join(''),
        );

/** Invisible characters: controls, zero-width characters, direction marks, spaces, tags. */
export const invisible: fc.Arbitrary<string> = fc
  .oneof(
    fc.integer({ min: 0x00, max: 0x20 }),
    fc.integer({ min: 0x7f, max: 0xa0 }),
    fc.integer({ min: 0x200b, max: 0x200f }),
    fc.integer({ min: 0x2028, max: 0x202f }),
    fc.integer({ min: 0x2060, max: 0x2064 }),
    fc.constantFrom(0xad, 0x180e, 0x1680, 0x3000, 0xfeff, 0xe0001, 0xe0020),
  )
  .map((code) => String.fromCodePoint(code));
