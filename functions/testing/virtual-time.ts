/**
 * A clock whose time passes only while all running work is sleeping. Hours of retries take a moment, and always happen
 * in the same order.
 */
interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export class VirtualTime {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();
  #busy = 0;

  /** @param startedAt Epoch milliseconds. */
  constructor(startedAt = Date.UTC(2026, 0, 1)) {
    this.#now = startedAt;
  }

  readonly now = () => this.#now;

  readonly startTimer = (ms: number, expire: () => void): (() => void) => {
    const sleeper: Sleeper = { at: this.#now + Math.max(0, ms), wake: expire };
    this.#sleepers.add(sleeper);
    return () => this.#sleepers.delete(sleeper);
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => this.startTimer(ms, resolve));

  /** Runs work that takes no virtual time, however long it really takes. */
  async instantly<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Lets time pass until `work` is done. Throws if it waits for anything but time. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finish = () => {
      done = true;
    };
    work.then(finish, finish);
    while (!done) {
      await settle();
      if (done) break;
      if (this.#busy > 0) continue;
      const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined) throw new Error('The work is not done, but nothing is sleeping');
      this.#now = Math.max(this.#now, next.at);
      this.#sleepers.delete(next);
      next.wake();
    }
    return work;
  }
}

/** Waits until all promises are settled that do not depend on time. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
