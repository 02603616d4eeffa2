/** A sweep of all webhooks: a rehearsal or the actual deletion. */
import type { ConsoleBackend, RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import type { UnusedWebhook } from '../../contract/webhooks';
import type { Pause } from '../retry';
import { withRetry } from '../retry';

/** The steps of the dialog: a rehearsal first, then the deletion. */
export type SweepStep = 'rehearsing' | 'rehearsed' | 'deleting' | 'done';

export interface SweepTotals {
  readonly examined: number;
  readonly unused: readonly UnusedWebhook[];
  readonly removed: readonly Ttid[];
  /** The number of webhooks that were kept because Twilio did not answer or did not delete them. */
  readonly failed: number;
  readonly isWaiting: boolean;
}

export const NO_TOTALS: SweepTotals = { examined: 0, unused: [], removed: [], failed: 0, isWaiting: false };

interface SweepOptions {
  readonly backend: Pick<ConsoleBackend, 'sweep'>;
  readonly isRehearsal: boolean;
  readonly pause: Pause;
  readonly signal: AbortSignal;
  readonly onProgress: (totals: SweepTotals) => void;
}

/** Sweeps page by page. Resolves to null at the end or after an abort, otherwise to the failure that stopped it. */
export async function runSweep({
  backend,
  isRehearsal,
  pause,
  signal,
  onProgress,
}: SweepOptions): Promise<RequestFailure | null> {
  let totals = NO_TOTALS;
  for (let from: number | null = 0; from !== null && !signal.aborted; ) {
    const position: number = from;
    const outcome = await withRetry<'sweep'>(() => backend.sweep({ from: position, isRehearsal }), {
      pause,
      signal,
      onWait: () => onProgress({ ...totals, isWaiting: true }),
    });
    if (signal.aborted) return null;
    if (!outcome.ok) return outcome.failure;
    const { examined, unused, removed, failed, next } = outcome.value;
    totals = {
      examined: totals.examined + examined,
      unused: [...totals.unused, ...unused],
      removed: [...totals.removed, ...removed],
      failed: totals.failed + failed,
      isWaiting: false,
    };
    onProgress(totals);
    from = next;
  }
  return null;
}
