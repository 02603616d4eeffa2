/**
 * How often one object may be written: 20 times a second, with a window of 10 seconds for bursts. Every item of a list
 * or a map counts as a write of the whole. Source: Twilio's "Sync Limits" and error 54009; how Twilio counts within the
 * window is not documented.
 */
import { tooManyWrites } from './errors';

const WINDOW_MS = 10_000;
const MOST_IN_WINDOW = 20 * (WINDOW_MS / 1_000);

export class WriteRate {
  /** When the last writes were, the oldest first; never more than fit the window. */
  #writes: number[] = [];

  /** Counts a write at `now`, in epoch milliseconds. Throws `SyncError` 429 (54009) when it is one too many. */
  count(now: number) {
    if (this.#writes.length === MOST_IN_WINDOW) {
      this.#writes = this.#writes.filter((at) => at > now - WINDOW_MS);
      if (this.#writes.length === MOST_IN_WINDOW) throw tooManyWrites();
    }
    this.#writes.push(now);
  }
}
