import { useEffect, useReducer } from 'react';
import type { TimelineName } from '../../contract/timeline';
import { usePanelTools } from '../context';
import { NEW_TIMELINE, nextTimeline, type Timeline } from './timeline';
import type { TimelineNews } from './timelineSource';

/** A timeline, kept current for as long as it is on the screen; null for none. */
export function useTimeline(name: TimelineName): Timeline;
export function useTimeline(name: TimelineName | null): Timeline | null;
export function useTimeline(name: TimelineName | null): Timeline | null {
  const { timelines } = usePanelTools();
  const [timeline, tell] = useReducer(
    (current: Timeline, news: TimelineNews | 'another') =>
      news === 'another' ? NEW_TIMELINE : nextTimeline(current, news),
    NEW_TIMELINE,
  );

  useEffect(() => {
    if (name === null) return;
    tell('another');
    return timelines.open(name, tell);
  }, [timelines, name]);

  return name === null ? null : timeline;
}
