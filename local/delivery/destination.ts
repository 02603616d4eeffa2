/** Where a delivery really goes. Nothing outside this machine is ever dialled. */
import { FUNCTIONS_DOMAIN } from '../functions/address';

/** The one customer system that exists here: it takes everything. */
const OUTSIDE_WORLD = 'crm.example.com';

export type Destination =
  | { readonly kind: 'outside-world' }
  /** The functions, at this address on the loopback interface. */
  | { readonly kind: 'functions'; readonly address: string }
  | { readonly kind: 'nowhere'; readonly why: string };

/** `functionsOrigin` is where the functions answer on this machine, such as `http://127.0.0.1:4311`. */
export function destinationOf(url: string, functionsOrigin: string): Destination {
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'https:') return { kind: 'nowhere', why: 'Only https addresses are reached from here.' };
  if (host === OUTSIDE_WORLD) return { kind: 'outside-world' };
  if (host === FUNCTIONS_DOMAIN) return { kind: 'functions', address: functionsOrigin + pathname + search };
  return { kind: 'nowhere', why: `${host} is outside this machine, and Local Twilio never dials out.` };
}
