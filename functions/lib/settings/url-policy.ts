/**
 * Decides which URLs may receive events about a customer's conversation.
 *
 * Twilio calls the URL, not the function, and a name can point to another server later, so resolving the name here
 * would prove nothing. The check is of the text alone, in the canonical form of the URL standard. IP addresses are
 * refused in every notation.
 */
import type { UrlOffense } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';

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

/** Control characters and spaces. The URL standard silently drops some, so different texts would give the same URL. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}]/u;
const HOST_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Returns a URL in its canonical form, the only form that is stored or sent, or the rule that it breaks. */
export function checkUrl(text: string): Result<string, UrlOffense> {
  if (text.length > MAX_LENGTH) return fail('length');
  if (INVISIBLE.test(text)) return fail('characters');
  const url = parse(text);
  if (url === null) return fail('syntax');
  if (url.protocol !== 'https:') return fail('scheme');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (url.port !== '') return fail('port');
  url.hostname = url.hostname.replace(/\.$/, '');
  if (!isPublicName(url.hostname)) return fail('host');
  return url.href.length > MAX_LENGTH ? fail('length') : ok(url.href);
}

/** Returns whether `host` is `domain` or a subdomain. `evilcrm.example.com` is not a subdomain of `crm.example.com`. */
export const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isPublicName(host: string): boolean {
  const labels = host.split('.');
  // The URL parser has turned every notation of an IPv4 address into four numbers. No top-level domain is a number.
  const topLevel = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((label) => HOST_LABEL.test(label)) &&
    !/^[0-9]/.test(topLevel) &&
    !REFUSED_DOMAINS.some((domain) => isWithin(host, domain))
  );
}

/** Does the same for a URL that a person entered, which must also be within the administrator's allow-list. */
export function checkEnteredUrl(text: string, allowedHosts: readonly string[]): Result<string, UrlOffense> {
  const checked = checkUrl(text);
  if (!checked.ok) return checked;
  const { hostname } = new URL(checked.value);
  return allowedHosts.some((domain) => isWithin(hostname, domain)) ? checked : fail('allow-list');
}
