/**
 * The cases that can be enumerated: a program asks and creates an interaction, and every call of its request, or of its
 * first event, has every fault; then every pair of calls has every pair of faults.
 */
import { EVERY_FAULT, type PlannedFault } from '../shared/fault-plan';
import type { Case, Delivery, Plan, Step } from './case';
import { violationsOf } from './laws';
import { type History, runCase } from './run-case';

/** The invocation that has the faults. */
const INVOCATIONS = ['ask', 'receive'] as const;
type InvocationName = (typeof INVOCATIONS)[number];

const PLAN: Plan = { instance: 0, latencyMs: 0, faults: [] };
const LATER: Delivery = { ...PLAN, delayMs: 3_000, isRepeated: false };

const ask = (atMs: number, faults: Plan['faults']): Step => ({
  ...PLAN,
  faults,
  atMs,
  action: { kind: 'ask', request: 0, isOther: false },
  deliveries: [LATER],
});

/** A program sends its request, again after twenty seconds, and then creates the interaction. */
const caseWith = (name: InvocationName, faults: readonly PlannedFault[]): Case => ({
  steps: [
    ask(0, name === 'ask' ? faults : []),
    ask(20_000, []),
    {
      ...PLAN,
      atMs: 60_000,
      action: { kind: 'create', request: 0, fails: false },
      deliveries: [{ ...LATER, delayMs: 0, faults: name === 'receive' ? faults : [] }, LATER, LATER, LATER],
    },
  ],
  invisibleMs: 0,
  ttidsAreShared: true,
});

/** Returns the number of calls of the first invocation without faults. */
async function countCalls(name: InvocationName): Promise<number> {
  let calls = 0;
  await runCase(caseWith(name, []), null, (history: History) => {
    calls = history.calls[name][0] ?? 0;
    return [];
  });
  return calls;
}

export interface Enumerated {
  readonly runs: number;
  /** The violations of each case that has some, with its faults. */
  readonly violations: readonly string[];
}

/** Runs the cases with one fault, and every `nth` of those with two. */
export async function enumerate(nth: number): Promise<Enumerated> {
  const violations: string[] = [];
  let runs = 0;
  const run = async (name: InvocationName, faults: readonly PlannedFault[]) => {
    runs += 1;
    const found = await runCase(caseWith(name, faults), null, violationsOf);
    if (found.length > 0) violations.push(`${name} ${JSON.stringify(faults)}\n  ${found.join('\n  ')}`);
  };
  let pairs = 0;
  for (const name of INVOCATIONS) {
    const calls = await countCalls(name);
    for (let first = 0; first < calls; first += 1) {
      for (const fault of EVERY_FAULT) {
        await run(name, [[first, fault]]);
        // Nothing follows a death.
        if (fault.kind === 'death') continue;
        for (let second = first + 1; second < calls + 2; second += 1) {
          for (const other of EVERY_FAULT) {
            pairs += 1;
            if (pairs % nth === 0)
              await run(name, [
                [first, fault],
                [second, other],
              ]);
          }
        }
      }
    }
  }
  return { runs, violations };
}
