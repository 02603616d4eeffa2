/** Parts of the printed reports. */

export const formatCount = (number: number) => number.toLocaleString('en-US');

export function printViolations(violations: readonly string[], limit = 20) {
  for (const violation of violations.slice(0, limit)) console.log(`✗ ${violation}`);
}
