import { useState } from 'react';
import { type RequestFailure, retryAfterMs } from '../backend/backend';
import { useIsMounted } from '../components/useIsMounted';
import type { Result } from '../contract/result';

/** The state of a request that the user started. */
export type RequestState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  /** `waitUntil` is when a rate limit ends, in epoch milliseconds. Null without one. */
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly waitUntil: number | null };

const IDLE: RequestState = { kind: 'idle' };

interface RequestControl {
  readonly request: RequestState;
  /** Resolves to the outcome, or to null if the component is gone. */
  readonly run: <A>(send: () => Promise<Result<A, RequestFailure>>) => Promise<Result<A, RequestFailure> | null>;
  readonly clearFailure: () => void;
}

/** Runs one request at a time and tracks its state. */
export function useRequest(): RequestControl {
  const [request, setRequest] = useState<RequestState>(IDLE);
  const isMounted = useIsMounted();

  async function run<A>(send: () => Promise<Result<A, RequestFailure>>) {
    setRequest({ kind: 'busy' });
    const outcome = await send();
    if (!isMounted.current) return null;
    setRequest(outcome.ok ? IDLE : failed(outcome.failure));
    return outcome;
  }

  return { request, run, clearFailure: () => setRequest(IDLE) };
}

function failed(failure: RequestFailure): RequestState {
  const wait = retryAfterMs(failure);
  return { kind: 'failed', failure, waitUntil: wait > 0 ? Date.now() + wait : null };
}

export const failureOf = (request: RequestState) => (request.kind === 'failed' ? request.failure : null);
export const waitUntilOf = (request: RequestState) => (request.kind === 'failed' ? request.waitUntil : null);
