/**
 * Generators of hosts: public names, reserved and broken names, and IP addresses in every notation. The reserved names
 * are copied from the specification, independent of the functions.
 */
import fc from 'fast-check';
import { ALLOWED } from './candidate';
import { respelt } from './spellings';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

const joined = (characters: readonly string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength }).map((list) => list.join(''));

/** A label that begins and ends with a letter, and cannot be punycode. */
export const label = fc
  .tuple(joined(LETTERS, 1, 6), joined([...LETTERS, ...'0123456789'], 0, 6), joined(LETTERS, 1, 3))
  .map((parts) => parts.join(''));

export const allowed = fc.constantFrom(...ALLOWED);

/** An allowed host, or a subdomain of one. */
export const inside = fc.oneof(
  allowed,
  fc.tuple(label, allowed).map((labels) => labels.join('.')),
  fc.tuple(label, label, allowed).map((labels) => labels.join('.')),
);

/** Hosts that are neither allowed nor reserved. */
const ELSEWHERE = ['evil.tld', 'evil.example.net', 'attacker.com', 'a.co', 'collect.evil.dev'] as const;

export const elsewhere = fc.oneof(
  fc.constantFrom(...ELSEWHERE),
  fc.tuple(label, fc.constantFrom(...ELSEWHERE)).map((labels) => labels.join('.')),
);

/** Starts, ends or reads like an allowed host, but is another public name. */
export const lookAlike = fc.oneof(
  fc.tuple(inside, elsewhere).map((parts) => parts.join('.')),
  fc.tuple(label, allowed).map((parts) => parts.join('')),
  fc.tuple(label, allowed).map((parts) => parts.join('-')),
  fc.tuple(allowed, label).map((parts) => parts.join('-')),
  fc.tuple(allowed, label).map((parts) => parts.join('')),
  fc.tuple(allowed, elsewhere).map(([host, other]) => `${host.replaceAll('.', '-')}.${other}`),
  fc.constantFrom('example.com', 'acme.io', 'rm.example.com', 'crm.example.co', 'crm.example.com.de', 'crmexample.com'),
  fc.constantFrom('ooks.acme.io', 'hooks.acme.io.com', 'hooks-acme.io', 'mnchen-3ya.de', 'munchen.de'),
);

/** Looks like an allowed host, but one character is of another alphabet or a digit. */
export const homograph = fc.constantFrom(
  'сrm.example.com',
  'crm.exаmple.com',
  'crm.examp1e.com',
  'crm.example.соm',
  'hooks.acmе.io',
  'hооks.acme.io',
  'crm.ехample.com',
  'hooks.acme.ıo',
  'crm.eẋample.com',
);

/** The functions' own host, and those of other environments of their service. */
export const own = fc.oneof(
  fc.constantFrom(
    'interaction-webhooks-1234-dev.twil.io',
    'interaction-webhooks-1234.twil.io',
    'interaction-webhooks-1234-stage.twil.io',
    'interaction-webhooks-1234-dev-2.twil.io',
    'a.interaction-webhooks-1234-dev.twil.io',
  ),
  label.map((suffix) => `interaction-webhooks-1234-${suffix}.twil.io`),
);

/** Other services at Twilio, whose names begin or end like the functions'. */
export const otherService = fc.constantFrom(
  'interaction-webhooks-12345-dev.twil.io',
  'interaction-webhooks-1235.twil.io',
  'interaction-webhooks.twil.io',
  'interaction-webhooks-123.twil.io',
  'my-interaction-webhooks-1234-dev.twil.io',
  'webhooks-1234-dev.twil.io',
);

/** Reserved domains, as the specification lists them. */
export const RESERVED = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home.arpa',
  'corp',
  'test',
  'example',
  'invalid',
  'onion',
  'nip.io',
  'sslip.io',
  'xip.io',
  'localtest.me',
  'lvh.me',
] as const;

