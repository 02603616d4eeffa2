/** Keeps what arrives, and lets a step wait for an item, whether it has arrived already or not. */
export class Mailbox<T> {
  readonly #items: T[] = [];
  readonly #waiting = new Set<() => void>();

  readonly add = (item: T) => {
    this.#items.push(item);
    for (const check of this.#waiting) check();
  };

  /** Resolves with the first item that fits. */
  first(fits: (item: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const item = this.#items.find(fits);
        if (item === undefined) return;
        this.#waiting.delete(check);
        resolve(item);
      };
      this.#waiting.add(check);
      check();
    });
  }
}
