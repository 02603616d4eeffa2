import { useEffect, useReducer } from 'react';
import type { TimelineName } from '../../contract/timeline';
import { usePanelContext } from '../context';
import type { TimelineNews } from '../timelineSource';
import { INITIAL_TIMELINE, nextTimeline, type Timeline } from './timeline';

/** Subscribes to a timeline while it is on the screen. Returns null without a name. */
export function useTimeline(name: TimelineName): Timeline;
export function useTimeline(name: TimelineName | null): Timeline | null;
export function useTimeline(name: TimelineName | null): Timeline | null {
  const { timelines } = usePanelContext();
  const [timeline, dispatch] = useReducer(
    (current: Timeline, news: readonly TimelineNews[] | 'reset') =>
      news === 'reset' ? INITIAL_TIMELINE : nextTimeline(current, news),
    INITIAL_TIMELINE,
  );

  useEffect(() => {
    if (name === null) return;
    dispatch('reset');
    return timelines.open(name, dispatch);
  }, [timelines, name]);

  return name === null ? null : timeline;
}
