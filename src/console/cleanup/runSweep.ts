/** A sweep of all webhooks: a rehearsal or the actual deletion. */
import type { ConsoleBackend, RequestFailure } from '../../backend/backend';
import type { Request } from '../../contract/endpoints';
import type { SweepPosition } from '../../contract/paging';
import type { Ttid } from '../../contract/sids';
import { stallDetector } from '../../contract/stall';
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

/** `incomplete`: Twilio's list was cut off, or the sweep got nowhere. */
export type SweepEnd =
  | { readonly kind: 'complete' | 'incomplete' }
  | { readonly kind: 'failed'; readonly failure: RequestFailure };

/** Sweeps part by part. Returns null after an abort. */
export async function runSweep({
  backend,
  isRehearsal,
  pause,
  signal,
  onProgress,
}: SweepOptions): Promise<SweepEnd | null> {
  const isStalled = stallDetector();
  let totals = NO_TOTALS;
  let from: SweepPosition | null = null;
  let removedBefore = 0;
  while (!isStalled(from, removedBefore)) {
    const request: Request<'sweep'> = { from, isRehearsal };
    const outcome = await withRetry<'sweep'>(() => backend.sweep(request), {
      pause,
      signal,
      onWait: () => onProgress({ ...totals, isWaiting: true }),
    });
    if (signal.aborted) return null;
    if (!outcome.ok) return { kind: 'failed', failure: outcome.failure };
    const { examined, unused, removed, failed, next } = outcome.value;
    totals = {
      examined: totals.examined + examined,
      unused: [...totals.unused, ...unused],
      removed: [...totals.removed, ...removed],
      failed: totals.failed + failed,
      isWaiting: false,
    };
    onProgress(totals);
    if (next.kind !== 'more') return { kind: next.kind === 'end' ? 'complete' : 'incomplete' };
    from = next.from;
    removedBefore = removed.length;
  }
  return { kind: 'incomplete' };
}
