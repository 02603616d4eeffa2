/** The address of the functions that a person passes to a command. */
import { fail, ok, type Result } from '../../src/contract/result';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads the origin of `address`. Only functions on this machine may have an http address, because a request
 * is signed with the Auth Token. Fails with a sentence for people.
 */
export function originOf(address: string): Result<string, string> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'https:') return ok(url.origin);
  if (url?.protocol !== 'http:') return fail(`'${address}' is not an https address.`);
  return LOOPBACK.includes(url.hostname)
    ? ok(url.origin)
    : fail(`'${address}' is not an https address. Only functions on this machine can have an http address.`);
}
