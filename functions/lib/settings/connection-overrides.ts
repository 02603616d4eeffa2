/**
 * Twilio's connection overrides: the fragment of a webhook's URL can say how Twilio connects, as in `#rc=2&rp=5xx`.
 *
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */

const between = (min: number, max: number) => (text: string) =>
  /^(0|[1-9]\d{0,4})$/.test(text) && Number(text) >= min && Number(text) <= max;

const listOf = (item: RegExp) => (text: string) => text.split(',').every((part) => item.test(part));

const VALUES: Readonly<Record<string, (text: string) => boolean>> = {
  /** The timeouts to connect, to read, and for all attempts together, in milliseconds. */
  ct: between(100, 10_000),
  rt: between(100, 15_000),
  tt: between(100, 15_000),
  /** The number of retries, and what is retried. */
  rc: between(0, 5),
  rp: listOf(/^(4xx|5xx|ct|rt|all)$/),
  /** The edge locations from which Twilio connects. */
  e: listOf(/^[a-z]+(-[a-z]+)*$/),
  /** Whether the TLS handshake names the server. */
  sni: (text) => text === 'y' || text === 'n',
};

/** Returns whether a fragment, without its `#`, consists of connection overrides, each of them once. */
export function areConnectionOverrides(fragment: string): boolean {
  const names = new Set<string>();
  return fragment.split('&').every((pair) => {
    const [name = '', value = '', ...more] = pair.split('=');
    if (more.length > 0 || names.has(name) || !Object.hasOwn(VALUES, name)) return false;
    names.add(name);
    return VALUES[name]?.(value) ?? false;
  });
}
