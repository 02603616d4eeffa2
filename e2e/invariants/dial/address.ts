/** IP addresses as numbers, and their texts. */
export interface Address {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** Parses the usual text of an address: four decimal numbers, or eight groups of which `::` may leave out zeros. */
export function parseAddress(text: string): Address | null {
  const four = parseFour(text);
  if (four !== null) return { version: 4, value: four };
  // An IPv4 address at the end stands for the last two groups.
  const tail = /(?<=:)[^:]*\.[^:]*$/.exec(text)?.[0];
  if (tail === undefined) return parseGroups(text);
  const low = parseFour(tail);
  if (low === null) return null;
  return parseGroups(text.slice(0, -tail.length) + [low >> 16n, low & 0xffffn].map(hex).join(':'));
}

function parseFour(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function parseGroups(text: string): Address | null {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return null;
  const before = groupsOf(left);
  const after = right === undefined ? [] : groupsOf(right);
  const missing = 8 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...new Array<string>(missing).fill('0'), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { version: 6, value: groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n) };
}

const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));

export const hex = (number: bigint) => number.toString(16);

/** Returns the parts of an address, of which each has this number of bits. */
export const parts = (value: bigint, count: number, bits: bigint): bigint[] =>
  Array.from({ length: count }, (_, index) => (value >> (BigInt(count - 1 - index) * bits)) & ((1n << bits) - 1n));

/** Returns the plainest text of an address. */
export const textOf = ({ version, value }: Address): string =>
  version === 4 ? parts(value, 4, 8n).join('.') : parts(value, 8, 16n).map(hex).join(':');
