import fc, { type IAsyncProperty } from 'fast-check';
import type { Options } from './suite';

/** Searches for a counterexample, and returns the smallest one found with its violations, or null. */
export async function findCounterexample<T>(
  property: IAsyncProperty<[T]>,
  { runs, seed }: Options,
): Promise<string | null> {
  const details = await fc.check(property, { numRuns: runs, seed, includeErrorInReport: true });
  return details.failed ? (fc.defaultReportMessage(details) ?? 'no counterexample') : null;
}
