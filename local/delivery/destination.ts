/** Maps a webhook's URL to its real target. Local Twilio never connects to another machine. */
import type { FunctionsAddress } from '../functions/address';
import type { CustomerSystem, CustomerSystems } from './systems';

export type Destination =
  | { readonly kind: 'system'; readonly system: CustomerSystem }
  /** The functions, at this URL on the loopback interface. */
  | { readonly kind: 'functions'; readonly address: string }
  | { readonly kind: 'unreachable'; readonly why: string };

export function destinationOf(url: string, functions: FunctionsAddress, systems: CustomerSystems): Destination {
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'https:') return unreachable('Only https URLs can be reached.');
  if (host === functions.domain) return { kind: 'functions', address: functions.origin + pathname + search };
  const system = systems.find(host);
  if (system !== undefined) return { kind: 'system', system };
  return unreachable(
    `${host} is on another machine, and Local Twilio never connects to other machines. Add it on /outside to play it.`,
  );
}

const unreachable = (why: string): Destination => ({ kind: 'unreachable', why });
