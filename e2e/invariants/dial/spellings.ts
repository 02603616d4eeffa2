/** The many ways in which a URL can name the same address or host. */
import type { SeededRandom } from '../shared/seeded-random';
import { type Address, hex, parts } from './address';

/** Writes an address as the host of a URL. */
export const spelledAddress = (address: Address, random: SeededRandom): string =>
  address.version === 4
    ? disguised(spelledFour(address.value, random), random)
    : `[${spelledSix(address.value, random)}]`;

/** One to four numbers, each decimal, octal or hexadecimal. The last one has all bits that are left. */
function spelledFour(value: bigint, random: SeededRandom): string {
  const count = 1 + random.below(4);
  const bytes = parts(value, 4, 8n);
  const last = bytes.slice(count - 1).reduce((sum, byte) => sum * 256n + byte, 0n);
  const numbers = [...bytes.slice(0, count - 1), last].map((number) => spelledNumber(number, random));
  return numbers.join('.') + (random.chance(0.1) ? '.' : '');
}

function spelledNumber(number: bigint, random: SeededRandom): string {
  const zeros = '0'.repeat(random.chance(0.2) ? random.below(12) : 0);
  return random.pick([
    number.toString(),
    `0${zeros}${number.toString(8)}`,
    `0x${zeros}${hex(number)}`,
    `0X${zeros}${hex(number).toUpperCase()}`,
  ]);
}

function spelledSix(value: bigint, random: SeededRandom): string {
  const groups = parts(value, 8, 16n);
  const hasFour = random.chance(0.3);
  const spelled = groups.slice(0, hasFour ? 6 : 8).map((group) => spelledGroup(group, random));
  if (hasFour) spelled.push(parts(value & 0xffff_ffffn, 4, 8n).join('.'));
  const zeros = groups.slice(0, spelled.length).map((group, index) => group === 0n && !(hasFour && index === 6));
  const from = zeros.indexOf(true, random.below(spelled.length));
  if (from === -1 || random.chance(0.2)) return spelled.join(':');
  let to = from;
  // Leaves out some of the zeros that follow each other, perhaps all.
  while (zeros[to] === true && (to === from || random.chance(0.8))) to += 1;
  return `${spelled.slice(0, from).join(':')}::${spelled.slice(to).join(':')}`;
}

function spelledGroup(group: bigint, random: SeededRandom): string {
  const plain = hex(group);
  const padded = random.chance(0.3) ? plain.padStart(1 + random.below(4), '0') : plain;
  return random.chance(0.3) ? padded.toUpperCase() : padded;
}

const FULL_WIDTH = 0xfee0;

/** Writes some characters of a host so that only the parser of URLs reads them as what they are. */
export function disguised(host: string, random: SeededRandom): string {
  if (random.chance(0.5)) return host;
  return [...host].map((character) => disguisedCharacter(character, random)).join('');
}

function disguisedCharacter(character: string, random: SeededRandom): string {
  if (random.chance(0.7)) return character;
  const code = character.charCodeAt(0);
  if (character === '.') return random.pick(['.', '\u3002', '\uff0e', '\uff61', '%2E', '%2e']);
  return random.pick([
    character.toUpperCase(),
    `%${code.toString(16)}`,
    String.fromCharCode(code + FULL_WIDTH),
    // Invisible, and dropped.
    `${character}\u00ad`,
    `${character}\t`,
    `\n${character}`,
  ]);
}

/** Writes a URL of a host. */
export function spelledUrl(host: string, random: SeededRandom): string {
  const start = random.pick([
    'https://',
    'https://',
    'https://',
    'HTTPS://',
    'https:\\\\',
    'https:/',
    'https:',
    ' https://',
  ]);
  const user = random.pick(['', '', '', '', 'crm.example.com@', 'crm.example.com:443@', ':@']);
  const port = random.pick(['', '', ':443', ':0443', ':8443', ':80', ':']);
  const rest = random.pick(['', '/', '/events?key=1', '?@crm.example.com', '#@crm.example.com', '\\@crm.example.com']);
  return `${start}${user}${host}${port}${rest}`;
}
