/** The last choice of a person, which the next form starts with. Never a URL, and nothing about a customer. */
import * as v from 'valibot';
import { MAX_DESTINATIONS } from '../contract/destination';
import { EVENT_NAMES, type EventName } from '../contract/events';
import { attempt } from '../contract/result';

export interface Choice {
  /** The keys of named destinations: at least one, each once. */
  readonly destinations: readonly string[];
  /** At least one, in the catalog's order. */
  readonly events: readonly EventName[];
}

/** Remembers the last choice of the person who is signed in. Never throws. */
export interface ChoiceMemory {
  readonly recall: () => Choice | null;
  readonly keep: (choice: Choice) => void;
}

/** This plugin writes no longer text. */
const MAX_LENGTH = 2_000;

const events = v.array(v.string());

const written = v.union([
  v.object({ destinations: v.array(v.string()), events }),
  // As written while a webhook had only one destination.
  v.pipe(
    v.object({ destination: v.string(), events }),
    v.transform((one) => ({ destinations: [one.destination], events: one.events })),
  ),
]);

export const writeChoice = ({ destinations, events: chosen }: Choice) =>
  JSON.stringify({ destinations, events: chosen });

/** Reads a choice that anyone with access to the browser may have written. Returns null for anything else. */
export function readChoice(text: string | null): Choice | null {
  if (text === null || text.length > MAX_LENGTH) return null;
  const read = v.safeParse(
    written,
    attempt<unknown>(() => JSON.parse(text), null),
  );
  if (!read.success) return null;
  const destinations = [...new Set(read.output.destinations)].slice(0, MAX_DESTINATIONS);
  const known = EVENT_NAMES.filter((name) => read.output.events.includes(name));
  return destinations.length === 0 || known.length === 0 ? null : { destinations, events: known };
}
