/**
 * Whatever fails between the request of a program and the first events of its interaction, no webhook is lost, none is
 * left behind, and none gets to an interaction that does not hold it.
 */
import fc from 'fast-check';
import { findCounterexample } from '../shared/counterexample';
import { formatCount } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import type { SyncDefect } from '../shared/sync-defect';
import { anyCase, type Case } from './case';
import { enumerate } from './enumeration';
import { violationsOf } from './laws';
import { runCase } from './run-case';

export const defaultRuns = 20_000;

/** Returns what is wrong in a case, over a Sync with this defect; null for none. */
export const violationsIn = (given: Case, defect: SyncDefect | null = null): Promise<readonly string[]> =>
  runCase(given, defect, violationsOf);

/** Returns a counterexample, or null when there is none. */
export function findViolation(options: Options): Promise<string | null> {
  const laws = fc.asyncProperty(anyCase, async (given) => {
    const violations = await violationsIn(given);
    if (violations.length > 0) throw new Error([...new Set(violations)].join('\n'));
  });
  return findCounterexample(laws, options);
}

const SHOWN = 20;

export async function check(options: Options): Promise<SuiteResult> {
  const enumerated = await enumerate(1);
  for (const shown of enumerated.violations.slice(0, SHOWN)) console.log(shown);
  console.log(`enumerated cases: ${formatCount(enumerated.runs)}`);
  const counterexample = await findViolation(options);
  if (counterexample !== null) console.log(counterexample);
  console.log(`random cases: ${formatCount(options.runs)}`);
  return {
    summary: `${formatCount(enumerated.runs + options.runs)} runs`,
    violations: enumerated.violations.length + (counterexample === null ? 0 : 1),
  };
}
