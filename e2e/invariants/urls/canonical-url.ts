/**
 * Checks an accepted URL on its text alone, without a URL parser and without the code under test. The canonical form
 * that Twilio receives is so restricted that a regular expression can read it.
 */
import { ALLOWED, NEVER_ENTERED } from './candidate';
import { RESERVED } from './hosts';

/** Only printable ASCII, and a host of letters, digits, hyphens and dots. */
const CANONICAL = /^https:\/\/(?<host>[a-z0-9.-]+)(?:[/?#][!-~]*)$/;
const MAX_LENGTH = 2_048;

const endsWith = (labels: readonly string[], domain: string) => {
  const wanted = domain.split('.');
  return (
    labels.length >= wanted.length && labels.slice(-wanted.length).every((label, index) => label === wanted[index])
  );
};

/** Returns the host of an accepted URL, or null if the URL must not be accepted. */
export function hostOfCanonical(accepted: string): string | null {
  const host = CANONICAL.exec(accepted)?.groups?.host;
  if (host === undefined || accepted.length > MAX_LENGTH) return null;
  const labels = host.split('.');
  if (labels.length < 2 || labels.includes('')) return null;
  // A top-level domain is letters, or punycode. One that starts with a digit is read as a number by some programs.
  if (!/^(?:[a-z]+|xn--[a-z0-9-]+|[a-z][a-z0-9-]*)$/.test(labels.at(-1) ?? '')) return null;
  return RESERVED.some((domain) => endsWith(labels, domain)) ? null : host;
}

/** Returns whether the host of an accepted URL may have been entered. */
export function mayBeEntered(host: string): boolean {
  const labels = host.split('.');
  return ALLOWED.some((domain) => endsWith(labels, domain)) && !endsWith(labels, NEVER_ENTERED);
}
