import { useState } from 'react';
import { type Filter, filtered, type Timeline } from './timeline';

/** The number of events shown at first, and added on demand: each is a dozen DOM elements. */
const PAGE_SIZE = 50;

export type TimelineView = ReturnType<typeof useTimelineView>;

/** Filters, pauses and pages a timeline. */
export function useTimelineView(live: Timeline) {
  const [frozen, setFrozen] = useState<Timeline | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [pages, setPages] = useState(1);
  /** The event count when the view last showed only the newest page. */
  const [arrivedBefore, setArrivedBefore] = useState(0);

  const shown = frozen ?? live;
  const matching = filtered(shown.events, filter);
  // New events do not push older ones out of the list, where the person may be reading.
  const limit = pages * PAGE_SIZE + shown.arrived - arrivedBefore;

  function startOver() {
    setPages(1);
    setArrivedBefore(live.arrived);
  }

  return {
    isPaused: frozen !== null,
    /** The number of events that have arrived since the timeline was paused. */
    waiting: frozen === null ? 0 : live.arrived - frozen.arrived,
    filter,
    matching,
    events: matching.slice(0, limit),
    hasOlder: matching.length > limit,
    pause: () => setFrozen(live),
    resume() {
      setFrozen(null);
      startOver();
    },
    show(chosen: Filter) {
      setFilter(chosen);
      startOver();
    },
    showOlder: () => setPages(pages + 1),
  };
}
