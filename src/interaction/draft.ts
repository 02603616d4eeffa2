/** The contents of the panel's form before it is submitted. Pure. */
import type { AttachedDestination, Binding } from '../contract/binding';
import { MAX_DESTINATIONS } from '../contract/destination';
import { EVENT_NAMES, type EventName, LIVE_EVENTS } from '../contract/events';
import type { Choice } from '../form/choice';
import {
  ANOTHER_URL,
  canSelect,
  type DestinationOptions,
  type Draft,
  isSameEvents,
  looksLikeUrl,
  soleDestination,
} from '../form/draft';

export interface PanelDraft extends Draft {
  /** The keys of destinations, and `ANOTHER_URL`; each once, in the order of selection. */
  readonly destinations: readonly string[];
}

/** A complete draft. */
export interface Submission {
  /** The keys of destinations. */
  readonly destinations: readonly string[];
  /** The URL that the person entered; null for none. */
  readonly url: string | null;
  readonly events: readonly EventName[];
}

/** Destinations to add and to remove, of a webhook that remains attached. */
export interface DestinationChange {
  /** The keys of destinations. */
  readonly add: readonly string[];
  /** A URL to add; null for none. */
  readonly url: string | null;
  /** The IDs of destinations. */
  readonly remove: readonly string[];
}

type Attached = Extract<Binding, { state: 'attached' }>;

/**
 * Returns the draft that an empty form starts with: the person's last choice, as far as they can still make it.
 * Otherwise the live events, and the destination if there is only one.
 */
export function initialDraft(options: DestinationOptions, last: Choice | null = null): PanelDraft {
  const known = (last?.destinations ?? []).filter((key) => canSelect(options, key));
  const sole = soleDestination(options);
  return {
    destinations: known.length > 0 ? known : sole === null ? [] : [sole],
    url: '',
    events: last?.events ?? LIVE_EVENTS,
  };
}

/** Returns the choice to remember for the next interaction; null without a named destination. URLs are not kept. */
export function choiceOf({ destinations, events }: Submission, options: DestinationOptions): Choice | null {
  const known = destinations.filter((key) => canSelect(options, key));
  return known.length > 0 ? { destinations: known, events } : null;
}

/** The destinations that get events now, so that a change begins with them. */
export const currentDestinations = (binding: Binding): readonly AttachedDestination[] =>
  binding.state === 'attached' ? binding.destinations.filter(({ state }) => state === 'active') : [];

/** Returns the draft that starts a change: the settings of the current webhook. If these are lost, the last choice. */
export function draftLike(binding: Attached, options: DestinationOptions, last: Choice | null): PanelDraft {
  const known = EVENT_NAMES.filter((name) => binding.events.includes(name));
  return {
    ...(binding.route === 'lost'
      ? initialDraft(options, last)
      : { destinations: currentDestinations(binding).map(({ id }) => id), url: '' }),
    events: known.length > 0 ? known : LIVE_EVENTS,
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((key) => other.includes(key));

/** Whether two drafts lead to the same webhook. */
export const isSameDraft = (one: PanelDraft, other: PanelDraft) =>
  isSameSet(one.destinations, other.destinations) &&
  (!one.destinations.includes(ANOTHER_URL) || one.url === other.url) &&
  isSameEvents(one.events, other.events);

/** Selects a destination, or no longer. */
export const withToggledDestination = (draft: PanelDraft, key: string): PanelDraft => ({
  ...draft,
  destinations: draft.destinations.includes(key)
    ? draft.destinations.filter((chosen) => chosen !== key)
    : [...draft.destinations, key],
});

/**
 * Clears the destinations that this person can no longer select, and selects those that they may not take away from the
 * current webhook.
 */
export function withPossibleDestinations(draft: PanelDraft, options: DestinationOptions, binding: Binding): PanelDraft {
  const current = currentDestinations(binding);
  const fixed = current.filter(({ canRemove }) => !canRemove).map(({ id }) => id);
  const isPossible = (key: string) => canSelect(options, key) || current.some(({ id }) => id === key);
  const destinations = [...new Set([...fixed, ...draft.destinations.filter(isPossible)])];
  return isSameSet(destinations, draft.destinations) ? draft : { ...draft, destinations };
}

/** Something to correct in a draft. */
export type DraftProblem = 'no-destination' | 'too-many-destinations' | 'url' | 'events';

export type DraftCheck =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly problems: readonly [DraftProblem, ...DraftProblem[]] };

export const hasTooMany = ({ destinations }: Pick<PanelDraft, 'destinations'>) =>
  destinations.length > MAX_DESTINATIONS;

/** Returns the submission, or everything that is to be corrected, in the order of the fields. */
export function checkDraft(draft: PanelDraft): DraftCheck {
  const { destinations, events } = draft;
  const url = destinations.includes(ANOTHER_URL) ? draft.url.trim() : null;
  const all: readonly (DraftProblem | null)[] = [
    destinations.length === 0 ? 'no-destination' : null,
    hasTooMany(draft) ? 'too-many-destinations' : null,
    url !== null && !looksLikeUrl(url) ? 'url' : null,
    events.length === 0 ? 'events' : null,
  ];
  const [first, ...others] = all.filter((problem) => problem !== null);
  return first === undefined
    ? { ok: true, submission: { destinations: destinations.filter((key) => key !== ANOTHER_URL), url, events } }
    : { ok: false, problems: [first, ...others] };
}
