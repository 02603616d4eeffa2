/** A sweep, rehearsed or real, from the first webhook to the last. */
import type { ConsoleBackend, RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import type { UnusedWebhook } from '../../contract/webhooks';
import type { Pause } from '../retry';
import { withRetry } from '../retry';

/** The steps of a clean-up: a rehearsal first, then the removal. */
export type SweepStep = 'looking' | 'looked' | 'removing' | 'done';

export interface Swept {
  readonly examined: number;
  readonly unused: readonly UnusedWebhook[];
  readonly removed: readonly Ttid[];
  /** How many had to stay because Twilio could not be asked, or did not delete them. */
  readonly failed: number;
  readonly isWaiting: boolean;
}

export const NOTHING_SWEPT: Swept = { examined: 0, unused: [], removed: [], failed: 0, isWaiting: false };

interface SweepOptions {
  readonly backend: Pick<ConsoleBackend, 'sweep'>;
  readonly isRehearsal: boolean;
  readonly pause: Pause;
  readonly signal: AbortSignal;
  readonly onProgress: (swept: Swept) => void;
}

/** Null when it reached the end, or was stopped; else why it could not go on. */
export async function sweepAll({
  backend,
  isRehearsal,
  pause,
  signal,
  onProgress,
}: SweepOptions): Promise<RequestFailure | null> {
  let swept = NOTHING_SWEPT;
  for (let from: number | null = 0; from !== null && !signal.aborted; ) {
    const place: number = from;
    const outcome = await withRetry<'sweep'>(() => backend.sweep({ from: place, isRehearsal }), {
      pause,
      signal,
      onWait: () => onProgress({ ...swept, isWaiting: true }),
    });
    if (signal.aborted) return null;
    if (!outcome.ok) return outcome.failure;
    const { examined, unused, removed, failed, next } = outcome.value;
    swept = {
      examined: swept.examined + examined,
      unused: [...swept.unused, ...unused],
      removed: [...swept.removed, ...removed],
      failed: swept.failed + failed,
      isWaiting: false,
    };
    onProgress(swept);
    from = next;
  }
  return null;
}
