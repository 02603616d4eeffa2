/** The answer of the scheduled retry, for `npm run retry`. The plugin does not call it. */
import * as v from 'valibot';

export const RETRY_PATH = '/events/retry-scheduled';

export const retried = v.object({
  delivered: v.number(),
  /** Tried, without success. */
  failed: v.number(),
  /** Not to be sent anymore. */
  stopped: v.number(),
  /** Whether something due may be left, because the time or the limit has ended, or Sync did not answer. */
  hasMore: v.boolean(),
});

export type Retried = v.InferOutput<typeof retried>;
