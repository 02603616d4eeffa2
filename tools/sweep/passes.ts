/**
 * Repeats passes over Twilio's list of webhooks until one finds nothing to delete. One call of the functions handles as
 * much as its time limit allows and returns the position to continue at. If the list shifts in the meantime, the next
 * pass finds the missed webhooks.
 */
import type { Answer } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import type { SweepPosition } from '../../src/contract/paging';
import { fail, ok, type Result } from '../../src/contract/result';
import { stallDetector } from '../../src/contract/stall';

export type SweepAnswer = Answer<'sweep'>;

/** One call of the functions, starting at the position where the previous one stopped. */
export type SweepCall = (position: SweepPosition | null) => Promise<Result<SweepAnswer, Failure>>;

/** The reason the sweep stopped early. */
export type SweepFailure =
  | Failure
  /** Calls succeed, but return to positions where the sweep was before. */
  | { readonly code: 'no-progress' }
  /** Twilio has more webhooks, but its list does not lead to them. */
  | { readonly code: 'cut-off' }
  /** The last pass still found webhooks that could not be deleted. */
  | { readonly code: 'unfinished'; readonly failed: number };

export interface SweepTotals {
  readonly passes: number;
  readonly calls: number;
  readonly removed: number;
}

export interface PassOptions {
  readonly wait: (ms: number) => Promise<unknown>;
  readonly onProgress?: (swept: SweepAnswer) => void;
  readonly maxPasses?: number;
}

const MAX_PASSES = 20;
/** The sweep stops after this many calls in a row that fail. */
const MAX_FAILED_CALLS = 8;

export async function runSweepPasses(
  call: SweepCall,
  options: PassOptions,
): Promise<Result<SweepTotals, SweepFailure>> {
  const { maxPasses = MAX_PASSES } = options;
  let calls = 0;
  let removed = 0;
  let failed = 0;
  for (let passes = 1; passes <= maxPasses; passes += 1) {
    const pass = await runPass(call, options);
    if (!pass.ok) return pass;
    calls += pass.value.calls;
    removed += pass.value.removed;
    failed = pass.value.failed;
    // Without a deletion the list did not shift, so this pass has seen all of it.
    if (pass.value.removed === 0 && failed === 0) return ok({ passes, calls, removed });
  }
  return fail({ code: 'unfinished', failed });
}

async function runPass(call: SweepCall, { wait, onProgress }: PassOptions) {
  const isStalled = stallDetector();
  let calls = 0;
  let removed = 0;
  let failed = 0;
  let failedCalls = 0;
  let position: SweepPosition | null = null;
  let removedBefore = 0;
  while (!isStalled(position, removedBefore)) {
    calls += 1;
    const answer: Result<SweepAnswer, Failure> = await call(position);
    if (answer.ok) {
      onProgress?.(answer.value);
      failedCalls = 0;
      removedBefore = answer.value.removed.length;
      removed += removedBefore;
      failed += answer.value.failed;
      const { next } = answer.value;
      if (next.kind === 'end') return ok({ calls, removed, failed });
      if (next.kind === 'cut-off') return fail({ code: 'cut-off' } as const);
      position = next.from;
    } else {
      failedCalls += 1;
      if (!('retryAfterMs' in answer.failure) || failedCalls >= MAX_FAILED_CALLS) return answer;
      await wait(answer.failure.retryAfterMs);
    }
  }
  return fail({ code: 'no-progress' } as const);
}