export const reserved = fc.oneof(
  fc.constantFrom(...RESERVED),
  fc.tuple(inside, fc.constantFrom(...RESERVED)).map((parts) => parts.join('.')),
  fc.tuple(label, fc.constantFrom(...RESERVED)).map((parts) => parts.join('.')),
  fc
    .tuple(fc.ipV4(), fc.constantFrom('.', '-'), fc.constantFrom('nip.io', 'sslip.io', 'xip.io'))
    .map(([address, separator, helper]) => `${address.replaceAll('.', separator)}.${helper}`),
);

/** A name with an empty label, a bad end or a character that no public name has. */
export const brokenName = fc.oneof(
  label,
  inside.map((host) => `${host}..`),
  inside.map((host) => `.${host}`),
  inside.map((host) => host.replace('.', '..')),
  fc
    .tuple(inside, fc.constantFrom(...'_!$&\'()*+,;=~`{}|^<>"%'), label)
    .map(([host, sign, more]) => `${more}${sign}${host}`),
  fc
    .tuple(elsewhere, fc.constantFrom('%2f', '%5c', '%23', '%3f', '%40', '%00', '%0a', '%20', '%3a'), inside)
    .map((parts) => parts.join('')),
  fc.tuple(inside, fc.integer({ min: 0, max: 99_999 })).map((parts) => parts.join('.')),
  fc.tuple(inside, fc.constantFrom('0x7f', '0x', '1a', '09')).map((parts) => parts.join('.')),
  fc.constantFrom('.', '..', 'crm', 'com', 'xn--', 'xn--a.example.com', 'xn--0.hooks.acme.io'),
);

const radix = fc.constantFrom(
  (part: number) => String(part),
  (part: number) => `0${part.toString(8)}`,
  (part: number) => `000${part.toString(8)}`,
  (part: number) => `0x${part.toString(16)}`,
  (part: number) => `0X00${part.toString(16).toUpperCase()}`,
);

/** Addresses that an attacker would choose, and random ones. */
const address32 = fc.oneof(
  fc.constantFrom(0x7f000001, 0x0a000001, 0xc0a80001, 0xac100001, 0xa9fea9fe, 0x00000000, 0xffffffff, 0x01010101),
  fc.nat({ max: 0xffffffff }),
);

/** An address in one to four parts, each in its own notation. The last part takes the remaining bits. */
const ipv4 = fc
  .tuple(address32, fc.integer({ min: 1, max: 4 }), fc.array(radix, { minLength: 4, maxLength: 4 }))
  .map(([address, count, notations]) => {
    const heads = Array.from({ length: count - 1 }, (_, index) => Math.floor(address / 2 ** (24 - 8 * index)) % 256);
    const parts = [...heads, address % 2 ** (32 - 8 * (count - 1))];
    return parts.map((part, index) => notations[index]?.(part) ?? String(part)).join('.');
  })
  .chain(respelt)
  .chain((text) => fc.constantFrom(text, text, `${text}.`, `${text}..`, `${text}。`));

const group = fc.nat({ max: 0xffff }).map((number) => number.toString(16));

const ipv6Text = fc.oneof(
  fc.ipV6(),
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc
    .tuple(fc.constantFrom('::', '::ffff:', '::FFFF:0:', '64:ff9b::', '2002::'), fc.ipV4())
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('::', '::ffff:', 'fe80::', 'fec0::', 'fd00::', 'ff02::'), group)
    .map((parts) => parts.join('')),
  fc.constantFrom('::1', '::', '0:0:0:0:0:0:0:1', '::ffff:7f00:1', '::127.0.0.1', 'fd00:ec2::254'),
);

const ipv6 = fc
  .tuple(ipv6Text, fc.constantFrom('', '', '', '%25eth0', '%eth0', '%251'), fc.constantFrom('[]', '[]', '[].', ''))
  .map(([text, zone, brackets]) => (brackets === '' ? text + zone : `[${text}${zone}]${brackets.slice(2)}`));

/** IP addresses in every notation. */
export const address = fc.oneof({ weight: 3, arbitrary: ipv4 }, { weight: 2, arbitrary: ipv6 });
