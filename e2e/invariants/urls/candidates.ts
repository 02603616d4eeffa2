/** Generators of URLs. Each one makes one family, and knows which answer the policy must give. */
import fc from 'fast-check';
import { ALLOWED, type Candidate, type Expectation, NEVER_ENTERED } from './candidate';
import {
  address,
  allowed,
  brokenName,
  elsewhere,
  homograph,
  inside,
  label,
  lookAlike,
  otherService,
  own,
  reserved,
} from './hosts';
import { invisible, respelt } from './spellings';

const MAX_LENGTH = 2_048;

/** `https` in any case. */
const scheme = fc.constantFrom('https://', 'https://', 'HTTPS://', 'hTTpS://');
/** Equal to `https://` by the URL standard, but not how a person writes it. */
const oddScheme = fc.constantFrom('https:', 'https:/', 'https:///', 'https:\\\\', 'https:/\\', 'https:////\\');
const port = fc.constantFrom('', '', '', ':443', ':', ':0443');

const printable = (maxLength: number) =>
  fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength });

/** Fragments with Twilio's connection overrides, as its documentation lists them. */
const overrides = fc
  .tuple(
    fc.constantFrom('', 'rc=0', 'rc=5', 'rc=3'),
    fc.constantFrom('', 'rp=all', 'rp=4xx,5xx', 'rp=ct,rt'),
    fc.integer({ min: 100, max: 10_000 }).chain((ms) => fc.constantFrom('', `ct=${ms}`)),
    fc.integer({ min: 100, max: 15_000 }).chain((ms) => fc.constantFrom('', `rt=${ms}`, `tt=${ms}`)),
    fc.constantFrom('', 'e=ashburn', 'e=dublin,sao-paulo', 'sni=y', 'sni=n'),
  )
  .map((pairs) => pairs.filter((pair) => pair !== '').join('&'));

/** Fragments that change nothing at Twilio, or that Twilio refuses when it sends. */
const otherFragment = fc.oneof(
  fc.tuple(label, printable(20)).map((parts) => parts.join('')),
  fc.constantFrom('rc=6', 'rc=', 'rc', 'RC=3', 'rc=3&rc=3', 'rc=3&', '&rc=3', 'rc=3&x=1', 'rc=%33', 'ct=99', 'ct=1e3'),
  fc.constantFrom('rp=ct;rt', 'rp=2xx', 'rt=15001', 'e=', 'e=a/b', 'sni=1', '/in', '@evil.tld', '!', '#rc=3'),
);

/** The part after the host, without a fragment. Its first character ends the host. */
const pathOrQuery = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('/', '?', '\\', '/in?key=', '/%2e%2e/', '/\u00fc/'), printable(20))
    .map((parts) => parts.join('').replaceAll('#', '')),
  fc
    .tuple(fc.constantFrom('/', '?', '\\'), fc.constantFrom('@', ':443@', 'x:y@', '//', '.'), elsewhere)
    .map((parts) => parts.join('')),
);

/** The part after the host. */
const tail = fc
  .tuple(pathOrQuery, overrides, fc.boolean())
  .map(([rest, fragment, hasFragment]) => (hasFragment ? `${rest}#${fragment}` : rest));

const isWithin = (host: string, domain: string) => `.${host}`.endsWith(`.${domain}`);

const mayBeEntered = (host: string) =>
  ALLOWED.some((domain) => isWithin(host, domain)) && !isWithin(host, NEVER_ENTERED);

const urlsOf = (
  family: string,
  expected: Expectation,
  hosts: fc.Arbitrary<string>,
  schemes: fc.Arbitrary<string> = scheme,
): fc.Arbitrary<Candidate> =>
  hosts.chain((host) =>
    fc
      .tuple(schemes, respelt(host), fc.constantFrom('', '', '', '.', '。'), port, tail)
      .map(([start, spelt, dot, colon, rest]) => ({
        text: `${start}${spelt}${dot}${colon}${rest}`,
        family,
        expected,
        isEnterable: mayBeEntered(host),
        host,
      })),
  );

const plain = fc.tuple(scheme, inside, tail).map((parts) => parts.join(''));

const refused = (family: string, texts: fc.Arbitrary<string>): fc.Arbitrary<Candidate> =>
  texts.map((text) => ({ text, family, expected: 'refuse', isEnterable: false, host: null }));

/** A name with letters of another alphabet. Its ASCII form is none of the allowed hosts. */
const homographs: fc.Arbitrary<Candidate> = fc.tuple(scheme, homograph, tail).map(([start, host, rest]) => ({
  text: start + host + rest,
  family: 'homographs',
  expected: 'either',
  isEnterable: false,
  host: null,
}));

const international: fc.Arbitrary<Candidate> = fc
  .tuple(
    scheme,
    fc.constantFrom('', 'eu.', 'bücher.'),
    fc.constantFrom('münchen.de', 'MÜNCHEN.de', 'mu\u0308nchen.de', 'xn--mnchen-3ya.de', 'XN--MNCHEN-3YA.de'),
    tail,
  )
  .map(([start, below, host, rest]) => ({
    text: start + below + host + rest,
    family: 'international names',
    expected: 'accept',
    isEnterable: true,
    host: `${below === 'bücher.' ? 'xn--bcher-kva.' : below}xn--mnchen-3ya.de`,
  }));

