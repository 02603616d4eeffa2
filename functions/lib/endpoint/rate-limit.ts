/**
 * A limit for each person on one warm instance, so that a misbehaving panel does not use up the executions that the
 * account's calls and messages need. Instances share no memory: docs/operate.md says which risk remains.
 */
const CAPACITY = 500;

interface Allowance {
  readonly windowMs: number;
  /** The most requests in a window. */
  readonly max: number;
}

export class RateLimit {
  readonly #calls = new Map<string, number[]>();

  constructor(private readonly allowance: Allowance) {}

  /** Counts one request. Returns null if the person may proceed, or how long they have to wait, in ms. */
  take(person: string, now: number): number | null {
    const { windowMs, max } = this.allowance;
    const recent = (this.#calls.get(person) ?? []).filter((at) => at > now - windowMs);
    const [oldest] = recent;
    const isTooMuch = recent.length >= max;
    // Re-inserting moves the person to the end of the map, so its first entry is the longest inactive person.
    this.#calls.delete(person);
    this.#calls.set(person, isTooMuch ? recent : [...recent, now]);
    const longestInactive = this.#calls.keys().next();
    if (this.#calls.size > CAPACITY && !longestInactive.done) this.#calls.delete(longestInactive.value);
    return isTooMuch && oldest !== undefined ? oldest + windowMs - now : null;
  }
}
