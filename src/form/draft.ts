/** The common part of the panel's form and of the console's forms before they are submitted. Pure. */
import { type Destination, INSPECTOR } from '../contract/destination';
import { EVENT_NAMES, type EventName } from '../contract/events';

export interface Draft {
  /** As entered. Kept while it is not selected. */
  readonly url: string;
  readonly events: readonly EventName[];
}

/** Selects a URL that the person enters. No destination has this key, because keys contain no hyphens. */
export const ANOTHER_URL = 'another-url';

/** The destinations that this person may select. */
export interface DestinationOptions {
  readonly destinations: readonly Destination[];
  readonly canUseUrl: boolean;
}

/** Whether this person may select a key, which may be `ANOTHER_URL`. */
export const canSelect = ({ destinations, canUseUrl }: DestinationOptions, wanted: string) =>
  wanted === ANOTHER_URL ? canUseUrl : destinations.some(({ key }) => key === wanted);

/**
 * Returns the only destination of an empty form, or null if there are several. The inspector is always there, so it
 * doesn't count beside the destinations that an administrator has named.
 */
export function soleDestination({ destinations, canUseUrl }: DestinationOptions): string | null {
  if (destinations.length === 0) return canUseUrl ? ANOTHER_URL : null;
  const named = destinations.filter(({ key }) => key !== INSPECTOR.key);
  return (onlyOne(named) ?? onlyOne(destinations))?.key ?? null;
}

const onlyOne = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined);

/** The events of a draft have no duplicates. */
export const isSameEvents = (one: readonly EventName[], other: readonly EventName[]) =>
  one.length === other.length && one.every((name) => other.includes(name));

/** Adds or removes an event. The events stay in the catalog's order. */
export const withToggled = (events: readonly EventName[], event: EventName): readonly EventName[] =>
  EVENT_NAMES.filter((name) => events.includes(name) !== (name === event));

export type DraftField = 'destination' | 'url' | 'events';

/** Checks only what saves a round trip: the functions decide which URLs may receive events, and name the reason. */
export const looksLikeUrl = (text: string) => /^https:\/\/[^\s/]/i.test(text);
