/**
 * Judges an accepted URL by itself, without the URL standard's parser and without the code under test: in the canonical
 * form that Twilio is given there is so little left to interpret that cutting the text is enough.
 */
import { ALLOWED } from './candidate';
import { RESERVED } from './hosts';

/** Nothing but printable ASCII, and a host of nothing but letters, digits, hyphens and dots. */
const CANONICAL = /^https:\/\/(?<host>[a-z0-9.-]+)(?:[/?#][!-~]*)$/;
const MAX_LENGTH = 2_048;

const endsWith = (labels: readonly string[], domain: string) => {
  const wanted = domain.split('.');
  return (
    labels.length >= wanted.length && labels.slice(-wanted.length).every((label, index) => label === wanted[index])
  );
};

/** The host of an address that may be sent to; null when it must never have been accepted. */
export function soundHost(accepted: string): string | null {
  const host = CANONICAL.exec(accepted)?.groups?.host;
  if (host === undefined || accepted.length > MAX_LENGTH) return null;
  const labels = host.split('.');
  if (labels.length < 2 || labels.includes('')) return null;
  // Names at the top are letters, or punycode of letters; whatever begins with a digit is read as a number somewhere.
  if (!/^(?:[a-z]+|xn--[a-z0-9-]+|[a-z][a-z0-9-]*)$/.test(labels.at(-1) ?? '')) return null;
  return RESERVED.some((domain) => endsWith(labels, domain)) ? null : host;
}

export const isAllowed = (host: string) => ALLOWED.some((domain) => endsWith(host.split('.'), domain));
