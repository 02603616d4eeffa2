/** Random addresses, most of them in or beside a range that is not public. */
import type { SeededRandom } from '../shared/seeded-random';
import { type Address, parseAddress } from './address';
import { isPublicByRegistries, RANGES, type Range } from './registries';

const BITS = { 4: 32, 6: 128 } as const;

/** Returns a random number with at most `bits` bits. */
function randomBits(random: SeededRandom, bits: number): bigint {
  let value = 0n;
  for (let done = 0; done < bits; done += 16) value = value * 65_536n + BigInt(random.below(65_536));
  return value & ((1n << BigInt(bits)) - 1n);
}

const rangesOf = (version: 4 | 6) =>
  RANGES.filter((range) => range.version === version) as unknown as readonly [Range, ...Range[]];

const RANGES_OF = { 4: rangesOf(4), 6: rangesOf(6) };

const numberOf = (text: string) => parseAddress(text)?.value ?? 0n;

/** Where an IPv4 address is part of an IPv6 address. */
const EMBEDDINGS: readonly [(v4: bigint) => bigint, ...((v4: bigint) => bigint)[]] = [
  (v4) => v4,
  (v4) => numberOf('::ffff:0:0') + v4,
  (v4) => numberOf('::ffff:0:0:0') + v4,
  (v4) => numberOf('64:ff9b::') + v4,
  (v4) => numberOf('64:ff9b:1::') + v4,
  // Of a longer prefix, the fourth part of the address begins after a byte of zeros.
  (v4) => numberOf('64:ff9b:1::') + ((v4 >> 16n) << 64n) + ((v4 & 0xffffn) << 40n),
  (v4) => numberOf('2002::') + (v4 << 80n) + 1n,
  (v4) => numberOf('2001::') + (v4 << 64n),
  (v4) => numberOf('2001::') + (v4 ^ 0xffff_ffffn),
];

/** Any address: in a range, at its edge, just outside, with an IPv4 address in it, or anywhere. */
export function anyAddress(random: SeededRandom, version: 4 | 6 = random.pick([4, 6])): Address {
  const bits = BITS[version];
  if (version === 6 && random.chance(0.3)) {
    const embed = random.pick(EMBEDDINGS);
    return { version, value: embed(anyAddress(random, 4).value) };
  }
  if (random.chance(0.2)) return { version, value: randomBits(random, bits) };
  const { first, last } = random.pick(RANGES_OF[version]);
  const inside = first + (randomBits(random, bits) % (last - first + 1n));
  const value = random.pick([first, last, first - 1n, last + 1n, inside, inside, inside]);
  return { version, value: BigInt.asUintN(bits, value) };
}

/** An address that anyone's server may have. */
export function publicAddress(random: SeededRandom, version: 4 | 6 = random.pick([4, 6])): Address {
  for (;;) {
    // The only part of IPv6 that is given to servers.
    const value = version === 4 ? randomBits(random, 32) : (1n << 125n) + randomBits(random, 125);
    if (isPublicByRegistries({ version, value })) return { version, value };
  }
}

/** An address that is not public. */
export function privateAddress(random: SeededRandom, version: 4 | 6 = random.pick([4, 6])): Address {
  for (;;) {
    const address = anyAddress(random, version);
    if (!isPublicByRegistries(address)) return address;
  }
}
