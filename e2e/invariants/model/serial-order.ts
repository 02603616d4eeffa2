/**
 * Searches for a serial order of concurrent operations that explains the final state of an interaction.
 *
 * An operation that succeeded took effect at one moment between its start and its end. One that failed with a conflict
 * or was refused had no effect. One without a clear answer may have taken effect completely, in part, or not at all.
 */
import type { Submission } from '../shared/submission';

export interface Operation {
  readonly submission: Submission;
  readonly startedAt: number;
  /** When it was answered. Infinite if the function died. */
  readonly endedAt: number;
  readonly tookEffect: 'yes' | 'maybe' | 'no';
  /** The webhooks that an attach may have bound. Exactly one if it succeeded. */
  readonly ttids: readonly string[];
}

/** The state of an interaction, as far as users can observe it. */
interface State {
  readonly bound: string | null;
  /** Whether the bound webhook exists, and whether this plugin made it. */
  readonly kind: 'none' | 'dangling' | 'ours' | 'foreign';
  /** The foreign webhook that a detach has to bind again. */
  readonly displaced: string | null;
}

export interface SerialContext {
  readonly isForeign: (ttid: string) => boolean;
  /** Whether `WebhookTtid=` unbinds. */
  readonly emptyTtidClears: boolean;
}

export interface History {
  readonly operations: readonly Operation[];
  readonly initial: string | null;
  readonly final: { readonly bound: string | null; readonly exists: boolean };
}

/** The states that an operation can lead to. Empty if it could not have been answered like this in `state`. */
function statesAfter(state: State, operation: Operation, { emptyTtidClears, isForeign }: SerialContext): State[] {
  const { submission, tookEffect, ttids } = operation;
  if (tookEffect === 'no') return [state];
  const unchanged = tookEffect === 'maybe' ? [state] : [];
  return [
    ...unchanged,
    ...(submission.name === 'attach'
      ? statesAfterAttach(submission.request.seenTtid)
      : statesAfterDetach(submission.request.ttid)),
  ];

  function statesAfterAttach(seen: string | null): State[] {
    if (state.bound !== seen) return [];
    const displaced = state.kind === 'foreign' ? state.bound : state.kind === 'none' ? null : state.displaced;
    return ttids.flatMap((ttid): State[] => {
      const attached: State = { bound: ttid, kind: 'ours', displaced };
      // An attach without a clear answer may have deleted the webhook again after binding it.
      return tookEffect === 'yes' ? [attached] : [attached, { ...attached, kind: 'dangling' }];
    });
  }

  function statesAfterDetach(ttid: string): State[] {
    if (state.bound !== ttid) return tookEffect === 'yes' ? [state] : [];
    if (isForeign(ttid)) return [];
    const deleted: State = { ...state, kind: 'dangling' };
    const restored: State =
      state.displaced === null
        ? { bound: emptyTtidClears ? null : ttid, kind: emptyTtidClears ? 'none' : 'dangling', displaced: null }
        : { bound: state.displaced, kind: 'foreign', displaced: null };
    if (tookEffect === 'maybe') return [deleted, restored];
    // If unbinding failed, no events are delivered either.
    return state.displaced === null ? [restored, deleted] : [restored];
  }
}

export function isExplained({ operations, initial, final }: History, context: SerialContext): boolean {
  const initialState: State = {
    bound: initial,
    kind: initial === null ? 'none' : context.isForeign(initial) ? 'foreign' : 'dangling',
    displaced: null,
  };
  return search(initialState, operations);

  function search(state: State, remaining: readonly Operation[]): boolean {
    if (remaining.length === 0) return isFinal(state);
    // An operation that ended before another one started comes first.
    const next = remaining.filter(({ startedAt }) => remaining.every((other) => other.endedAt >= startedAt));
    return next.some((operation) => {
      const rest = remaining.filter((other) => other !== operation);
      return statesAfter(state, operation, context).some((after) => search(after, rest));
    });
  }

  function isFinal({ bound, kind }: State): boolean {
    if (bound !== final.bound) return false;
    return final.bound === null || final.exists === (kind === 'ours' || kind === 'foreign');
  }
}
