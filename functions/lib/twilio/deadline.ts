/**
 * The time an invocation has. The platform kills a function after 10 s without a word, so it must have answered,
 * and undone what it could not finish, before that. All figures in milliseconds.
 */
const BUDGET_MS = 8_000;
const LAST_STEP_FORWARD_MS = 5_000;
const CALL_MS = 2_500;
const LISTING_MS = 2_500;

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
  allowsStepForward(): boolean {
    return this.#elapsed() < LAST_STEP_FORWARD_MS;
  }

  /** Whether a sweep should go on listing, rather than begin with what it has found. */
  allowsListing(): boolean {
    return this.#elapsed() < LISTING_MS;
  }

  #elapsed() {
    return this.now() - this.#startedAt;
  }
}
