import { useState } from 'react';
import { type Filter, filtered, type Timeline } from './timeline';

/** So many are shown to begin with, and so many more on demand: each is a dozen elements for the browser. */
export const PAGE = 50;

/** What of a timeline is on the screen. */
export function useTimelineView(live: Timeline) {
  const [frozen, setFrozen] = useState<Timeline | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [pages, setPages] = useState(1);
  /** How many had come when the newest page was last all that was shown. */
  const [since, setSince] = useState(0);

  const shown = frozen ?? live;
  const matching = filtered(shown.events, filter);
  // What comes in pushes nothing out below, where somebody may be reading.
  const most = pages * PAGE + shown.arrived - since;

  function startOver() {
    setPages(1);
    setSince(live.arrived);
  }

  return {
    isPaused: frozen !== null,
    /** How many have come since the timeline was paused. */
    waiting: frozen === null ? 0 : live.arrived - frozen.arrived,
    filter,
    matching,
    events: matching.slice(0, most),
    hasOlder: matching.length > most,
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
