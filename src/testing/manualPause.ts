import type { Pause } from '../console/retry';

/** Pauses that end when the test says so. */
export class ManualPause {
  readonly waits: { readonly milliseconds: number; readonly end: () => void }[] = [];

  pause: Pause = (milliseconds, signal) =>
    new Promise((resolve) => {
      this.waits.push({ milliseconds, end: resolve });
      signal.addEventListener('abort', () => resolve());
    });

  /** Ends the pauses of exactly this length, in milliseconds. */
  pass(length: number) {
    for (const { milliseconds, end } of this.waits) if (milliseconds === length) end();
  }
}
