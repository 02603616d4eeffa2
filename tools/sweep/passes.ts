/**
 * Sweeps until there is nothing left to sweep. One call of the functions does as much as the platform gives it time for
 * and says where to go on; what moves in Twilio's list meanwhile, the next pass finds.
 */
import type { Answer } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';

export type Swept = Answer<'sweep'>;

/** One call, from the place at which the one before stopped. */
export type Ask = (place: number) => Promise<Result<Swept, Failure>>;

/** Why the sweep was given up. */
export type GivenUp =
  | Failure
  /** Calls are answered, and yet none gets any further. */
  | { readonly code: 'no-progress' }
  /** Every pass still found something that Twilio would not let go of. */
  | { readonly code: 'unfinished'; readonly failed: number };

export interface Totals {
  readonly passes: number;
  readonly calls: number;
  readonly removed: number;
}

export interface Patience {
  readonly wait: (ms: number) => Promise<unknown>;
  readonly onProgress?: (swept: Swept) => void;
  readonly maxPasses?: number;
}

const MAX_PASSES = 20;
/** So many calls in a row may fail, or get nowhere, before the sweep is given up. */
const MAX_IN_VAIN = 8;

export async function sweepAll(ask: Ask, patience: Patience): Promise<Result<Totals, GivenUp>> {
  const { maxPasses = MAX_PASSES } = patience;
  let calls = 0;
  let removed = 0;
  let failed = 0;
  for (let passes = 1; passes <= maxPasses; passes += 1) {
    const pass = await onePass(ask, patience);
    if (!pass.ok) return pass;
    calls += pass.value.calls;
    removed += pass.value.removed;
    failed = pass.value.failed;
    // A pass without a deletion has seen the whole list as it is.
    if (pass.value.removed === 0 && failed === 0) return ok({ passes, calls, removed });
  }
  return fail({ code: 'unfinished', failed });
}

async function onePass(ask: Ask, { wait, onProgress }: Patience) {
  let calls = 0;
  let removed = 0;
  let failed = 0;
  let inVain = 0;
  for (let place: number | null = 0; place !== null; ) {
    calls += 1;
    const answer: Result<Swept, Failure> = await ask(place);
    if (answer.ok) {
      onProgress?.(answer.value);
      removed += answer.value.removed.length;
      failed += answer.value.failed;
      const { next }: Swept = answer.value;
      const isFurther = next === null || next > place || answer.value.removed.length > 0;
      inVain = isFurther ? 0 : inVain + 1;
      place = next;
    } else {
      if (!('retryAfterMs' in answer.failure)) return answer;
      inVain += 1;
      if (inVain >= MAX_IN_VAIN) return answer;
      await wait(answer.failure.retryAfterMs);
    }
    if (inVain >= MAX_IN_VAIN) return fail({ code: 'no-progress' } as const);
  }
  return ok({ calls, removed, failed });
}
