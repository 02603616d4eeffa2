/**
 * Whatever fails while a user attaches, replaces or detaches, no webhook is lost and no answer is false.
 *
 * The functions run over Local Twilio. Every request of a run without faults, and of every run with one fault, gets
 * every fault. Random cases with more faults follow.
 */
import { formatCount } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { EVERYTHING, enumerate, Tally } from './enumeration';
import { checkRandomCases } from './random-cases';
import { SCENARIO_NAMES } from './scenarios';

export const defaultRuns = 10_000;

export async function check(options: Options): Promise<SuiteResult> {
  const tally = new Tally();
  for (const scenario of SCENARIO_NAMES) {
    for (const emptyTtidClears of [true, false]) {
      const { requests, singles, pairs } = await enumerate(scenario, emptyTtidClears, tally, EVERYTHING);
      const variant = emptyTtidClears ? 'an empty ttid unbinds' : 'an empty ttid does nothing';
      const cases = `${formatCount(singles)} cases with one fault, ${formatCount(pairs)} with two`;
      console.log(`${scenario}; ${variant}: ${requests} requests, ${cases}`);
    }
  }
  for (const shown of tally.shown) console.log(shown);
  const counterexample = await checkRandomCases(options);
  if (counterexample !== null) console.log(counterexample);
  console.log(`random cases: ${formatCount(options.runs)}`);
  return {
    summary: `${formatCount(tally.runs + options.runs)} runs`,
    violations: tally.violations + (counterexample === null ? 0 : 1),
  };
}
