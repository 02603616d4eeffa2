/**
 * Which addresses may receive a customer's conversation.
 *
 * Twilio dials the address, not the function, and names can be pointed elsewhere later: a look-up here would prove
 * nothing. The check is therefore of the text alone, on what the URL standard makes of it, and every IP literal is
 * refused, in whatever notation it came.
 */
import type { UrlOffense } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';

const MAX_LENGTH = 2_048;

/** Domains that never name a server on the internet, or that turn any address into a name. */
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

// Control characters and blanks: the URL standard drops some of them silently, so that two texts become one address.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}]/u;
const HOST_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** An address in its canonical form, the only one that is stored or sent. */
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

/** Whether `host` is `domain` or below it; `evilcrm.example.com` is not below `crm.example.com`. */
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
  // The URL parser has turned every notation of an IPv4 address into four numbers; no top-level domain is a number.
  const topLevel = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((label) => HOST_LABEL.test(label)) &&
    !/^[0-9]/.test(topLevel) &&
    !REFUSED_DOMAINS.some((domain) => isWithin(host, domain))
  );
}

/** The same for an address that somebody typed: it has to lie within the administrator's allow-list besides. */
export function checkEnteredUrl(text: string, allowedHosts: readonly string[]): Result<string, UrlOffense> {
  const checked = checkUrl(text);
  if (!checked.ok) return checked;
  const { hostname } = new URL(checked.value);
  return allowedHosts.some((domain) => isWithin(hostname, domain)) ? checked : fail('allow-list');
}
