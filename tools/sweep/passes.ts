/**
 * Repeats passes over Twilio's list of webhooks until one finds nothing to delete. One call of the functions handles as
 * much as its time limit allows and returns the position to continue at. If the list shifts in the meantime, the next
 * pass finds the missed webhooks.
 */
import type { Answer } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';

export type SweepAnswer = Answer<'sweep'>;

/** One call of the functions, starting at the position where the previous one stopped. */
export type SweepCall = (position: number) => Promise<Result<SweepAnswer, Failure>>;

/** The reason the sweep stopped early. */
export type SweepFailure =
  | Failure
  /** Calls succeed, but the position does not advance. */
  | { readonly code: 'no-progress' }
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
/** The sweep stops after this many calls in a row that fail or make no progress. */
const MAX_CALLS_WITHOUT_PROGRESS = 8;

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
  let calls = 0;
  let removed = 0;
  let failed = 0;
  let callsWithoutProgress = 0;
  for (let position: number | null = 0; position !== null; ) {
    calls += 1;
    const answer: Result<SweepAnswer, Failure> = await call(position);
    if (answer.ok) {
      onProgress?.(answer.value);
      removed += answer.value.removed.length;
      failed += answer.value.failed;
      const { next }: SweepAnswer = answer.value;
      const hasProgress = next === null || next > position || answer.value.removed.length > 0;
      callsWithoutProgress = hasProgress ? 0 : callsWithoutProgress + 1;
      position = next;
    } else {
      if (!('retryAfterMs' in answer.failure)) return answer;
      callsWithoutProgress += 1;
      if (callsWithoutProgress >= MAX_CALLS_WITHOUT_PROGRESS) return answer;
      await wait(answer.failure.retryAfterMs);
    }
    if (callsWithoutProgress >= MAX_CALLS_WITHOUT_PROGRESS) return fail({ code: 'no-progress' } as const);
  }
  return ok({ calls, removed, failed });
}
