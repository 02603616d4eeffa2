import { useMemo, useState } from 'react';
import { countsOf, type FilterChoice, filtered, searched } from './filter';
import { foldedRows, unfoldedRows } from './fold';
import type { SeenEvent, Timeline } from './timeline';

export type TimelineView = ReturnType<typeof useTimelineView>;

/** Pauses a timeline, and selects its events by filter and search. */
export function useTimelineView(
  live: Timeline,
  { filter, setFilter }: FilterChoice,
  sentenceOf: (seen: SeenEvent) => string,
) {
  const [frozen, setFrozen] = useState<Timeline | null>(null);
  const [search, setSearch] = useState('');

  const { events } = frozen ?? live;
  const found = useMemo(() => searched(events, search, sentenceOf), [events, search, sentenceOf]);
  const counts = useMemo(() => countsOf(found), [found]);
  const matching = useMemo(() => filtered(found, filter), [found, filter]);
  // With a filter or a search, neighbors in the list may not have followed each other.
  const isFolded = filter === 'all' && search.trim() === '';
  const rows = useMemo(() => (isFolded ? foldedRows(matching) : unfoldedRows(matching)), [isFolded, matching]);

  return {
    isPaused: frozen !== null,
    /** The number of events that have arrived since the timeline was paused. */
    waiting: frozen === null ? 0 : live.arrived - frozen.arrived,
    events,
    filter,
    search,
    /** How many of the events that match the search each filter selects. */
    counts,
    matching,
    rows,
    pause: () => setFrozen(live),
    resume: () => setFrozen(null),
    setFilter,
    setSearch,
  };
}
