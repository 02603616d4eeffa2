/** The health of destinations that one warm instance has written, so that it does not write the same again. */
const REPEATED_AFTER_MS = 10 * 60_000;

export class NotedHealth {
  readonly #noted = new Map<string, { readonly works: boolean; readonly at: number }>();

  /** Returns whether it is worth writing that a destination works, or does not; if so, notes it as written. */
  take(id: string, works: boolean, now: number): boolean {
    const last = this.#noted.get(id);
    if (last !== undefined && last.works === works && now - last.at < REPEATED_AFTER_MS) return false;
    this.#noted.set(id, { works, at: now });
    return true;
  }

  /** Forgets what could not be written. */
  forget(id: string) {
    this.#noted.delete(id);
  }
}
