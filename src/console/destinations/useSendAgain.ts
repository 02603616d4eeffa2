import { useRef, useState } from 'react';
import { useAnnounce } from '../../components/LiveRegion';
import { useOnOpen } from '../../components/useOnOpen';
import type { Undelivered } from '../../contract/undelivered';
import { describeSentAgain } from '../../strings/sentAgain';
import { useConsoleContext } from '../context';
import { withRetry } from '../retry';
import { destinationOf } from './outboxTexts';
import { type SentAgain, sentAgainOf } from './sentAgain';
import type { Outbox } from './useOutbox';

/** Shown beside an event: that it is being sent, or why it was not. */
export type SendState = { readonly kind: 'busy' } | { readonly kind: 'note'; readonly note: string };

/** The sending of several, one by one. */
export type AllState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly number: number; readonly count: number }
  | { readonly kind: 'done'; readonly result: string };

export interface SendAgain {
  /** By the ID of the event. */
  readonly states: ReadonlyMap<string, SendState>;
  readonly all: AllState;
  readonly send: (entry: Undelivered) => Promise<void>;
  /** Sends all that this person can send, until one request fails. */
  readonly sendAll: (entries: readonly Undelivered[]) => Promise<void>;
  /** Ends that before the next event. */
  readonly stop: () => void;
}

export function useSendAgain({ replace }: Pick<Outbox, 'replace'>): SendAgain {
  const { backend, pause, text } = useConsoleContext();
  const announce = useAnnounce();
  const [states, setStates] = useState<SendAgain['states']>(new Map());
  const [all, setAll] = useState<AllState>({ kind: 'idle' });
  const closing = useRef(new AbortController());
  const stopping = useRef(new AbortController());
  useOnOpen(() => () => closing.current.abort());

  /** Returns null once the view is closed. */
  async function attempt(entry: Undelivered): Promise<SentAgain | null> {
    const { id } = entry;
    const { signal } = closing.current;
    setStates((before) => new Map(before).set(id, { kind: 'busy' }));
    const outcome = await withRetry<'sendUndelivered'>(() => backend.sendUndelivered({ id }), {
      pause,
      signal,
      onWait: () => undefined,
    });
    if (signal.aborted) return null;
    const sent = sentAgainOf(entry, outcome, text);
    setStates((before) => {
      const after = new Map(before);
      if (sent.note === null) after.delete(id);
      else after.set(id, { kind: 'note', note: sent.note });
      return after;
    });
    replace(id, sent.entry);
    return sent;
  }

  async function send(entry: Undelivered) {
    if (states.get(entry.id)?.kind === 'busy') return;
    const sent = await attempt(entry);
    if (sent === null) return;
    announce(text('OutboxResult', { destination: destinationOf(entry, text), result: sent.sentence }));
  }

  async function sendAll(entries: readonly Undelivered[]) {
    const chosen = entries.filter(({ id, obstacle }) => obstacle === null && states.get(id)?.kind !== 'busy');
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    let [delivered, failed] = [0, 0];
    for (const [index, entry] of chosen.entries()) {
      if (signal.aborted) break;
      setAll({ kind: 'busy', number: index + 1, count: chosen.length });
      const sent = await attempt(entry);
      if (sent === null) return;
      if (sent.isDelivered) delivered += 1;
      else if (sent.entry !== null) failed += 1;
      if (sent.isFailure) break;
    }
    const result = describeSentAgain({ delivered, failed }, text);
    setAll({ kind: 'done', result });
    announce(result);
  }

  return { states, all, send, sendAll, stop: () => stopping.current.abort() };
}
