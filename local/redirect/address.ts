/** Whether a host is this machine, whatever a name server says. */
export const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i.test(host);

/**
 * Maps `https://<product>.twilio.com/…` to `<origin>/_tw/<product>.twilio.com/…` on Local Twilio. Returns undefined for
 * any other address.
 */
export function localAddress(address: URL, origin: string): URL | undefined {
  if (!/(^|\.)twilio\.com$/i.test(address.hostname)) return undefined;
  return new URL(`/_tw/${address.hostname}${address.pathname}${address.search}`, origin);
}

/** The same for `wss://<product>.twilio.com/…`. */
export function localSocketAddress(address: URL, origin: string): URL | undefined {
  const local = localAddress(address, origin);
  if (local !== undefined) local.protocol = 'ws:';
  return local;
}
