/**
 * Whatever goes wrong while somebody attaches, replaces or detaches, no webhook is lost and no answer is a lie.
 *
 * The functions' own code runs over Local Twilio's own state. Every request of a run without faults, and of every run
 * with one, is struck by everything that can befall it; then come longer sequences at random.
 */

import type { Options, Verdict } from '../shared/suite';
import { EVERYTHING, enumerate, Tally } from './enumeration';
import { SCENARIO_NAMES } from './scenarios';
import { sequences } from './sequences';

export const defaultRuns = 10_000;

const count = (number: number) => number.toLocaleString('en-US');

export async function prove(options: Options): Promise<Verdict> {
  const tally = new Tally();
  for (const scenario of SCENARIO_NAMES) {
    for (const clears of [true, false]) {
      const { requests, singles, pairs } = await enumerate(scenario, clears, tally, EVERYTHING);
      const clearing = clears ? 'clearing' : 'not clearing';
      console.log(`${scenario}, ${clearing}: ${requests} requests, ${count(singles)} single, ${count(pairs)} in pairs`);
    }
  }
  for (const shown of tally.shown) console.log(shown);
  const counterexample = await sequences(options);
  if (counterexample !== null) console.log(counterexample);
  console.log(`at random: ${count(options.runs)}`);
  return {
    summary: `${count(tally.runs + options.runs)} runs`,
    violations: tally.violations + (counterexample === null ? 0 : 1),
  };
}
