/**
 * Decides which URLs may receive events about a customer's conversation.
 *
 * Twilio calls the URL, not the function, and a name can point to another server later, so resolving the name here
 * would prove nothing. The check is of the text alone, in the canonical form of the URL standard. IP addresses are
 * refused in every notation.
 */
import type { UrlOffense } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { areConnectionOverrides } from './connection-overrides';
import { isOwnHost, isWithin } from './own-host';

const MAX_LENGTH = 2_048;

/** Domains that never name a server on the internet, or that map a name to any IP address. */
const REFUSED_DOMAINS = [
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
];

/**
 * Characters that no one sees. The URL standard silently drops some of them, and some of the blanks, so different texts
 * would give the same URL.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const BLANK = /\p{Zs}/u;
const HOST_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const IP_ADDRESS = /^(\[.*\]|\d+(\.\d+){3})$/;

/** Returns a URL in its canonical form, the only form that is stored or sent, or the rule that it breaks. */
export function checkUrl(text: string): Result<string, UrlOffense> {
  if (text.length > MAX_LENGTH) return fail('length');
  if (INVISIBLE.test(text)) return fail('characters');
  if (BLANK.test(text)) return fail('blank');
  const url = parse(text);
  if (url === null) return fail('syntax');
  if (url.protocol !== 'https:') return fail('scheme');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (url.port !== '') return fail('port');
  url.hostname = url.hostname.replace(/\.$/, '');
  const offense = hostOffense(url.hostname);
  if (offense !== null) return fail(offense);
  if (url.hash !== '' && !areConnectionOverrides(url.hash.slice(1))) return fail('fragment');
  // Removes the `#` of an empty fragment.
  if (url.hash === '') url.hash = '';
  return url.href.length > MAX_LENGTH ? fail('length') : ok(url.href);
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function hostOffense(host: string): 'host' | 'hostname' | null {
  // The URL parser has turned every notation of an IPv4 address into four numbers.
  if (IP_ADDRESS.test(host)) return 'host';
  const labels = host.split('.');
  // No top-level domain begins with a digit. Some programs read one that does as a number.
  const isHostname = labels.every((label) => HOST_LABEL.test(label)) && !/^[0-9]/.test(labels.at(-1) ?? '');
  if (!isHostname) return 'hostname';
  return labels.length === 1 || REFUSED_DOMAINS.some((domain) => isWithin(host, domain)) ? 'host' : null;
}

/** Does the same for the URL of a destination, which must not be at the functions' own `domain`. */
export function checkDestinationUrl(text: string, domain: string): Result<string, UrlOffense> {
  const checked = checkUrl(text);
  return checked.ok && isOwnHost(new URL(checked.value).hostname, domain) ? fail('own') : checked;
}

/**
 * The domain of all Functions at Twilio. Those of this account trust the account's signatures, which passed-on events
 * have, too, so only an administrator may let events go there.
 */
const TWILIO_FUNCTIONS = 'twil.io';

/**
 * Does the same for a URL that a person entered, which must also be within the administrator's allow-list and outside
 * of Twilio's Functions.
 */
export function checkEnteredUrl(
  text: string,
  { allowedHosts, domain }: { readonly allowedHosts: readonly string[]; readonly domain: string },
): Result<string, UrlOffense> {
  const checked = checkDestinationUrl(text, domain);
  if (!checked.ok) return checked;
  const { hostname } = new URL(checked.value);
  if (isWithin(hostname, TWILIO_FUNCTIONS)) return fail('twilio');
  return allowedHosts.some((allowed) => isWithin(hostname, allowed)) ? checked : fail('allow-list');
}
