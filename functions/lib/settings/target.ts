/** Where our receiver passes events on to, according to the current settings. */
import type { AllowedDestinations, ConfiguredDestination } from './destinations';
import { checkEnteredUrl } from './url-policy';

export interface Target {
  /** The ID of the destination in the record. */
  readonly id: string;
  readonly url: string;
  /** With which the events are signed, the newest first; none for most destinations. */
  readonly secrets: ConfiguredDestination['secrets'];
}

/**
 * Returns the target of a recorded destination, or null if it must not get events: an administrator has removed it, or
 * does not allow its URL anymore.
 *
 * @param recorded Its URL is null for a named destination, whose ID is its key.
 */
export function targetOf(
  { id, url }: { readonly id: string; readonly url: string | null },
  settings: AllowedDestinations,
): Target | null {
  if (url === null) {
    const named = settings.destinations.find(({ key }) => key === id);
    return named === undefined ? null : { id, url: named.url, secrets: named.secrets };
  }
  const allowed = checkEnteredUrl(url, settings);
  return allowed.ok ? { id, url: allowed.value, secrets: [] } : null;
}
