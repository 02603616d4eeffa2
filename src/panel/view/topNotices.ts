/** Notices above the screen, for failures that none of the screen's own controls shows. Pure. */
import type { Entry, LeftBehind } from '../../interaction/entry';
import type { Screen } from '../screen';

/** Returns the failed job to show, such as an attach after which another user's webhook is on the screen. */
export function topFailure({ view }: Entry, screen: Screen) {
  if (view.kind !== 'ready' || view.work.kind !== 'failed') return null;
  const { job, failure } = view.work;
  // The leftover webhook's note, or the screen itself, already explains these.
  if (failure.code === 'left-behind' || (failure.code === 'switched-off' && view.status.isSwitchedOff)) return null;
  // The screen of the other webhook says it.
  if (failure.code === 'conflict' && 'conflict' in screen && screen.conflict !== null) return null;
  return screen.jobs.includes(job) ? null : view.work;
}

/** Returns the leftover webhook to show. */
export const topLeftBehind = ({ leftBehind }: Entry, screen: Screen): LeftBehind | null =>
  screen.kind === 'form' && screen.leftBehind !== null ? null : leftBehind;
