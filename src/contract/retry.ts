/** The request and the answer of the scheduled retry, for `npm run retry`. The plugin does not call it. */
import * as v from 'valibot';
import { moment } from './moments';

export const RETRY_PATH = '/events/retry-scheduled';

export const retryRequest = v.object({
  /** Leaves what is due later. Empty in the first call, which takes all that is due. */
  until: v.union([v.literal(''), moment]),
});

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
  /**
   * The moment after which nothing was tried that is due. With it in the next calls, they end: otherwise a destination
   * that asks for each event again after a second has always more.
   */
  until: moment,
});

export type Retried = v.InferOutput<typeof retried>;
