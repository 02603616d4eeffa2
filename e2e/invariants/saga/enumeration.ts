/** The cases of a scenario that can be enumerated: every request with every fault, and pairs of faults. */
import { EVERY_FAULT, type RequestFault } from '../shared/fault-plan';
import { type Case, type CaseResult, runCase } from './case';
import { FollowUps } from './follow-up';
import type { ScenarioName } from './scenarios';

const SHOWN = 20;

/** Counts runs, and keeps the first violations for the report. */
export class Tally {
  runs = 0;
  violations = 0;
  readonly shown: string[] = [];
  readonly followUps = new FollowUps();

  add(testCase: Case, { violations }: CaseResult) {
    this.runs += 1;
    if (violations.length === 0) return;
    this.violations += 1;
    if (this.shown.length < SHOWN) this.shown.push(`${JSON.stringify(testCase)}\n  ${violations.join('\n  ')}`);
  }
}

/** The part of the enumerable cases that is run. */
export interface Extent {
  /** Whether each single fault is run with the user submitting again, without, or both. */
  readonly resubmits: readonly boolean[];
  /** Selects pairs, which are numbered from 1. */
  readonly includesPair: (pair: number) => boolean;
}

export const EVERYTHING: Extent = { resubmits: [false, true], includesPair: () => true };

/** Runs every request with every fault, and pairs of faults. */
export async function enumerate(
  scenario: ScenarioName,
  emptyTtidClears: boolean,
  tally: Tally,
  { resubmits, includesPair }: Extent,
): Promise<{ readonly requests: number; readonly singles: number; readonly pairs: number }> {
  // Each behavior of an empty ttid with one kind of pages and one kind of leniency, to save time. The random cases
  // combine them freely.
  const pagesBy = emptyTtidClears ? ('number' as const) : ('token' as const);
  const isLenient = !emptyTtidClears;
  const base = { scenario, emptyTtidClears, pagesBy, isLenient, resubmits: false, latencyMs: 0 };
  const run = async (testCase: Case) => {
    const result = await runCase(testCase, tally.followUps);
    tally.add(testCase, result);
    return result;
  };
  const requests = (await run({ ...base, faults: [] })).invocationResult.invocation.sent.length;
  let singles = 0;
  let pairs = 0;
  let candidates = 0;
  for (let index = 0; index < requests; index += 1) {
    // After faults with equal fingerprints, a second fault has equal effects: one of them is enough.
    const distinct = new Map<string, { fault: RequestFault; sent: number }>();
    for (const fault of EVERY_FAULT) {
      const single = { ...base, faults: [[index, fault]] } as const;
      const results: CaseResult[] = [];
      for (const again of resubmits) results.push(await run({ ...single, resubmits: again }));
      singles += results.length;
      for (const { invocationResult, fingerprint } of results) {
        const sent = invocationResult.invocation.sent.length;
        if (!distinct.has(fingerprint)) distinct.set(fingerprint, { fault, sent });
      }
    }
    for (const { fault, sent } of distinct.values()) {
      if (fault.kind === 'death') continue;
      for (let second = index + 1; second < sent; second += 1) {
        for (const other of EVERY_FAULT) {
          candidates += 1;
          if (!includesPair(candidates)) continue;
          await run({
            ...base,
            resubmits: candidates % 2 === 0,
            faults: [
              [index, fault],
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