/** Marks that the URL standard removes from a host, with or without an empty user name. */
const removedMarks: fc.Arbitrary<Candidate> = fc
  .tuple(
    fc.constantFrom('@', ':@', ''),
    inside,
    fc.constantFrom('\ufe0f', '\u034f', '%E2%80%8B', '%C2%AD', '\u180b'),
    fc.nat(),
    tail,
  )
  .map(([user, host, mark, place, rest]) => {
    const index = place % (host.length + 1);
    const text = `https://${user}${host.slice(0, index)}${mark}${host.slice(index)}${rest}`;
    return { text, family: 'removed marks', expected: 'either', isEnterable: mayBeEntered(host), host };
  });

const credentials = fc.oneof(
  fc
    .tuple(scheme, label, fc.constantFrom('', ':', ':x', ':%00'), fc.oneof(inside, elsewhere), tail)
    .map(([start, user, secret, host, rest]) => `${start}${user}${secret}@${host}${rest}`),
  fc.tuple(scheme, label, inside, tail).map(([start, secret, host, rest]) => `${start}:${secret}@${host}${rest}`),
  fc
    .tuple(
      scheme,
      allowed,
      fc.constantFrom('@', ':443@', '%2f@', '%23@', '%5c@', '%20@', ';@', '／@', '＃@', '@@', ':x@'),
      elsewhere,
      tail,
    )
    .map((parts) => parts.join('')),
);

const ports = fc
  .tuple(
    scheme,
    inside,
    fc.oneof(
      fc.integer({ min: 0, max: 442 }),
      fc.integer({ min: 444, max: 99_999 }).filter((number) => number !== 443),
      fc.constantFrom('443x', '-443', '4 43', '４４３', '0x1bb', '443.'),
    ),
    tail,
  )
  .map(([start, host, number, rest]) => `${start}${host}:${number}${rest}`);

const schemes = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'http://',
        'HTTP://',
        'ftp://',
        'ws://',
        'wss://',
        'file://',
        'file:///',
        'javascript:',
        'data:text/html,',
        'blob:https://',
        'view-source:https://',
        'gopher://',
        'httpſ://',
        'https//',
        '//',
        '/',
        '',
        'https%3a//',
        'jar:https://',
        'httpss://',
        'https+x://',
        'ｈttps://',
      ),
      inside,
      tail,
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'https:',
    'https://',
    'https:///',
    'https://?',
    'https://#',
    'https://:443/',
    'https://@',
    'https://@/',
    '',
  ),
);

const withInvisible = fc.tuple(plain, invisible, fc.nat()).map(([text, character, place]) => {
  const index = place % (text.length + 1);
  return text.slice(0, index) + character + text.slice(index);
});

const fragments = fc
  .tuple(scheme, inside, pathOrQuery, otherFragment)
  .map(([start, host, rest, fragment]) => `${start}${host}${rest}#${fragment}`);

const overlong = fc.oneof(
  fc
    .tuple(inside, fc.integer({ min: MAX_LENGTH, max: MAX_LENGTH + 60 }))
    .map(([host, length]) => `https://${host}/`.padEnd(length + 1, 'a')),
  // Short enough as written, and too long once it is encoded.
  inside.map((host) => `https://${host}/`.padEnd(1_500, 'ü')),
  inside.map((host) => `https://${`${'a.'.repeat(1_100)}${host}`}/`),
);

const longest: fc.Arbitrary<Candidate> = inside.map((host) => ({
  text: `https://${host}/`.padEnd(MAX_LENGTH, 'a'),
  family: 'longest',
  expected: 'accept',
  isEnterable: mayBeEntered(host),
  host,
}));

const bare = (hosts: fc.Arbitrary<string>) =>
  fc.tuple(scheme, hosts, port, tail).map(([start, host, colon, rest]) => start + host + colon + rest);

const respeltHost = (hosts: fc.Arbitrary<string>) =>
  bare(fc.tuple(hosts.chain(respelt), fc.constantFrom('', '.', '..')).map((parts) => parts.join('')));

/** Punycode with characters added or removed is mostly invalid. */
const isBadPunycode = (host: string) =>
  host.split('.').some((part) => part.startsWith('xn--') && part !== 'xn--mnchen-3ya');

const weighted = (weight: number, arbitrary: fc.Arbitrary<Candidate>) => ({ weight, arbitrary });

export const candidates: fc.Arbitrary<Candidate> = fc.oneof(
  weighted(6, urlsOf('allowed', 'accept', inside)),
  weighted(1, urlsOf('allowed, unusual scheme', 'either', inside, oddScheme)),
  weighted(2, international),
  weighted(1, longest),
  weighted(3, urlsOf('elsewhere', 'accept', elsewhere)),
  weighted(
    6,
    urlsOf(
      'look-alikes',
      'accept',
      lookAlike.filter((host) => !isBadPunycode(host)),
    ),
  ),
  weighted(1, urlsOf('look-alikes in bad punycode', 'either', lookAlike.filter(isBadPunycode))),
  weighted(2, homographs),
  weighted(2, removedMarks),
  weighted(2, urlsOf('other services at Twilio', 'accept', otherService)),
  weighted(3, refused('own domain', respeltHost(own))),
  weighted(3, refused('fragments', fragments)),
  weighted(4, refused('credentials', credentials)),
  weighted(3, refused('ports', ports)),
  weighted(3, refused('schemes', schemes)),
  weighted(5, refused('invisible characters', withInvisible)),
  weighted(1, refused('overlong', overlong)),
  weighted(5, refused('broken names', bare(brokenName))),
  weighted(5, refused('reserved names', respeltHost(reserved))),
  weighted(8, refused('addresses', bare(address))),
);
