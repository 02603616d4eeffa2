import { useEffect, useState } from 'react';

/** A value outside of React that changes over time, in the words of React 18's `useSyncExternalStore`. */
export interface Store<Snapshot> {
  /** Returns the same object until the value changes. */
  readonly getSnapshot: () => Snapshot;
  /** Calls the listener after each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Returns the store's current value. Stands in for `useSyncExternalStore`, which Flex's React 17 does not have. */
export function useStore<Snapshot>(store: Store<Snapshot>): Snapshot {
  const [snapshot, setSnapshot] = useState(store.getSnapshot);
  useEffect(() => {
    const update = () => setSnapshot(store.getSnapshot);
    // The value may have changed between the first rendering and this effect.
    update();
    return store.subscribe(update);
  }, [store]);
  return snapshot;
}
