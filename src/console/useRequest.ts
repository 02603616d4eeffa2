import { useState } from 'react';
import { isOutcomeUnknown, type RequestFailure, retryAfterMs } from '../backend/backend';
import { useIsMounted } from '../components/useIsMounted';
import type { Result } from '../contract/result';

/** Something that a person has asked for. */
export type RequestState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  /** `waitUntil`: the functions want to be left alone until then, in milliseconds since 1970. */
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly waitUntil: number | null };

const IDLE: RequestState = { kind: 'idle' };

interface RequestControl {
  readonly request: RequestState;
  /** The outcome; null when nobody waits for it any more. */
  readonly run: <A>(ask: () => Promise<Result<A, RequestFailure>>) => Promise<Result<A, RequestFailure> | null>;
  /** Forgets the failure: what it was about has been corrected. */
  readonly clearFailure: () => void;
}

/** Asks one thing at a time for as long as the component is there. */
export function useRequest(): RequestControl {
  const [request, setRequest] = useState<RequestState>(IDLE);
  const isThere = useIsMounted();

  async function run<A>(ask: () => Promise<Result<A, RequestFailure>>) {
    setRequest({ kind: 'busy' });
    const outcome = await ask();
    if (!isThere.current) return null;
    setRequest(outcome.ok ? IDLE : failed(outcome.failure));
    return outcome;
  }

  return { request, run, clearFailure: () => setRequest(IDLE) };
}

function failed(failure: RequestFailure): RequestState {
  const wait = retryAfterMs(failure);
  return { kind: 'failed', failure, waitUntil: wait > 0 ? Date.now() + wait : null };
}

export const failureOf = (work: RequestState) => (work.kind === 'failed' ? work.failure : null);
export const waitUntilOf = (work: RequestState) => (work.kind === 'failed' ? work.waitUntil : null);

/** Whether what was asked may have been done, or be done yet, although it failed. */
export const mayBeDone = (failure: RequestFailure) => isOutcomeUnknown(failure) || failure.code === 'outcome-unknown';
