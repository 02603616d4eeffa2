/** Resolves the destinations that a person or a program has chosen for an interaction. */
import type { Failure } from '../../../src/contract/failures';
import { ok, type Result } from '../../../src/contract/result';
import type { Role } from '../../../src/contract/roles';
import { type AllowedDestinations, type ResolvedDestination, resolveDestination } from '../settings/destinations';

export interface Choice {
  /** The keys of named destinations. */
  readonly destinations: readonly string[];
  /** As entered; null for none. */
  readonly url: string | null;
}

/**
 * Returns all of them, or the failure of the first that this role may not use. An entered URL that a chosen
 * destination has, too, is left out: it would get each event twice.
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
    const isKnown = added.kind === 'url' && chosen.some((one) => one.kind === 'named' && one.named.url === added.url);
    if (!isKnown) chosen.push(added);
  }
  return ok(chosen);
}
