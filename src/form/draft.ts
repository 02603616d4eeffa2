/** The contents of the form before it is submitted. */
import type { Binding } from '../contract/binding';
import { type Destination, INSPECTOR } from '../contract/destination';
import { EVENT_NAMES, type EventName, LIVE_EVENTS } from '../contract/events';
import type { Choice } from './choice';

export interface Draft {
  /** The key of a destination, or `ANOTHER_URL`. */
  readonly destination: string | null;
  /** As entered. Kept while another destination is selected. */
  readonly url: string;
  readonly events: readonly EventName[];
}

/** Selects a URL that the person enters. No destination has this key, because keys contain no hyphens. */
export const ANOTHER_URL = 'another-url';

/** A complete draft. */
export interface Submission {
  /** The keys of destinations. */
  readonly destinations: readonly string[];
  /** The URL that the person entered; null for none. */
  readonly url: string | null;
  readonly events: readonly EventName[];
}

/** The destinations that this person may select. */
export interface DestinationOptions {
  readonly destinations: readonly Destination[];
  readonly canUseUrl: boolean;
}

const hasKey = ({ destinations }: DestinationOptions, wanted: string | null) =>
  destinations.some(({ key }) => key === wanted);

/**
 * Returns the draft that an empty form starts with: the person's last choice, as far as they can still make it.
 * Otherwise the live events, and the destination if there is only one.
 */
export const initialDraft = (options: DestinationOptions, last: Choice | null = null): Draft => ({
  destination: last !== null && hasKey(options, last.destination) ? last.destination : soleDestination(options),
  url: '',
  events: last?.events ?? LIVE_EVENTS,
});

/** The inspector is always there, so it doesn't count beside the destinations that an administrator has named. */
function soleDestination({ destinations, canUseUrl }: DestinationOptions): string | null {
  if (destinations.length === 0) return canUseUrl ? ANOTHER_URL : null;
  const named = destinations.filter(({ key }) => key !== INSPECTOR.key);
  return (onlyOne(named) ?? onlyOne(destinations))?.key ?? null;
}

const onlyOne = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined);

/** Returns the choice to remember for the next interaction; null for a URL, which is not kept. */
export function choiceOf(
  { destinations: [destination], events }: Submission,
  options: DestinationOptions,
): Choice | null {
  return destination !== undefined && hasKey(options, destination) ? { destination, events } : null;
}

/** Returns the draft that starts a change: the settings of the current webhook, as far as they can be selected. */
export function draftLike({ destinations: [destination], events }: Attached, options: DestinationOptions): Draft {
  const known = EVENT_NAMES.filter((name) => events.includes(name));
  return {
    destination: destination !== undefined && hasKey(options, destination.id) ? destination.id : null,
    url: '',
    events: known.length > 0 ? known : LIVE_EVENTS,
  };
}

/** Whether two drafts lead to the same webhook. */
export const isSameDraft = (one: Draft, other: Draft) =>
  one.destination === other.destination &&
  (one.destination !== ANOTHER_URL || one.url === other.url) &&
  isSameEvents(one.events, other.events);

/** The events of a draft have no duplicates. */
export const isSameEvents = (one: readonly EventName[], other: readonly EventName[]) =>
  one.length === other.length && one.every((name) => other.includes(name));

type Attached = Extract<Binding, { state: 'attached' }>;

/** Clears the destination if this person can no longer select it. */
export function withKnownDestination<D extends Draft>(draft: D, options: DestinationOptions): D {
  const isKnown = draft.destination === ANOTHER_URL ? options.canUseUrl : hasKey(options, draft.destination);
  return isKnown ? draft : { ...draft, destination: null };
}

/** Adds or removes an event. The events stay in the catalog's order. */
export function withToggledEvent(draft: Draft, event: EventName): Draft {
  const isWanted = (name: EventName) => draft.events.includes(name) !== (name === event);
  return { ...draft, events: EVENT_NAMES.filter(isWanted) };
}

export type DraftCheck =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly missing: readonly DraftField[] };

export type DraftField = 'destination' | 'url' | 'events';

/** Returns the submission, or the fields that are missing or malformed. */
export function checkDraft({ destination, url, events }: Draft): DraftCheck {
  const isUrl = destination === ANOTHER_URL;
  const sendTo = isUrl ? url.trim() : destination;
  const missing: DraftField[] = [];
  if (sendTo === null) missing.push('destination');
  else if (isUrl && !looksLikeUrl(sendTo)) missing.push('url');
  if (events.length === 0) missing.push('events');
  return sendTo !== null && missing.length === 0
    ? { ok: true, submission: { destinations: isUrl ? [] : [sendTo], url: isUrl ? sendTo : null, events } }
    : { ok: false, missing };
}

/** Checks only what saves a round trip: the functions decide which URLs may receive events, and name the reason. */
const looksLikeUrl = (text: string) => /^https:\/\/[^\s/]/i.test(text);
