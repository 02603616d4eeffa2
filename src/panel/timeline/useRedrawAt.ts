import { useEffect, useReducer } from 'react';

/** The longest time, in ms, for which the browser is asked to wait: it takes a very long one for none. */
const MAX_WAIT_MS = 3_600_000;

/** Draws again at a moment in epoch milliseconds, or a little earlier; null for never. */
export function useRedrawAt(moment: number | null) {
  const [times, redraw] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits again after it has waited for the longest time.
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(redraw, Math.min(Math.max(0, moment - Date.now()), MAX_WAIT_MS));
    return () => clearTimeout(timer);
  }, [moment, times]);
}
