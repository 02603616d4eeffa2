/**
 * The destinations that have timed out a moment ago, as one warm instance knows it. They are left alone for a minute,
 * so that one that hangs does not occupy the executions that the account's calls and messages need.
 */
const MEMORY_MS = 60_000;
const CAPACITY = 500;

export class SlowDestinations {
  readonly #timedOutAt = new Map<string, number>();

  /** Notes that a destination has timed out; `now` is in epoch milliseconds. */
  add(id: string, now: number) {
    // Re-inserting moves it to the end of the map, so its first entry is the one that timed out the longest time ago.
    this.#timedOutAt.delete(id);
    this.#timedOutAt.set(id, now);
    const oldest = this.#timedOutAt.keys().next();
    if (this.#timedOutAt.size > CAPACITY && !oldest.done) this.#timedOutAt.delete(oldest.value);
  }

  has(id: string, now: number): boolean {
    const at = this.#timedOutAt.get(id);
    return at !== undefined && now - at < MEMORY_MS;
  }
}
