/**
 * A limit for each person on one warm instance, so that a panel gone wild does not use up the executions that the
 * account's calls and messages need. Instances share no memory: docs/operate.md says what that leaves.
 */
const WINDOW_MS = 10_000;
const MAX_IN_WINDOW = 30;
const CAPACITY = 500;

export class RateLimit {
  readonly #calls = new Map<string, number[]>();

  /** Counts one request of `person`; the answer is how long they have to wait, in milliseconds, or null. */
  take(person: string, now: number): number | null {
    const recent = (this.#calls.get(person) ?? []).filter((at) => at > now - WINDOW_MS);
    const [oldest] = recent;
    const isTooMuch = recent.length >= MAX_IN_WINDOW;
    // Set anew, so that whoever has been quiet for longest is forgotten first.
    this.#calls.delete(person);
    this.#calls.set(person, isTooMuch ? recent : [...recent, now]);
    const quietest = this.#calls.keys().next();
    if (this.#calls.size > CAPACITY && !quietest.done) this.#calls.delete(quietest.value);
    return isTooMuch && oldest !== undefined ? oldest + WINDOW_MS - now : null;
  }
}
