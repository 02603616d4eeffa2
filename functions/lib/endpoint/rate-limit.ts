/**
 * A limit for each person on one warm instance, so that a misbehaving panel does not use up the executions that the
 * account's calls and messages need. Instances share no memory: docs/operate.md says which risk remains.
 */
const WINDOW_MS = 10_000;
const MAX_IN_WINDOW = 30;
const CAPACITY = 500;

export class RateLimit {
  readonly #calls = new Map<string, number[]>();

  /** Counts one request. Returns null if the person may proceed, or how long they have to wait, in ms. */
  take(person: string, now: number): number | null {
    const recent = (this.#calls.get(person) ?? []).filter((at) => at > now - WINDOW_MS);
    const [oldest] = recent;
    const isTooMuch = recent.length >= MAX_IN_WINDOW;
    // Re-inserting moves the person to the end of the map, so its first entry is the longest inactive person.
    this.#calls.delete(person);
    this.#calls.set(person, isTooMuch ? recent : [...recent, now]);
    const longestInactive = this.#calls.keys().next();
    if (this.#calls.size > CAPACITY && !longestInactive.done) this.#calls.delete(longestInactive.value);
    return isTooMuch && oldest !== undefined ? oldest + WINDOW_MS - now : null;
  }
}
