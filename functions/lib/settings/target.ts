/** Where our receiver passes events on to, according to the current settings. */
import { type AllowedDestinations, areHostsUsable, type ConfiguredDestination, isNamedUnusably } from './destinations';
import { checkEnteredUrl } from './url-policy';

export interface Target {
  /** The ID of the destination in the record. */
  readonly id: string;
  readonly url: string;
  /** With which the events are signed, the newest first; none for most destinations. */
  readonly secrets: ConfiguredDestination['secrets'];
}

/** The answer of the settings to where the events of a destination go. */
export type TargetLookup =
  | { readonly kind: 'target'; readonly target: Target }
  /** A setting that decides about it cannot be used. Its events wait until an administrator has repaired that. */
  | { readonly kind: 'unusable' }
  /** It must not get events: an administrator has removed it, or does not allow its URL anymore. */
  | { readonly kind: 'removed' };

/** A destination as a record has it. The URL is null for a named one, whose ID is its key. */
interface Recorded {
  readonly id: string;
  readonly url: string | null;
}

export function lookUpTarget({ id, url }: Recorded, settings: AllowedDestinations): TargetLookup {
  if (url === null) {
    const named = settings.destinations.find(({ key }) => key === id);
    if (named !== undefined) return { kind: 'target', target: { id, url: named.url, secrets: named.secrets } };
    return { kind: isNamedUnusably(id, settings) ? 'unusable' : 'removed' };
  }
  const allowed = checkEnteredUrl(url, settings);
  if (allowed.ok) return { kind: 'target', target: { id, url: allowed.value, secrets: [] } };
  const hasNoList = allowed.failure === 'allow-list' && !areHostsUsable(settings);
  return { kind: hasNoList ? 'unusable' : 'removed' };
}

/** Returns the target of a recorded destination, or null if it gets no events now. */
export function targetOf(recorded: Recorded, settings: AllowedDestinations): Target | null {
  const found = lookUpTarget(recorded, settings);
  return found.kind === 'target' ? found.target : null;
}
