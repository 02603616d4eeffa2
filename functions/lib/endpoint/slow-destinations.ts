/**
 * The destinations that do not answer in time, as one warm instance knows it. They are left alone for a while, so that
 * one that hangs does not occupy the executions that the account's calls and messages need.
 */
const MEMORY_MS = 60_000;
const CAPACITY = 500;

/**
 * The number of attempts that may wait for a destination, and how long the first of them may, in ms. With 20 events a
 * second, these and the events that go straight to the outbox are at most ten executions, if one instance runs them.
 */
const MAX_WAITING = 4;
const WAITING_MS = 150;

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
    const waiting = this.#waiting.get(id) ?? [];
    const isStuck = waiting.length >= MAX_WAITING && now - (waiting[0] ?? now) >= WAITING_MS;
    return isStuck || (at !== undefined && now - at < MEMORY_MS);
  }
}
