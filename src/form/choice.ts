/** The last choice of a person, which the next form starts with. Never a URL, and nothing about a customer. */
import * as v from 'valibot';
import { EVENT_NAMES, type EventName } from '../contract/events';
import { attempt } from '../contract/result';

export interface Choice {
  /** The key of a named destination. */
  readonly destination: string;
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

const written = v.object({ destination: v.string(), events: v.array(v.string()) });

export const writeChoice = ({ destination, events }: Choice) => JSON.stringify({ destination, events });

/** Reads a choice that anyone with access to the browser may have written. Returns null for anything else. */
export function readChoice(text: string | null): Choice | null {
  if (text === null || text.length > MAX_LENGTH) return null;
  const read = v.safeParse(
    written,
    attempt<unknown>(() => JSON.parse(text), null),
  );
  if (!read.success) return null;
  const { destination, events } = read.output;
  const known = EVENT_NAMES.filter((name) => events.includes(name));
  return known.length === 0 ? null : { destination, events: known };
}
