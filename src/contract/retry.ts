/** The answer of the scheduled retry, for `npm run retry`. The plugin does not call it. */
import * as v from 'valibot';

export const RETRY_PATH = '/events/retry-scheduled';

export const retried = v.object({
  delivered: v.number(),
  /** Tried, without success. */
  failed: v.number(),
  /** Not to be sent anymore. */
  stopped: v.number(),
  /**
   * Whether something due may be left, because the time or a limit has ended, Sync did not answer, or a destination is
   * left alone, because it has just timed out.
   */
  hasMore: v.boolean(),
});

export type Retried = v.InferOutput<typeof retried>;
