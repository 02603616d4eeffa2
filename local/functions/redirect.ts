/** Where a request of the functions really goes: to Local Twilio, to this machine, or nowhere. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

export const isLoopback = (host: string) => LOOPBACK.has(host.toLowerCase());

/**
 * `https://<product>.twilio.com/…` as Local Twilio answers it, at `<origin>/_tw/<product>.twilio.com/…`; undefined
 * for an address that is not Twilio's.
 */
export function localAddress(address: URL, origin: string): URL | undefined {
  if (!/(^|\.)twilio\.com$/i.test(address.hostname)) return undefined;
  return new URL(`/_tw/${address.hostname}${address.pathname}${address.search}`, origin);
}
