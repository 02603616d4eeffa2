import { useState } from 'react';
import { type RequestFailure, retryAfterMs } from '../../backend/backend';
import { useAnnounce } from '../../components/LiveRegion';
import { useIsMounted } from '../../components/useIsMounted';
import type { Outcome } from '../../contract/outcome';
import { explain } from '../../strings/failures';
import { describeOutcome } from '../../strings/outcomes';
import { useConsoleContext } from '../context';

/** The test event that was sent to one destination last. */
export type TestState =
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** `waitUntil` is when a limit ends, in epoch milliseconds. Null without one. */
  | { readonly kind: 'failed'; readonly failure: RequestFailure; readonly waitUntil: number | null };

export interface Tests {
  /** By the key of a destination. */
  readonly states: ReadonlyMap<string, TestState>;
  /** Sends a test event, unless one is being sent there. */
  readonly send: (test: Test) => void;
}

interface Test {
  /** The key under which the state is kept. */
  readonly key: string;
  /** The key of a destination, or an entered URL. */
  readonly destination: string;
  /** For screen readers, which may be elsewhere when the result arrives. */
  readonly name: string;
}

export function useTests(): Tests {
  const { backend, text } = useConsoleContext();
  const announce = useAnnounce();
  const isMounted = useIsMounted();
  const [states, setStates] = useState<Tests['states']>(new Map());
  const set = (key: string, state: TestState) => setStates((before) => new Map(before).set(key, state));

  async function send({ key, destination, name }: Test) {
    if (states.get(key)?.kind === 'busy') return;
    set(key, { kind: 'busy' });
    const result = await backend.testDestination({ destination });
    if (!isMounted.current) return;
    set(key, result.ok ? { kind: 'done', outcome: result.value.outcome } : failed(result.failure));
    const sentence = result.ok ? describeOutcome(result.value.outcome, text) : explain(result.failure, text);
    announce(text('DestinationTested', { destination: name, result: sentence }));
  }

  return { states, send: (test) => void send(test) };
}

function failed(failure: RequestFailure): TestState {
  const wait = retryAfterMs(failure);
  return { kind: 'failed', failure, waitUntil: wait > 0 ? Date.now() + wait : null };
}
