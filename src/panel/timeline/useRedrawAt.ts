import { useEffect, useReducer } from 'react';

/** The longest timer, in ms. Browsers run one of more than 24 days at once. */
const MAX_WAIT_MS = 3_600_000;

/** Draws again at a moment in epoch milliseconds, or a little earlier; null for never. */
export function useRedrawAt(moment: number | null) {
  const [times, redraw] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: starts a further timer after the longest one.
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(redraw, Math.min(Math.max(0, moment - Date.now()), MAX_WAIT_MS));
    return () => clearTimeout(timer);
  }, [moment, times]);
}
