import { useEffect, useReducer } from 'react';
import type { TimelineName } from '../../contract/timeline';
import { usePanelContext } from '../context';
import { INITIAL_TIMELINE, nextTimeline, type Timeline } from './timeline';
import type { TimelineNews } from './timelineSource';

/** A timeline, kept current for as long as it is on the screen; null for none. */
export function useTimeline(name: TimelineName): Timeline;
export function useTimeline(name: TimelineName | null): Timeline | null;
export function useTimeline(name: TimelineName | null): Timeline | null {
  const { timelines } = usePanelContext();
  const [timeline, tell] = useReducer(
    (current: Timeline, news: TimelineNews | 'another') =>
      news === 'another' ? INITIAL_TIMELINE : nextTimeline(current, news),
    INITIAL_TIMELINE,
  );

  useEffect(() => {
    if (name === null) return;
    tell('another');
    return timelines.open(name, tell);
  }, [timelines, name]);

  return name === null ? null : timeline;
}
