/**
 * A clock whose time passes only while all running work waits for a timer. Hours of retries take a moment, and always
 * happen in the same order.
 */

interface Timer {
  readonly at: number;
  readonly expire: () => void;
}

export class VirtualTime {
  #now: number;
  readonly #timers = new Set<Timer>();
  #busy = 0;

  /** @param startedAt Epoch milliseconds. */
  constructor(startedAt = Date.UTC(2026, 0, 1)) {
    this.#now = startedAt;
  }

  readonly now = () => this.#now;

  readonly startTimer = (ms: number, expire: () => void): (() => void) => {
    const timer: Timer = { at: this.#now + Math.max(0, ms), expire };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
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
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined) throw new Error('The work is not done, but no timer is running');
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.expire();
    }
    return work;
  }
}

/** Waits until all promises are settled that do not depend on time. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
