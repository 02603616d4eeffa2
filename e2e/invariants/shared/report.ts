/** Parts of the printed reports. */
import fc, { type RunDetails } from 'fast-check';

export const formatCount = (number: number) => number.toLocaleString('en-US');

export function printViolations(violations: readonly string[], limit = 20) {
  for (const violation of violations.slice(0, limit)) console.log(`✗ ${violation}`);
}

/** The shrunk counterexample of a failed property with its seed, or null when the property holds. */
export const counterexampleIn = <T>(details: RunDetails<T>): string | null =>
  details.failed ? (fc.defaultReportMessage(details) ?? 'no counterexample') : null;
