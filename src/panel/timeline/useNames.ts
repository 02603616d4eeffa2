import { useEffect, useReducer, useRef } from 'react';
import { useIsMounted } from '../../components/useIsMounted';
import type { Subject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import type { SeenEvent } from './timeline';

/** The names of those whom events are about: asked when the timeline opens, and when somebody unknown appears in it. */
export function useNames(subject: Subject, events: readonly SeenEvent[]): (seen: SeenEvent) => string | null {
  const { names } = usePanelContext();
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  /** Those who need not be asked for again; null before the first time. */
  const asked = useRef<Set<string> | null>(null);
  const isThere = useIsMounted();

  useEffect(() => {
    const unknown = events.flatMap(participantOf).filter((sid) => names.of(sid) === null && !asked.current?.has(sid));
    if (asked.current !== null && unknown.length === 0) return;
    asked.current = new Set([...(asked.current ?? []), ...unknown]);
    void names.learn(subject).then(() => {
      if (isThere.current) redraw();
    });
  }, [names, events, subject, isThere]);

  return (seen) => {
    const [sid] = participantOf(seen);
    return sid === undefined ? null : names.of(sid);
  };
}

const participantOf = ({ event: { parameters } }: SeenEvent) =>
  parameters.ParticipantSid === undefined ? [] : [parameters.ParticipantSid];
