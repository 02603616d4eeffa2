import type { ConsoleBackend, RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import type { Pause } from '../retry';
import { withRetry } from '../retry';

export interface DeletionProgress {
  /** The number of webhooks attempted so far. */
  readonly done: number;
  /** The webhooks that were not deleted, and why. */
  readonly failed: ReadonlyMap<Ttid, RequestFailure>;
  /** Whether it waits for a rate limit to end. */
  readonly isWaiting: boolean;
}

interface DeletionOptions {
  readonly backend: Pick<ConsoleBackend, 'remove'>;
  readonly pause: Pause;
  /** Stops before the next webhook. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DeletionProgress) => void;
  readonly onDeleted: (ttid: Ttid) => void;
}

/** Deletes webhooks one by one, each only in the version that the user saw. Continues after a failure. */
export async function deleteWebhooks(
  webhooks: readonly WebhookRow[],
  { backend, pause, signal, onProgress, onDeleted }: DeletionOptions,
): Promise<DeletionProgress> {
  const failed = new Map<Ttid, RequestFailure>();
  let done = 0;
  const progress = (isWaiting = false): DeletionProgress => ({ done, failed: new Map(failed), isWaiting });
  for (const { ttid, version } of webhooks) {
    if (signal.aborted) break;
    onProgress(progress());
    const outcome = await withRetry<'remove'>(() => backend.remove({ ttid, version }), {
      pause,
      signal,
      onWait: () => onProgress(progress(true)),
    });
    done += 1;
    if (outcome.ok) onDeleted(ttid);
    else failed.set(ttid, outcome.failure);
  }
  return progress();
}
