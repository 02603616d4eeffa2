import { useEffect, useRef, useState } from 'react';
import { useIsMounted } from '../../components/useIsMounted';
import type { Subject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import type { ParticipantNames } from '../participantNames';
import type { SeenEvent } from './timeline';

type NameOf = (seen: Pick<SeenEvent, 'event'>) => string | null;

/**
 * Returns a function for participants' names. Reads them when the timeline opens, and when an event has an unknown
 * participant. After that the function is another one.
 */
export function useNames(subject: Subject, events: readonly SeenEvent[]): NameOf {
  const { names } = usePanelContext();
  const [nameOf, setNameOf] = useState(() => namesFrom(names));
  /** The participants whose names were already requested; null before the first request. */
  const requested = useRef<Set<string> | null>(null);
  const isMounted = useIsMounted();

  useEffect(() => {
    const unknown = events
      .flatMap(participantOf)
      .filter((sid) => names.of(sid) === null && !requested.current?.has(sid));
    if (requested.current !== null && unknown.length === 0) return;
    requested.current = new Set([...(requested.current ?? []), ...unknown]);
    void names.learn(subject).then(() => {
      if (isMounted.current) setNameOf(() => namesFrom(names));
    });
  }, [names, events, subject, isMounted]);

  return nameOf;
}

const namesFrom =
  (names: ParticipantNames): NameOf =>
  (seen) => {
    const [sid] = participantOf(seen);
    return sid === undefined ? null : names.of(sid);
  };

const participantOf = ({ event: { parameters } }: Pick<SeenEvent, 'event'>) =>
  parameters.ParticipantSid === undefined ? [] : [parameters.ParticipantSid];
