/** The host names that exist in the internet of Local Twilio, and their addresses. */
import { createHash } from 'node:crypto';
import type { FunctionsAddress } from '../functions/address';
import type { CustomerSystems } from './systems';

/** The first number of every address. All of 34.0.0.0/8 is public, and nothing is ever sent there. */
const NETWORK = 34;

/** Returns the address of a host, or undefined if there is no such host. A trailing dot does not count. */
export function addressOf(
  host: string,
  { functions, systems }: { readonly functions: FunctionsAddress; readonly systems: CustomerSystems },
): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return name === functions.domain || systems.find(name) !== undefined ? madeUpAddress(name) : undefined;
}

/** Returns a public address that is always the same for a host. */
function madeUpAddress(host: string): string {
  const [second = 0, third = 0, last = 0] = createHash('sha256').update(host).digest();
  return [NETWORK, second, third, 1 + (last % 254)].join('.');
}
