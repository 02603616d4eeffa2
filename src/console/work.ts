import { useState } from 'react';
import { isOutcomeUnknown, type Trouble, waitOf } from '../backend/backend';
import { useIsThere } from '../components/useIsMounted';
import type { Result } from '../contract/result';

/** Something that a person has asked for. */
export type Work =
  | { readonly at: 'idle' }
  | { readonly at: 'busy' }
  /** `waitUntil`: the functions want to be left alone until then, in milliseconds since 1970. */
  | { readonly at: 'failed'; readonly failure: Trouble; readonly waitUntil: number | null };

const IDLE: Work = { at: 'idle' };

interface Working {
  readonly work: Work;
  /** The outcome; null when nobody waits for it any more. */
  readonly run: <A>(ask: () => Promise<Result<A, Trouble>>) => Promise<Result<A, Trouble> | null>;
  /** Forgets the failure: what it was about has been corrected. */
  readonly forgive: () => void;
}

/** Asks one thing at a time for as long as the component is there. */
export function useWork(): Working {
  const [work, setWork] = useState<Work>(IDLE);
  const isThere = useIsThere();

  async function run<A>(ask: () => Promise<Result<A, Trouble>>) {
    setWork({ at: 'busy' });
    const outcome = await ask();
    if (!isThere.current) return null;
    setWork(outcome.ok ? IDLE : failed(outcome.failure));
    return outcome;
  }

  return { work, run, forgive: () => setWork(IDLE) };
}

function failed(failure: Trouble): Work {
  const wait = waitOf(failure);
  return { at: 'failed', failure, waitUntil: wait > 0 ? Date.now() + wait : null };
}

export const failureOf = (work: Work) => (work.at === 'failed' ? work.failure : null);
export const waitUntilOf = (work: Work) => (work.at === 'failed' ? work.waitUntil : null);

/** Whether what was asked may have been done, or be done yet, although it failed. */
export const mayBeDone = (failure: Trouble) => isOutcomeUnknown(failure) || failure.code === 'outcome-unknown';
