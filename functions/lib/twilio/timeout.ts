/** Bounds the time that other work may take. */
import type { Io } from './io';

/**
 * Settles as `work` does. If that takes longer than `ms` milliseconds, resolves to `otherwise` and aborts the signal
 * that `work` got.
 */
export function withTimeout<T>(
  { startTimer }: Pick<Io, 'startTimer'>,
  ms: number,
  otherwise: T,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const stopTimer = startTimer(ms, () => {
      controller.abort();
      resolve(otherwise);
    });
    // Aborting after every call instead would cost several times as much: it creates an error with a stack.
    work(controller.signal).finally(stopTimer).then(resolve, reject);
  });
}
