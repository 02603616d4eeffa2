/** The contents of the form before it is submitted. */
import type { Binding } from '../contract/binding';
import type { Destination } from '../contract/destination';
import { EVENT_NAMES, type EventName, LIVE_EVENTS, PRESETS, type PresetName } from '../contract/events';

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
  /** The key of a destination, or a URL. */
  readonly destination: string;
  readonly events: readonly EventName[];
}

/** The destinations that this person may select. */
export interface DestinationOptions {
  readonly destinations: readonly Destination[];
  readonly canUseUrl: boolean;
}

const hasKey = ({ destinations }: DestinationOptions, wanted: string | null) =>
  destinations.some(({ key }) => key === wanted);

/** Returns the draft that an empty form starts with: the destination, if there is only one, and the live events. */
export const initialDraft = ({ destinations, canUseUrl }: DestinationOptions): Draft => ({
  destination: onlyOne(destinations)?.key ?? (destinations.length === 0 && canUseUrl ? ANOTHER_URL : null),
  url: '',
  events: LIVE_EVENTS,
});

const onlyOne = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined);

/** Returns the draft that starts a replacement: the settings of the current webhook, as far as they can be selected. */
export function draftLike({ destination, events }: Attached, options: DestinationOptions): Draft {
  const known = EVENT_NAMES.filter((name) => events.includes(name));
  const initial = initialDraft(options);
  return {
    ...initial,
    destination: destination !== null && hasKey(options, destination.key) ? destination.key : initial.destination,
    events: known.length > 0 ? known : initial.events,
  };
}

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

/** Whether the draft's events are exactly the preset's. */
export const matchesPreset = ({ events }: Draft, preset: PresetName) =>
  events.length === PRESETS[preset].length && PRESETS[preset].every((name) => events.includes(name));

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
    ? { ok: true, submission: { destination: sendTo, events } }
    : { ok: false, missing };
}

/** Checks only what saves a round trip: the functions decide which URLs may receive events, and name the reason. */
const looksLikeUrl = (text: string) => /^https:\/\/[^\s/]/i.test(text);
