/** What a person has chosen in the form and not yet submitted. */
import type { Binding } from '../contract/binding';
import type { Destination } from '../contract/destination';
import { EVENT_NAMES, type EventName, LIVE_EVENTS, PRESETS, type PresetName } from '../contract/events';

export interface Draft {
  /** The key of a destination, or `ANOTHER_URL`. */
  readonly destination: string | null;
  /** As typed. Kept while another destination is chosen. */
  readonly url: string;
  readonly events: readonly EventName[];
}

/** Stands for a URL of the person's own. No destination has this key: keys hold no hyphens. */
export const ANOTHER_URL = 'another-url';

/** What can be submitted. */
export interface Submission {
  /** The key of a destination, or a URL. */
  readonly destination: string;
  readonly events: readonly EventName[];
}

/** Where this person may send events. */
export interface DestinationOptions {
  readonly destinations: readonly Destination[];
  readonly canUseUrl: boolean;
}

const hasKey = (openings: DestinationOptions, wanted: string | null) =>
  openings.destinations.some(({ key }) => key === wanted);

/** What the form starts with: the only destination there is, and the events that can still happen. */
export const initialDraft = ({ destinations, canUseUrl }: DestinationOptions): Draft => ({
  destination: onlyOne(destinations)?.key ?? (destinations.length === 0 && canUseUrl ? ANOTHER_URL : null),
  url: '',
  events: LIVE_EVENTS,
});

const onlyOne = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined);

/** What the form starts with when it replaces a webhook of ours: what that one does, as far as it can be chosen. */
export function draftLike({ destination, events }: Attached, openings: DestinationOptions): Draft {
  const known = EVENT_NAMES.filter((name) => events.includes(name));
  const initial = initialDraft(openings);
  return {
    ...initial,
    destination: destination !== null && hasKey(openings, destination.key) ? destination.key : initial.destination,
    events: known.length > 0 ? known : initial.events,
  };
}

type Attached = Extract<Binding, { state: 'attached' }>;

/** The draft without a destination that is no longer open to this person. */
export function withKnownDestination<D extends Draft>(draft: D, openings: DestinationOptions): D {
  const isOpen = draft.destination === ANOTHER_URL ? openings.canUseUrl : hasKey(openings, draft.destination);
  return isOpen ? draft : { ...draft, destination: null };
}

/** Adds the event or takes it away. The order stays the catalogue's. */
export function withToggledEvent(draft: Draft, event: EventName): Draft {
  const isWanted = (name: EventName) => draft.events.includes(name) !== (name === event);
  return { ...draft, events: EVENT_NAMES.filter(isWanted) };
}

/** Whether the draft's events are exactly the preset's. */
export const matchesPreset = ({ events }: Draft, preset: PresetName) =>
  events.length === PRESETS[preset].length && PRESETS[preset].every((name) => events.includes(name));

export type DraftCheck =
  | { readonly ok: true; readonly choice: Submission }
  | { readonly ok: false; readonly missing: readonly DraftField[] };

export type DraftField = 'destination' | 'url' | 'events';

/** Whether the draft can be submitted, and what it lacks otherwise. */
export function checkDraft({ destination, url, events }: Draft): DraftCheck {
  const isUrl = destination === ANOTHER_URL;
  const sendTo = isUrl ? url.trim() : destination;
  const missing: DraftField[] = [];
  if (sendTo === null) missing.push('destination');
  else if (isUrl && !looksLikeUrl(sendTo)) missing.push('url');
  if (events.length === 0) missing.push('events');
  return sendTo !== null && missing.length === 0
    ? { ok: true, choice: { destination: sendTo, events } }
    : { ok: false, missing };
}

/** Only what saves a round trip: which URLs may receive events is for the functions to say. */
function looksLikeUrl(text: string) {
  try {
    return /^https:\/\//i.test(text) && new URL(text).hostname !== '';
  } catch {
    return false;
  }
}
