/**
 * The time budget of an invocation. The platform kills a function after 10 s, so before that it must have answered, and
 * undone a change that it could not complete. All durations are in milliseconds.
 */
const BUDGET_MS = 8_000;
const LAST_CHANGE_MS = 5_000;
const CALL_MS = 2_500;
const LISTING_MS = 2_500;

/**
 * The age, in ms, after which the platform must have ended the invocation that left a claim or a lock: the 8 s of that
 * invocation, 5 s in which another one that has read the state before may still start a change, and a reserve of 2 s.
 */
export const ABANDONED_AFTER_MS = 15_000;

export class Deadline {
  readonly #startedAt: number;

  /** `now` returns ms since any fixed point; `budget` is the total time in ms. */
  constructor(
    readonly now: () => number,
    private readonly budget = BUDGET_MS,
  ) {
    this.#startedAt = now();
  }

  /** Returns the time left, in ms. */
  remaining(): number {
    return this.budget - this.#elapsed();
  }

  /** Returns how long the next call to Twilio may take, in ms; 0 or less if there is no time for one. */
  callBudget(): number {
    return Math.min(CALL_MS, this.remaining());
  }

  /** Returns whether there is time left for a change and, if it fails, for undoing it. */
  allowsChange(): boolean {
    return this.#elapsed() < LAST_CHANGE_MS;
  }

  /** Returns whether there is time to read further pages of a list, and then for the work on what was found. */
  allowsListing(): boolean {
    return this.#elapsed() < LISTING_MS;
  }

  #elapsed() {
    return this.now() - this.#startedAt;
  }
}
