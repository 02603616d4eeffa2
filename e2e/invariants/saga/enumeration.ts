/** What can be enumerated of a scenario: every request, struck by everything that can befall it, and pairs of these. */
import { STRIKES } from '../shared/fault-plan';
import type { Strike } from '../shared/invocation';
import { type Case, type Report, runCase } from './case';
import { Sequels } from './follow-up';
import type { ScenarioName } from './scenarios';

const SHOWN = 20;

/** Counts runs, and keeps the first violations to be shown. */
export class Tally {
  runs = 0;
  violations = 0;
  readonly shown: string[] = [];
  readonly sequels = new Sequels();

  add(what: Case, { violations }: Report) {
    this.runs += 1;
    if (violations.length === 0) return;
    this.violations += 1;
    if (this.shown.length < SHOWN) this.shown.push(`${JSON.stringify(what)}\n  ${violations.join('\n  ')}`);
  }
}

/** How much of what can be enumerated is run. */
export interface Extent {
  /** Whether each single strike is also run with the person submitting once more, or only so. */
  readonly repeats: readonly boolean[];
  /** Which of the pairs are run; they are numbered from 1. */
  readonly takes: (pair: number) => boolean;
}

export const EVERYTHING: Extent = { repeats: [false, true], takes: () => true };

/** A run for every request and everything that can befall it, and for pairs of these. */
export async function enumerate(
  scenario: ScenarioName,
  clears: boolean,
  tally: Tally,
  { repeats, takes }: Extent,
): Promise<{ readonly requests: number; readonly singles: number; readonly pairs: number }> {
  const base = { scenario, clears, repeats: false, latency: 0 };
  const run = async (what: Case) => {
    const report = await runCase(what, tally.sequels);
    tally.add(what, report);
    return report;
  };
  const requests = (await run({ ...base, strikes: [] })).outcome.invocation.sent.length;
  let singles = 0;
  let pairs = 0;
  let candidates = 0;
  for (let index = 0; index < requests; index += 1) {
    // Two strikes after which nothing can be told apart have the same sequels.
    const distinct = new Map<string, { strike: Strike; sent: number }>();
    for (const strike of STRIKES) {
      const what = { ...base, strikes: [[index, strike]] } as const;
      const reports: Report[] = [];
      for (const again of repeats) reports.push(await run({ ...what, repeats: again }));
      singles += reports.length;
      for (const { outcome, appearance } of reports) {
        if (!distinct.has(appearance)) distinct.set(appearance, { strike, sent: outcome.invocation.sent.length });
      }
    }
    for (const { strike, sent } of distinct.values()) {
      if (strike.kind === 'death') continue;
      for (let second = index + 1; second < sent; second += 1) {
        for (const other of STRIKES) {
          candidates += 1;
          if (!takes(candidates)) continue;
          await run({
            ...base,
            repeats: candidates % 2 === 0,
            strikes: [
              [index, strike],
              [second, other],
            ],
          });
          pairs += 1;
        }
      }
    }
  }
  return { requests, singles, pairs };
}
