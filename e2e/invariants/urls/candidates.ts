/** All tricks, each by one generator that knows what it has made. */
import fc from 'fast-check';
import { ALLOWED, type Candidate, type Verdict } from './candidate';
import { address, allowed, brokenName, elsewhere, homograph, inside, label, lookAlike, reserved } from './hosts';
import { invisible, respelt } from './spellings';

const MAX_LENGTH = 2_048;

/** `https` in any case. */
const scheme = fc.constantFrom('https://', 'https://', 'HTTPS://', 'hTTpS://');
/** The same to the URL standard, though nobody should write it. */
const oddScheme = fc.constantFrom('https:', 'https:/', 'https:///', 'https:\\\\', 'https:/\\', 'https:////\\');
const port = fc.constantFrom('', '', '', ':443', ':', ':0443');

const printable = (most: number) =>
  fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: most });

/** What follows the host: its first character ends it. */
const tail = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('/', '?', '#', '\\', '/in?key=', '/%2e%2e/', '/\u00fc/'), printable(20))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('/', '?', '#', '\\'), fc.constantFrom('@', ':443@', 'x:y@', '//', '.'), elsewhere)
    .map((parts) => parts.join('')),
);

const isInside = (host: string) => ALLOWED.some((domain) => host === domain || `.${host}`.endsWith(`.${domain}`));

const named = (
  family: string,
  verdict: Verdict,
  hosts: fc.Arbitrary<string>,
  schemes: fc.Arbitrary<string> = scheme,
): fc.Arbitrary<Candidate> =>
  hosts.chain((host) =>
    fc
      .tuple(schemes, respelt(host), fc.constantFrom('', '', '', '.', '。'), port, tail)
      .map(([start, spelt, dot, colon, rest]) => ({
        text: `${start}${spelt}${dot}${colon}${rest}`,
        family,
        verdict,
        lies: isInside(host) ? 'inside' : 'outside',
        host,
      })),
  );

const plain = fc.tuple(scheme, inside, tail).map((parts) => parts.join(''));

const never = (family: string, texts: fc.Arbitrary<string>): fc.Arbitrary<Candidate> =>
  texts.map((text) => ({ text, family, verdict: 'never', lies: 'outside', host: null }));

/** A name of another alphabet: whatever its ASCII form is, it is none of the allowed. */
const homographs: fc.Arbitrary<Candidate> = fc.tuple(scheme, homograph, tail).map(([start, host, rest]) => ({
  text: start + host + rest,
  family: 'homographs',
  verdict: 'may',
  lies: 'outside',
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
    verdict: 'must',
    lies: 'inside',
    host: `${below === 'bücher.' ? 'xn--bcher-kva.' : below}xn--mnchen-3ya.de`,
  }));

/** Marks that the standard drops from a host, and an empty user name. */
const dropped: fc.Arbitrary<Candidate> = fc
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
    return { text, family: 'dropped marks', verdict: 'may', lies: 'inside', host };
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

const unseen = fc.tuple(plain, invisible, fc.nat()).map(([text, character, place]) => {
  const index = place % (text.length + 1);
  return text.slice(0, index) + character + text.slice(index);
});

const overlong = fc.oneof(
  fc
    .tuple(inside, fc.integer({ min: MAX_LENGTH, max: MAX_LENGTH + 60 }))
    .map(([host, length]) => `https://${host}/`.padEnd(length + 1, 'a')),
  // Short enough as written, too long once it is encoded.
  inside.map((host) => `https://${host}/`.padEnd(1_500, 'ü')),
  inside.map((host) => `https://${`${'a.'.repeat(1_100)}${host}`}/`),
);

const longest: fc.Arbitrary<Candidate> = inside.map((host) => ({
  text: `https://${host}/`.padEnd(MAX_LENGTH, 'a'),
  family: 'longest',
  verdict: 'must',
  lies: 'inside',
  host,
}));

const bare = (hosts: fc.Arbitrary<string>) =>
  fc.tuple(scheme, hosts, port, tail).map(([start, host, colon, rest]) => start + host + colon + rest);

const respeltHost = (hosts: fc.Arbitrary<string>) =>
  bare(fc.tuple(hosts.chain(respelt), fc.constantFrom('', '.', '..')).map((parts) => parts.join('')));

/** Punycode with something added or taken away is mostly none. */
const isMangled = (host: string) =>
  host.split('.').some((part) => part.startsWith('xn--') && part !== 'xn--mnchen-3ya');

const weighted = (weight: number, arbitrary: fc.Arbitrary<Candidate>) => ({ weight, arbitrary });

export const candidates: fc.Arbitrary<Candidate> = fc.oneof(
  weighted(6, named('allowed', 'must', inside)),
  weighted(1, named('allowed, oddly written', 'may', inside, oddScheme)),
  weighted(2, international),
  weighted(1, longest),
  weighted(3, named('elsewhere', 'must', elsewhere)),
  weighted(
    6,
    named(
      'look-alikes',
      'must',
      lookAlike.filter((host) => !isMangled(host)),
    ),
  ),
  weighted(1, named('look-alikes in bad punycode', 'may', lookAlike.filter(isMangled))),
  weighted(2, homographs),
  weighted(2, dropped),
  weighted(4, never('credentials', credentials)),
  weighted(3, never('ports', ports)),
  weighted(3, never('schemes', schemes)),
  weighted(5, never('unseen characters', unseen)),
  weighted(1, never('overlong', overlong)),
  weighted(5, never('broken names', bare(brokenName))),
  weighted(5, never('reserved names', respeltHost(reserved))),
  weighted(8, never('addresses', bare(address))),
);
