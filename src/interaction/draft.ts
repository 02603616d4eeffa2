/** What a person has chosen in the form and not yet submitted. */
import type { Destination } from '../contract/binding';
import { EVENT_NAMES, type EventName, LIVE_EVENTS, PRESETS, type PresetName } from '../contract/events';

export interface Draft {
  /** The key of a destination. */
  readonly destination: string | null;
  readonly events: readonly EventName[];
}

/** A draft that can be submitted. */
export interface Choice extends Draft {
  readonly destination: string;
}

/** What the form starts with: the only destination there is, and the events that can still happen. */
export const initialDraft = (destinations: readonly Destination[]): Draft => ({
  destination: destinations.length === 1 && destinations[0] !== undefined ? destinations[0].key : null,
  events: LIVE_EVENTS,
});

/** The draft without a destination that is no longer open to this person. */
export const withKnownDestination = (draft: Draft, destinations: readonly Destination[]): Draft =>
  destinations.some(({ key }) => key === draft.destination) ? draft : { ...draft, destination: null };

/** Adds the event or takes it away. The order stays the catalogue's. */
export function toggled(draft: Draft, event: EventName): Draft {
  const isWanted = (name: EventName) => draft.events.includes(name) !== (name === event);
  return { ...draft, events: EVENT_NAMES.filter(isWanted) };
}

/** Whether the draft's events are exactly the preset's. */
export const matchesPreset = ({ events }: Draft, preset: PresetName) =>
  events.length === PRESETS[preset].length && PRESETS[preset].every((name) => events.includes(name));

export type DraftCheck =
  | { readonly ok: true; readonly choice: Choice }
  | { readonly ok: false; readonly missing: readonly ('destination' | 'events')[] };

/** Whether the draft can be submitted, and what it lacks otherwise. */
export function checkDraft({ destination, events }: Draft): DraftCheck {
  if (destination !== null && events.length > 0) return { ok: true, choice: { destination, events } };
  const missing = [
    ...(destination === null ? (['destination'] as const) : []),
    ...(events.length === 0 ? (['events'] as const) : []),
  ];
  return { ok: false, missing };
}
