import { useEffect, useState } from 'react';
import type { Subject } from '../task/subject';
import type { Entry } from './entry';
import type { Interactions } from './interactions';

/** The entry of one subject, kept current. A component that shows another subject has to be mounted anew. */
export function useEntry(interactions: Interactions, subject: Subject): Entry {
  const [entry, setEntry] = useState(() => interactions.get(subject));
  // biome-ignore lint/correctness/useExhaustiveDependencies: Flex makes a new task object for each change of it.
  useEffect(() => {
    // What has changed since the first rendering was told to nobody.
    setEntry(interactions.get(subject));
    return interactions.watch(subject, setEntry);
  }, [interactions]);
  return entry;
}
