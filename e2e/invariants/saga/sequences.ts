/** Longer sequences of what goes wrong, at random. */
import fc from 'fast-check';
import { STRIKES } from '../shared/fault-plan';
import type { Options } from '../shared/suite';
import { type Case, runCase } from './case';
import { Sequels } from './follow-up';
import { SCENARIO_NAMES } from './scenarios';

const LATENCIES = [0, 50, 300, 900, 2_000];
const MOST_REQUESTS = 40;

const anyCase: fc.Arbitrary<Case> = fc.record({
  scenario: fc.constantFrom(...SCENARIO_NAMES),
  clears: fc.boolean(),
  repeats: fc.boolean(),
  latency: fc.constantFrom(...LATENCIES),
  strikes: fc.uniqueArray(fc.tuple(fc.nat(MOST_REQUESTS - 1), fc.constantFrom(...STRIKES)), {
    selector: ([index]) => index,
    minLength: 1,
    maxLength: 24,
  }),
});

/** The counterexample, if there is one. */
export async function sequences({ runs, seed }: Options): Promise<string | null> {
  const sequels = new Sequels();
  const law = fc.asyncProperty(anyCase, async (what) => {
    const { violations } = await runCase(what, sequels);
    if (violations.length > 0) throw new Error(violations.join('\n'));
  });
  const details = await fc.check(law, { numRuns: runs, seed });
  return details.failed ? (fc.defaultReportMessage(details) ?? 'no counterexample') : null;
}
