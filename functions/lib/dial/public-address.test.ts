import { isPublicAddress } from './public-address';

test.each([
  ['an IPv6 address', '2606:4700:4700::1111'],
  ['an IPv6 address in capitals', '2A00:1450:4001:82A::200E'],
  ['an IPv4 address', '93.184.215.14'],
  ['the last before a private range', '9.255.255.255'],
  ['the first after it', '11.0.0.0'],
])('%s may be public: %s', (_, address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['unspecified', '0.0.0.0'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['private', '10.1.2.3'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['shared', '100.64.0.1'],
  ['link-local', '169.254.0.1'],
  ['metadata', '169.254.169.254'],
  ['metadata', '100.100.100.200'],
  ['metadata', '192.0.0.192'],
  ['metadata', '168.63.129.16'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.1'],
  ['documentation', '203.0.113.1'],
  ['benchmarks', '198.19.255.255'],
  ['6to4 relay', '192.88.99.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['link-local', 'fe80::1'],
  ['link-local', 'fe80::1%eth0'],
  ['a zone', '2606:4700:4700::1111%eth0'],
  ['site-local', 'fec0::1'],
  ['unique local', 'fc00::1'],
  ['metadata', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['mapped', '::ffff:127.0.0.1'],
  ['mapped, of a public one', '::ffff:93.184.215.14'],
  ['mapped, in numbers', '::ffff:7f00:1'],
  ['compatible', '::127.0.0.1'],
  ['translated', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::127.0.0.1'],
  ['NAT64 of a network', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['benchmarks', '2001:2::1'],
  ['ORCHID', '2001:10::1'],
  ['documentation', '2001:db8::1'],
  ['documentation', '3fff::1'],
  ['discard only', '100::1'],
  ['segment routing', '5f00::1'],
  ['not assigned', '4000::1'],
])('%s is not public: %s', (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '',
  'localhost',
  '2130706433',
  '0x7f.1',
  '127.1',
  '8.8.8.8 ',
  '8.8.8.08',
  '[2606:4700:4700::1111]',
  // Node.js would read the address before the end that C sees in it.
  '2606:4700:4700::1111\0.example.com',
])('what is no address is not public: %j', (text) => {
  expect(isPublicAddress(text)).toBe(false);
});
