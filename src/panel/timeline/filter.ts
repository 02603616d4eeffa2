/** Selects events by their kind and by words. Pure. */
import { isUndelivered } from './deliveries';
import { isFailure, isOfGroup } from './kinds';
import type { SeenEvent } from './timeline';

export const FILTERS = ['all', 'participant', 'channel', 'failed', 'other'] as const;
export type Filter = (typeof FILTERS)[number];

export interface FilterChoice {
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
}

const PREDICATES: Readonly<Record<Filter, (seen: SeenEvent) => boolean>> = {
  all: () => true,
  participant: ({ event }) => isOfGroup(event, 'participant'),
  channel: ({ event }) => isOfGroup(event, 'channel'),
  /** It reports a failure, or a destination does not have it. */
  failed: (seen) => isFailure(seen.event) || isUndelivered(seen),
  other: ({ event }) => !isOfGroup(event, 'participant') && !isOfGroup(event, 'channel'),
};

export const filtered = (events: readonly SeenEvent[], filter: Filter): readonly SeenEvent[] =>
  filter === 'all' ? events : events.filter(PREDICATES[filter]);

/** Counts the events that each filter selects. */
export const countsOf = (events: readonly SeenEvent[]): Readonly<Record<Filter, number>> => ({
  all: events.length,
  participant: filtered(events, 'participant').length,
  channel: filtered(events, 'channel').length,
  failed: filtered(events, 'failed').length,
  other: filtered(events, 'other').length,
});

/**
 * Selects the events that contain every word of the search in their sentence, type or values, in any case.
 *
 * @param sentenceOf Returns the sentence that people see.
 */
export function searched(
  events: readonly SeenEvent[],
  search: string,
  sentenceOf: (seen: SeenEvent) => string,
): readonly SeenEvent[] {
  const words = comparable(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return events;
  return events.filter((seen) => {
    const { type, parameters } = seen.event;
    const content = comparable([sentenceOf(seen), type, ...Object.values(parameters)].join('\n'));
    return words.every((word) => content.includes(word));
  });
}

/** Also equates what looks the same, such as full-width and ordinary letters. */
const comparable = (text: string) => text.normalize('NFKC').toLowerCase();
