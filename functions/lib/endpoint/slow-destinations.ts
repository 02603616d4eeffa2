/**
 * The destinations that do not answer in time, as one warm instance knows it. They are left alone for a while, so that
 * one that hangs does not occupy the executions that the account's calls and messages need.
 */
const MEMORY_MS = 60_000;
const CAPACITY = 500;

/** The number of attempts at a destination that may always wait for its answer at the same time. */
const ALWAYS_ALLOWED = 2;

/**
 * A further attempt begins only if the oldest of those that wait has waited for a shorter time than this, in ms: twice
 * the time of the last answer, within these bounds. If a destination answered at once and now hangs, and there are 20
 * events a second, at most ten executions run at the same time, as long as one instance runs them.
 */
const PATIENCE_MS = { least: 100, most: 600, unknown: 300 } as const;

export class SlowDestinations {
  readonly #timedOutAt = new Map<string, number>();
  /** When the attempts in progress began, oldest first. */
  readonly #waiting = new Map<string, readonly number[]>();
  /** The time in ms that the last answer took. */
  readonly #answeredAfter = new Map<string, number>();

  /** Notes that a destination has timed out; `now` is in epoch milliseconds. */
  add(id: string, now: number) {
    putLast(this.#timedOutAt, id, now);
  }

  /** Notes that an attempt begins. Returns the function to call when it has ended, with the time in ms of an answer. */
  begin(id: string, now: number): (answeredAfter: number | null) => void {
    this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), now]);
    return (answeredAfter) => {
      if (answeredAfter !== null) putLast(this.#answeredAfter, id, answeredAfter);
      const waiting = this.#waiting.get(id) ?? [];
      const rest = waiting.toSpliced(waiting.indexOf(now), 1);
      if (rest.length === 0) this.#waiting.delete(id);
      else this.#waiting.set(id, rest);
    };
  }

  has(id: string, now: number): boolean {
    const at = this.#timedOutAt.get(id);
    return this.#isStuck(id, now) || (at !== undefined && now - at < MEMORY_MS);
  }

  #isStuck(id: string, now: number): boolean {
    const waiting = this.#waiting.get(id) ?? [];
    return waiting.length >= ALWAYS_ALLOWED && now - (waiting[0] ?? now) >= this.#patience(id);
  }

  #patience(id: string): number {
    const usual = this.#answeredAfter.get(id);
    const { least, most, unknown } = PATIENCE_MS;
    return usual === undefined ? unknown : Math.min(most, Math.max(least, 2 * usual));
  }
}

/** Puts a value at the end of a map, from whose beginning the oldest are dropped. */
function putLast(map: Map<string, number>, id: string, value: number) {
  map.delete(id);
  map.set(id, value);
  const oldest = map.keys().next();
  if (map.size > CAPACITY && !oldest.done) map.delete(oldest.value);
}
