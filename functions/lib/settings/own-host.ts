/**
 * Recognizes the functions' own hosts. The inspector's receiver is there: a webhook that sends to the URL of another
 * attachment would write into its timeline.
 *
 * No other host leads to the receiver. Twilio signs the URL that a webhook was registered with, and the receiver
 * accepts only signatures for its own domain, so a custom domain or a proxy in front of it changes nothing.
 */

/**
 * The name and number that Twilio gives a service, in the domain of each of its environments: `crm-1234` in
 * `crm-1234.twil.io` and `crm-1234-dev.twil.io`.
 */
const SERVICE = /^(.+?-\d{4,})(?:-.+)?\.twil\.io$/;

/** Returns whether `host` is `domain` or a subdomain. `evilcrm.example.com` is not a subdomain of `crm.example.com`. */
export const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/**
 * Returns whether a host belongs to the functions, in this environment of their service or in another one.
 *
 * @param host In the canonical form of the URL standard, without a trailing dot.
 * @param domain The functions' own domain.
 */
export function isOwnHost(host: string, domain: string): boolean {
  const own = URL.canParse(`https://${domain}`) ? new URL(`https://${domain}`).hostname.replace(/\.$/, '') : domain;
  const service = SERVICE.exec(own)?.[1];
  return isWithin(host, own) || (service !== undefined && SERVICE.exec(host)?.[1] === service);
}
