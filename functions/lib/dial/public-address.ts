/**
 * Decides which IP addresses a destination may have: those of other people's servers on the internet. Any other one
 * would let a URL reach what only this machine or its network can reach, such as the metadata of a cloud.
 *
 * The ranges are those of IANA's registries for special purposes (RFC 6890):
 * https://www.iana.org/assignments/iana-ipv4-special-registry and
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
import type net from 'node:net';

type Subnet = readonly [first: string, prefix: number];

const NOT_PUBLIC_IPV4: readonly Subnet[] = [
  ['0.0.0.0', 8], // this network, and the unspecified address
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by the customers of a provider, and metadata at Alibaba
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // metadata at Azure
  ['169.254.0.0', 16], // link-local, and metadata at most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols, and metadata at Oracle
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];

/**
 * The only range of IPv6 from which public addresses are given. Outside of it are loopback, link-local, site-local and
 * unique local addresses, multicast, and the IPv4 addresses written as IPv6: mapped, compatible, and of NAT64.
 */
const UNICAST_IPV6: Subnet = ['2000::', 3];

/** Ranges within it. */
const NOT_PUBLIC_IPV6: readonly Subnet[] = [
  ['2001::', 23], // protocols: Teredo, benchmarks, ORCHID, AMT, AS112
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which contains an IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3ffe::', 16], // 6bone, given back
  ['3fff::', 20], // documentation
];

type IsPublic = (address: string) => boolean;

/** Loads node:net with its first use, and makes the lists then. */
function makeIsPublic(): IsPublic {
  const { BlockList, isIP }: typeof net = require('node:net');
  const listOf = (subnets: readonly Subnet[], family: 'ipv4' | 'ipv6') => {
    const list = new BlockList();
    for (const [first, prefix] of subnets) list.addSubnet(first, prefix, family);
    return list;
  };
  // A list of both families would also find an IPv4 address in a subnet of mapped addresses.
  const refused4 = listOf(NOT_PUBLIC_IPV4, 'ipv4');
  const unicast6 = listOf([UNICAST_IPV6], 'ipv6');
  const refused6 = listOf(NOT_PUBLIC_IPV6, 'ipv6');
  return (address) => {
    const version = isIP(address);
    if (version === 4) return !refused4.check(address, 'ipv4');
    // A zone, as in `fe80::1%eth0`, belongs to an address that is not public.
    if (version === 6)
      return !address.includes('%') && unicast6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
    return false;
  };
}

let made: IsPublic | undefined;

/** Returns whether an IP address belongs to a server on the internet. False for a text that is no IP address. */
export const isPublicAddress: IsPublic = (address) => {
  made ??= makeIsPublic();
  return made(address);
};
