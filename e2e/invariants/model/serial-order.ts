/**
 * Does some serial order of what people did explain what an interaction holds at the end?
 *
 * An operation that was answered ok has taken effect, at one moment between its beginning and its end. One that was
 * answered with a conflict, or refused, has not. Of one that got no clear answer nobody knows: it may have taken effect,
 * wholly or in part, or not at all.
 */
import type { Act } from '../saga/answer-invariants';

export interface Operation {
  readonly act: Act;
  readonly startedAt: number;
  /** When it was answered; infinite when it died. */
  readonly endedAt: number;
  readonly outcome: 'ok' | 'unclear' | 'none';
  /** What attach may have bound: one when it was answered ok. */
  readonly ttids: readonly string[];
}

/** An interaction, as far as people can see it. */
interface State {
  readonly bound: string | null;
  /** Whether the webhook that is bound exists and is ours. */
  readonly kind: 'none' | 'dangling' | 'ours' | 'foreign';
  /** Somebody else's webhook, to be bound back. */
  readonly displaced: string | null;
}

/** What is known of the account besides. */
export interface Account {
  readonly isForeign: (ttid: string) => boolean;
  /** Whether `WebhookTtid=` unbinds. */
  readonly clears: boolean;
}

export interface History {
  readonly operations: readonly Operation[];
  readonly initial: string | null;
  readonly final: { readonly bound: string | null; readonly exists: boolean };
}

/** What may become of the state by one operation; nothing when it could not have been answered like that. */
function effects(state: State, { act, outcome, ttids }: Operation, { clears, isForeign }: Account): State[] {
  if (outcome === 'none') return [state];
  const afterUnclear = outcome === 'unclear' ? [state] : [];
  return [...afterUnclear, ...(act.name === 'attach' ? attached() : detached(act.request.ttid))];

  function attached(): State[] {
    if (act.name !== 'attach' || state.bound !== act.request.seenTtid) return [];
    const displaced = state.kind === 'foreign' ? state.bound : state.kind === 'none' ? null : state.displaced;
    return ttids.flatMap((ttid): State[] => {
      const done: State = { bound: ttid, kind: 'ours', displaced };
      // An unclear one may have deleted again what it has bound.
      return outcome === 'ok' ? [done] : [done, { ...done, kind: 'dangling' }];
    });
  }

  function detached(target: string): State[] {
    if (state.bound !== target) return outcome === 'ok' ? [state] : [];
    if (isForeign(target)) return [];
    const gone: State = { ...state, kind: 'dangling' };
    const restored: State =
      state.displaced === null
        ? { bound: clears ? null : target, kind: clears ? 'none' : 'dangling', displaced: null }
        : { bound: state.displaced, kind: 'foreign', displaced: null };
    if (outcome === 'unclear') return [gone, restored];
    // Unbinding may have failed: nothing is delivered all the same.
    return state.displaced === null ? [restored, gone] : [restored];
  }
}

export function isExplained({ operations, initial, final }: History, account: Account): boolean {
  const begin: State = {
    bound: initial,
    kind: initial === null ? 'none' : account.isForeign(initial) ? 'foreign' : 'dangling',
    displaced: null,
  };
  return search(begin, operations);

  function search(state: State, left: readonly Operation[]): boolean {
    if (left.length === 0) return isFinal(state);
    // What ended before another began comes first.
    const next = left.filter(({ startedAt }) => left.every((other) => other.endedAt >= startedAt));
    return next.some((operation) => {
      const rest = left.filter((other) => other !== operation);
      return effects(state, operation, account).some((after) => search(after, rest));
    });
  }

  function isFinal({ bound, kind }: State): boolean {
    if (bound !== final.bound) return false;
    return final.bound === null || final.exists === (kind === 'ours' || kind === 'foreign');
  }
}
