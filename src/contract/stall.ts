/** Ends a sweep that gets nowhere. Its callers repeat it until the end of the list, which may never come. */
import type { SweepPosition } from './paging';

/** The number of calls in a row that may return to a position without having removed a webhook. */
const MAX_STALLED_CALLS = 8;
/** Far more than any account needs. */
const MAX_CALLS = 5_000;

/**
 * Returns a function to call before each call of a sweep, with the position at which that continues, and the number of
 * webhooks that the call before it removed. It returns true when the sweep has to stop.
 */
export function stallDetector(): (from: SweepPosition | null, removed: number) => boolean {
  const seen = new Set<SweepPosition | null>();
  let calls = 0;
  let stalledCalls = 0;
  return (from, removed) => {
    if (removed > 0) seen.clear();
    calls += 1;
    stalledCalls = seen.has(from) ? stalledCalls + 1 : 0;
    seen.add(from);
    return stalledCalls >= MAX_STALLED_CALLS || calls > MAX_CALLS;
  };
}
