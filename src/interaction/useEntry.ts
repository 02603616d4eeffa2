import { useEffect, useState } from 'react';
import type { Entry } from './entry';
import type { InteractionStore } from './interactionStore';
import type { Subject } from './subject';

/** The entry of one subject, kept current. Begins anew with each new object. */
export function useEntry(interactions: InteractionStore, subject: Subject): Entry {
  const [entry, setEntry] = useState(() => interactions.get(subject));
  useEffect(() => {
    // What has changed since the first rendering was told to nobody.
    setEntry(interactions.get(subject));
    return interactions.watch(subject, setEntry);
  }, [interactions, subject]);
  return entry;
}
