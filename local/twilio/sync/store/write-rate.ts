/**
 * The limit of writes to one object: 20 a second, over a window of 10 seconds. A write to an item of a list or a map
 * counts for the whole list or map.
 * Source: Twilio's "Sync Limits" and error 54009. Twilio does not document how it counts within the window.
 */
import { tooManyWrites } from './errors';

const WINDOW_MS = 10_000;
const MAX_IN_WINDOW = 20 * (WINDOW_MS / 1_000);

export class WriteRate {
  /** The times of the last writes in epoch milliseconds, oldest first, at most as many as the window allows. */
  #writes: number[] = [];

  /** Counts a write at `now`, in epoch milliseconds. Throws `SyncError` 429 (54009) if it exceeds the limit. */
  count(now: number) {
    if (this.#writes.length === MAX_IN_WINDOW) {
      this.#writes = this.#writes.filter((at) => at > now - WINDOW_MS);
      if (this.#writes.length === MAX_IN_WINDOW) throw tooManyWrites();
    }
    this.#writes.push(now);
  }
}
