/**
 * The destinations that do not answer in time, as one warm instance knows it. They are left alone for a while, so that
 * one that hangs does not occupy the executions that the account's calls and messages need.
 */
const MEMORY_MS = 60_000;
const CAPACITY = 500;

/** The number of attempts that may wait for a destination, and after how many ms an attempt counts as waiting. */
const MAX_WAITING = 2;
const WAITING_MS = 250;

export class SlowDestinations {
  readonly #timedOutAt = new Map<string, number>();
  /** When the attempts in progress began, oldest first. */
  readonly #waiting = new Map<string, readonly number[]>();

  /** Notes that a destination has timed out; `now` is in epoch milliseconds. */
  add(id: string, now: number) {
    // Re-inserting moves it to the end of the map, so its first entry is the one that timed out the longest time ago.
    this.#timedOutAt.delete(id);
    this.#timedOutAt.set(id, now);
    const oldest = this.#timedOutAt.keys().next();
    if (this.#timedOutAt.size > CAPACITY && !oldest.done) this.#timedOutAt.delete(oldest.value);
  }

  /** Notes that an attempt begins. Returns the function to call when it has ended. */
  begin(id: string, now: number): () => void {
    this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), now]);
    return () => {
      const waiting = this.#waiting.get(id) ?? [];
      const rest = waiting.toSpliced(waiting.indexOf(now), 1);
      if (rest.length === 0) this.#waiting.delete(id);
      else this.#waiting.set(id, rest);
    };
  }

  has(id: string, now: number): boolean {
    const at = this.#timedOutAt.get(id);
    const waiting = (this.#waiting.get(id) ?? []).filter((began) => now - began >= WAITING_MS);
    return waiting.length >= MAX_WAITING || (at !== undefined && now - at < MEMORY_MS);
  }
}
