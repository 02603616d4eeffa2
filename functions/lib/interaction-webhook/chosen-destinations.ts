/** Resolves the destinations that a person or a program has chosen for an interaction. */

import { MAX_DESTINATIONS } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Role } from '../../../src/contract/roles';
import { type AllowedDestinations, type ResolvedDestination, resolveDestination } from '../settings/destinations';

export interface Choice {
  /** The keys of named destinations. */
  readonly destinations: readonly string[];
  /** As entered; null for none. */
  readonly url: string | null;
}

/**
 * Returns all of them, or the failure of the first that this role may not use; `bad-request` for more than five. One
 * that is chosen already is left out, and so is an entered URL that a chosen destination has: it would get each event
 * twice.
 */
export function chosenDestinations(
  { destinations, url }: Choice,
  role: Role,
  settings: AllowedDestinations,
): Result<readonly ResolvedDestination[], Failure> {
  const chosen: ResolvedDestination[] = [];
  for (const text of url === null ? destinations : [...destinations, url]) {
    const resolved = resolveDestination(text, role, settings);
    if (!resolved.ok) return resolved;
    const added = resolved.value;
    if (!chosen.some((one) => getsSame(one, added))) chosen.push(added);
  }
  return chosen.length > MAX_DESTINATIONS ? fail({ code: 'bad-request', field: 'destinations' }) : ok(chosen);
}

/** Returns whether events for `added` already go to `one`. Two named destinations may have the same URL on purpose. */
function getsSame(one: ResolvedDestination, added: ResolvedDestination): boolean {
  if (added.kind === 'url') return urlOf(one) === added.url;
  if (added.kind === 'named') return one.kind === 'named' && one.named.key === added.named.key;
  return one.kind === 'inspector';
}

function urlOf(destination: ResolvedDestination): string | null {
  if (destination.kind === 'url') return destination.url;
  return destination.kind === 'named' ? destination.named.url : null;
}
