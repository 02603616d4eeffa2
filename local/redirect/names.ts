/** Replaces the look-ups of node:dns: only Local Twilio knows names, and it makes their addresses up. */
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import http from 'node:http';
import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { isLoopback } from './address';

type Callback = (error: NodeJS.ErrnoException | null, address?: string | LookupAddress[], family?: number) => void;

/**
 * Replaces `dns.lookup` and `dns.promises.lookup`. A name that Local Twilio does not know is not found.
 *
 * @param origin The address of Local Twilio.
 * @returns Whether a look-up gave an address before.
 */
export function replaceLookups(origin: string): (address: string) => boolean {
  const { lookup } = dns;
  const given = new Set<string>();

  /** Resolves to the address of a host. Rejects as a look-up does. */
  async function resolve(host: string): Promise<string> {
    const answer = await get(new URL(`/_local/names/${encodeURIComponent(host)}`, origin)).catch(() => null);
    if (answer === null) throw failure('EAI_AGAIN', host);
    if (answer.status !== 200) {
      console.error(`NOT FOUND: this program looked for ${host}. Add it on ${origin}/outside to play it.`);
      throw failure('ENOTFOUND', host);
    }
    given.add(answer.body);
    return answer.body;
  }

  function replaced(
    host: string,
    ...rest: [callback: Callback] | [options: LookupOptions | number, callback: Callback]
  ) {
    // Finds these without a name server.
    if (!host || isIP(host) !== 0 || isLoopback(host)) return Reflect.apply(lookup, dns, [host, ...rest]);
    const callback = rest[rest.length - 1] as Callback;
    const options = typeof rest[0] === 'object' ? rest[0] : { family: typeof rest[0] === 'number' ? rest[0] : 0 };
    const only6 = options.family === 6 || options.family === 'IPv6';
    const found = only6 ? Promise.reject(failure('ENOTFOUND', host)) : resolve(host);
    found.then(
      (address) => (options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4)),
      (error) => callback(error),
    );
  }
  const promised = (host: string, options: LookupOptions | number = {}) =>
    new Promise((resolve, reject) => {
      replaced(host, options, (error, address, family) => {
        if (error) reject(error);
        else resolve(Array.isArray(address) ? address : { address, family });
      });
    });
  Object.assign(dns, { lookup: Object.assign(replaced, { [promisify.custom]: promised }) });
  Object.assign(dns.promises, { lookup: promised });
  return (address) => given.has(address);
}

const get = (url: URL) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    http
      .get(url, { agent: false }, (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject);
      })
      .on('error', reject);
  });

/** Returns the error of a failed look-up, as Node.js makes it. */
const failure = (code: string, hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, hostname, syscall: 'getaddrinfo' });
