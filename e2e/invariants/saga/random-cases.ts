/** Random cases with up to 24 faults. */
import fc from 'fast-check';
import { PAGINGS } from '../../fixtures/behavior';
import { findCounterexample } from '../shared/counterexample';
import { EVERY_FAULT } from '../shared/fault-plan';
import type { Options } from '../shared/suite';
import { type Case, runCase } from './case';
import { FollowUps } from './follow-up';
import { SCENARIO_NAMES } from './scenarios';

const LATENCIES_MS = [0, 50, 300, 900, 2_000];
const MAX_REQUESTS = 40;

const anyCase: fc.Arbitrary<Case> = fc.record({
  scenario: fc.constantFrom(...SCENARIO_NAMES),
  emptyTtidClears: fc.boolean(),
  pagesBy: fc.constantFrom(...PAGINGS),
  isLenient: fc.boolean(),
  resubmits: fc.boolean(),
  latencyMs: fc.constantFrom(...LATENCIES_MS),
  faults: fc.uniqueArray(fc.tuple(fc.nat(MAX_REQUESTS - 1), fc.constantFrom(...EVERY_FAULT)), {
    selector: ([index]) => index,
    minLength: 1,
    maxLength: 24,
  }),
});

/** Returns a counterexample, or null when there is none. */
export function checkRandomCases(options: Options): Promise<string | null> {
  const followUps = new FollowUps();
  const invariants = fc.asyncProperty(anyCase, async (testCase) => {
    const { violations } = await runCase(testCase, followUps);
    if (violations.length > 0) throw new Error(violations.join('\n'));
  });
  return findCounterexample(invariants, options);
}
