/**
 * Whatever fails while events are passed on, none is lost, none is sent where it may not be, and none is sent again
 * without need.
 */
import fc from 'fast-check';
import { findCounterexample } from '../shared/counterexample';
import { formatCount } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import type { SyncDefect } from '../shared/sync-defect';
import { anyCase, type Case } from './case';
import { lawsAtAnyTime, lawsAtEnd } from './laws';
import { runCase } from './run-case';

export const defaultRuns = 50_000;

/** Returns what is wrong in a case, over a Sync with this defect; null for none. */
export const violationsIn = (given: Case, defect: SyncDefect | null = null): Promise<readonly string[]> =>
  runCase(given, defect, {
    afterSteps: lawsAtAnyTime,
    atEnd: (history) => [...lawsAtAnyTime(history), ...lawsAtEnd(history, given.end)],
  });

/** Returns a counterexample, or null when there is none. */
export function findViolation(options: Options): Promise<string | null> {
  const laws = fc.asyncProperty(anyCase, async (given) => {
    const violations = await violationsIn(given);
    if (violations.length > 0) throw new Error([...new Set(violations)].join('\n'));
  });
  return findCounterexample(laws, options);
}

export async function check(options: Options): Promise<SuiteResult> {
  const counterexample = await findViolation(options);
  if (counterexample !== null) console.log(counterexample);
  return { summary: `${formatCount(options.runs)} runs`, violations: counterexample === null ? 0 : 1 };
}
