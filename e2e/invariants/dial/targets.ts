/** Random targets of an attempt. Each knows which addresses it means. */
import type { Unanswered } from '../../../src/contract/outcome';
import type { SeededRandom } from '../shared/seeded-random';
import { type Address, textOf } from './address';
import { anyAddress, privateAddress, publicAddress } from './addresses';
import { isPublicByRegistries } from './registries';
import { disguised, spelledAddress, spelledUrl } from './spellings';
import type { Entry } from './zone';

export interface Target {
  readonly family: string;
  readonly url: string;
  /** The records of the name server about it. */
  readonly names: Readonly<Record<string, Entry>>;
  /** The addresses that it means when it is dialed, whatever its name means later. */
  readonly addresses: readonly Address[];
  /** Every connection is refused, so that is what becomes of a target that may be dialed. */
  readonly expected: Unanswered;
}

/** A target whose addresses decide what is expected has no expectation of its own. */
type Made = Omit<Target, 'family' | 'expected'> & Partial<Pick<Target, 'expected'>>;

type Family = (random: SeededRandom, number: number) => Made;

const list = <T>(length: number, item: () => T): T[] => Array.from({ length }, item);

const texts = (addresses: readonly Address[]) => addresses.map(textOf);

/** A target with a name that has these addresses now and others later. */
function named(
  random: SeededRandom,
  name: string,
  addresses: readonly Address[],
  later: readonly (readonly Address[])[] = [],
): Made {
  return {
    url: spelledUrl(disguised(name, random), random),
    names: { [name]: { kind: 'addresses', answers: [addresses, ...later].map(texts) } },
    addresses,
  };
}

/** Several addresses, of which one is not public. */
const spoiled = (random: SeededRandom) =>
  random.shuffled([privateAddress(random), ...list(1 + random.below(4), () => publicAddress(random))]);

const publicOnes = (random: SeededRandom) => list(1 + random.below(4), () => publicAddress(random));

const LOCAL_NAMES = [
  'localhost',
  'www.localhost',
  'localhost.localdomain',
  'ip6-localhost',
  'metadata.google.internal',
  'instance-data.ec2.internal',
  'metadata',
  'kubernetes.default.svc.cluster.local',
] as const;

const FAMILIES: Readonly<Record<string, Family>> = {
  'IPv4, spelled': (random) => {
    const address = anyAddress(random, 4);
    return { url: spelledUrl(spelledAddress(address, random), random), names: {}, addresses: [address] };
  },
  'IPv6, spelled': (random) => {
    const address = anyAddress(random, 6);
    return { url: spelledUrl(spelledAddress(address, random), random), names: {}, addresses: [address] };
  },
  'IPv6 with a zone': (random) => {
    const host = `${textOf(anyAddress(random, 6))}%25${random.pick(['eth0', '1', 'lo'])}`;
    return { url: spelledUrl(`[${host}]`, random), names: {}, addresses: [], expected: 'broken' };
  },
  'name of one address': (random, number) => named(random, `one-${number}.example.com`, [anyAddress(random)]),
  'name of several': (random, number) => named(random, `several-${number}.example.com`, publicOnes(random)),
  'several, one not public': (random, number) => named(random, `spoiled-${number}.example.com`, spoiled(random)),
  'local name': (random, number) => {
    const address = privateAddress(random);
    return named(random, `x${number}.${random.pick(LOCAL_NAMES)}`, [address]);
  },
  'name that contains one': (random, number) => {
    const address = anyAddress(random, 4);
    return named(random, `${textOf(address)}.n${number}.${random.pick(['nip.io', 'sslip.io'])}`, [address]);
  },
  'name of none': (random, number) => ({
    ...named(random, `none-${number}.example.com`, []),
    ...(random.chance(0.5) ? { names: {} } : {}),
  }),
  'changes to not public': (random, number) =>
    named(
      random,
      `rebound-${number}.example.com`,
      publicOnes(random),
      list(1 + random.below(3), () => (random.chance(0.5) ? [privateAddress(random)] : spoiled(random))),
    ),
  'changes to public': (random, number) =>
    named(random, `mended-${number}.example.com`, spoiled(random), [publicOnes(random)]),
  'CNAME chain': (random, number) => {
    const addresses = random.chance(0.5) ? publicOnes(random) : spoiled(random);
    const hops = 1 + random.below(15);
    const link = (hop: number) => `hop-${hop}-${number}.example.com`;
    const end = named(random, link(hops), addresses);
    const chain = list(hops, () => null).map((_, hop) => [link(hop), { kind: 'cname', to: link(hop + 1) }] as const);
    return {
      ...end,
      url: spelledUrl(disguised(link(0), random), random),
      names: { ...end.names, ...Object.fromEntries(chain) },
    };
  },
  'CNAME circle': (random, number) => {
    const [first, second] = [`left-${number}.example.com`, `right-${number}.example.com`];
    return {
      url: spelledUrl(disguised(first, random), random),
      names: { [first]: { kind: 'cname', to: second }, [second]: { kind: 'cname', to: first } },
      addresses: [],
    };
  },
  'garbled answer': (random, number) => {
    const name = `garbled-${number}.example.com`;
    const garbled = random.pick([
      '',
      '127.1',
      '0x7f000001',
      '2130706433',
      'localhost',
      'fe80::1%lo',
      '[::1]',
      '8.8.8.8 ',
    ]);
    const addresses = random.chance(0.5) ? [] : publicOnes(random);
    const answers = [random.shuffled([garbled, ...texts(addresses)])];
    return {
      ...named(random, name, addresses),
      names: { [name]: { kind: 'addresses', answers } },
      expected: 'not-public',
    };
  },
};

const NAMES = Object.keys(FAMILIES) as [string, ...string[]];

function expectedOf(addresses: readonly Address[]): Unanswered {
  if (addresses.length === 0) return 'name-not-found';
  return addresses.every(isPublicByRegistries) ? 'refused' : 'not-public';
}

export function targetOf(random: SeededRandom, number: number): Target {
  const family = NAMES[number % NAMES.length] ?? NAMES[0];
  const made = (FAMILIES[family] as Family)(random, number);
  return { family, expected: expectedOf(made.addresses), ...made };
}
