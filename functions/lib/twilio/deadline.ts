/**
 * The time an invocation has. The platform kills a function after 10 s without a word, so it must have answered,
 * and undone what it could not finish, before that. All figures in milliseconds.
 */
const BUDGET_MS = 8_000;
const LAST_CHANGE_MS = 5_000;
const CALL_MS = 2_500;
const LISTING_MS = 2_500;

/**
 * Age after which a claim or a lock was left by an invocation that the platform has ended, in milliseconds: the 8 s of
 * that invocation, and 5 s in which one that read the state in the meantime may still start a change.
 */
export const ABANDONED_AFTER_MS = 15_000;

export class Deadline {
  readonly #startedAt: number;

  /** `now` gives milliseconds from any fixed point, `budget` is what there is in all. */
  constructor(
    readonly now: () => number,
    private readonly budget = BUDGET_MS,
  ) {
    this.#startedAt = now();
  }

  /** What is left in all. */
  remaining(): number {
    return this.budget - this.#elapsed();
  }

  /** How long the next call to Twilio may take; 0 or less means that there is no time for one. */
  callBudget(): number {
    return Math.min(CALL_MS, this.remaining());
  }

  /** Whether there is time left to change something and, should it fail, to undo it. */
  allowsChange(): boolean {
    return this.#elapsed() < LAST_CHANGE_MS;
  }

  /** Whether a sweep should go on listing, rather than begin with what it has found. */
  allowsListing(): boolean {
    return this.#elapsed() < LISTING_MS;
  }

  #elapsed() {
    return this.now() - this.#startedAt;
  }
}
