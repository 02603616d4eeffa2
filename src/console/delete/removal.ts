/** Deleting webhooks, one after the other. */
import type { ConsoleBackend, RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import type { Pause } from '../retry';
import { withRetry } from '../retry';

export interface Removal {
  /** How many were tried. */
  readonly done: number;
  /** Those that are still there, and why. */
  readonly failed: ReadonlyMap<Ttid, RequestFailure>;
  /** Whether the functions want to be left alone for a moment. */
  readonly isWaiting: boolean;
}

interface RemovalOptions {
  readonly backend: Pick<ConsoleBackend, 'remove'>;
  readonly pause: Pause;
  /** Once aborted, no further webhook is deleted. */
  readonly signal: AbortSignal;
  readonly onProgress: (removal: Removal) => void;
  readonly onRemoved: (ttid: Ttid) => void;
}

/** Deletes each as the person saw it; what cannot be deleted is left and the rest goes on. */
export async function removeAll(
  webhooks: readonly WebhookSummary[],
  { backend, pause, signal, onProgress, onRemoved }: RemovalOptions,
): Promise<Removal> {
  const failed = new Map<Ttid, RequestFailure>();
  let done = 0;
  const removal = (isWaiting = false): Removal => ({ done, failed: new Map(failed), isWaiting });
  for (const { ttid, version } of webhooks) {
    if (signal.aborted) break;
    onProgress(removal());
    const outcome = await withRetry<'remove'>(() => backend.remove({ ttid, version }), {
      pause,
      signal,
      onWait: () => onProgress(removal(true)),
    });
    done += 1;
    if (outcome.ok) onRemoved(ttid);
    else failed.set(ttid, outcome.failure);
  }
  return removal();
}
