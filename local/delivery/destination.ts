/** Maps a webhook's URL to its real target. Local Twilio never connects to another machine. */
import { FUNCTIONS_DOMAIN } from '../functions/address';

/** The only customer system in the local world. It accepts every delivery. */
const CUSTOMER_HOST = 'crm.example.com';

export type Destination =
  | { readonly kind: 'customer' }
  /** The functions, at this URL on the loopback interface. */
  | { readonly kind: 'functions'; readonly address: string }
  | { readonly kind: 'unreachable'; readonly why: string };

/** @param functionsOrigin The functions' origin on this machine, such as `http://127.0.0.1:4311`. */
export function destinationOf(url: string, functionsOrigin: string): Destination {
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'https:') return { kind: 'unreachable', why: 'Only https URLs can be reached.' };
  if (host === CUSTOMER_HOST) return { kind: 'customer' };
  if (host === FUNCTIONS_DOMAIN) return { kind: 'functions', address: functionsOrigin + pathname + search };
  return { kind: 'unreachable', why: `${host} is on another machine. Local Twilio never connects to other machines.` };
}
