/**
 * The addresses that are not public, written from the registries of IANA alone, and read without node:net:
 *
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 * https://www.iana.org/assignments/ipv6-address-space
 * https://www.iana.org/assignments/multicast-addresses
 *
 * Ranges that a registry calls globally reachable count as not public, too: none of them is for servers.
 */
import { type Address, parseAddress } from './address';

const NOT_PUBLIC = {
  'this network': ['0.0.0.0/8', '::/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  shared: ['100.64.0.0/10'],
  loopback: ['127.0.0.0/8', '::1/128'],
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  'site-local': ['fec0::/10'],
  'metadata of a cloud': ['169.254.169.254/32', '100.100.100.200/32', '192.0.0.192/32', '168.63.129.16/32'],
  'metadata of a cloud, IPv6': ['fd00:ec2::254/128', 'fd20:ce::254/128'],
  protocols: ['192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24'],
  'protocols, IPv6': ['2001::/23', '2001:1::1/128', '2001:3::/32', '2001:4:112::/48', '2620:4f:8000::/48'],
  identifiers: ['2001:10::/28', '2001:20::/28', '2001:30::/28', '5f00::/16'],
  documentation: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  benchmarks: ['198.18.0.0/15', '2001:2::/48'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  'reserved and broadcast': ['240.0.0.0/4', '255.255.255.255/32'],
  'discard only': ['100::/64', '100:0:0:1::/64'],
  'IPv4 as IPv6': ['::/96', '::ffff:0:0/96', '::ffff:0:0:0/96'],
  NAT64: ['64:ff9b::/96', '64:ff9b:1::/48'],
  '6to4': ['192.88.99.0/24', '2002::/16'],
  Teredo: ['2001::/32'],
  '6bone': ['3ffe::/16'],
  'not assigned': ['::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3'],
  'not assigned either': ['a000::/3', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9'],
} as const;

export interface Range {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

function range(text: string): Range {
  const [address = '', prefix = ''] = text.split('/');
  const parsed = parseAddress(address);
  if (parsed === null) throw new Error(`${text} is no range`);
  const size = 1n << BigInt((parsed.version === 4 ? 32 : 128) - Number(prefix));
  return { version: parsed.version, first: parsed.value, last: parsed.value + size - 1n };
}

/** The ranges of each kind. */
export const RANGES: readonly Range[] = Object.values(NOT_PUBLIC).flat().map(range);

export const isPublicByRegistries = ({ version, value }: Address): boolean =>
  !RANGES.some((range) => range.version === version && value >= range.first && value <= range.last);
