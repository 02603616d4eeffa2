import { createContext, type ReactNode, useContext, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { useAnnounce } from '../../components/LiveRegion';
import { useIsMounted } from '../../components/useIsMounted';
import type { Answer } from '../../contract/endpoints';
import type { Subject } from '../../interaction/subject';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';

/** Names what to send again. */
export interface Asked {
  /** The key of an event in the timeline; null for all events. */
  readonly event: string | null;
  /** The ID of a destination; null for all. */
  readonly destination: string | null;
}

export type SendAgainState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly asked: Asked }
  | { readonly kind: 'failed'; readonly asked: Asked; readonly failure: RequestFailure }
  /** `result` says how many were delivered. */
  | { readonly kind: 'done'; readonly asked: Asked; readonly result: string };

interface SendAgain {
  readonly state: SendAgainState;
  /** Whether this person may send to a destination. */
  readonly mayReach: (destination: string) => boolean;
  readonly send: (asked: Asked) => void;
}

const SendAgainContext = createContext<SendAgain | null>(null);

/** Returns null where nothing can be sent again. */
export const useSendAgain = () => useContext(SendAgainContext);

export const isSameAsked = (one: Asked, other: Asked) =>
  one.event === other.event && one.destination === other.destination;

interface SendAgainProviderProps extends Pick<SendAgain, 'mayReach'> {
  readonly subject: Subject;
  readonly children: ReactNode;
}

/** Sends events again, one request at a time, and announces the result. */
export function SendAgainProvider({ subject, mayReach, children }: SendAgainProviderProps) {
  const { interactions, text } = usePanelContext();
  const announce = useAnnounce();
  const isMounted = useIsMounted();
  const [state, setState] = useState<SendAgainState>({ kind: 'idle' });

  async function send(asked: Asked) {
    setState({ kind: 'busy', asked });
    announce(text('TimelineSendingAgain'));
    const outcome = await interactions.sendAgain(subject, asked);
    if (!isMounted.current) return;
    if (!outcome.ok) return setState({ kind: 'failed', asked, failure: outcome.failure });
    const result = resultOf(outcome.value, text);
    setState({ kind: 'done', asked, result });
    announce(result);
  }

  return <SendAgainContext.Provider value={{ state, mayReach, send }}>{children}</SendAgainContext.Provider>;
}

function resultOf({ delivered, failed, hasMore }: Answer<'sendAgain'>, text: Text): string {
  const facts = [
    ...(delivered > 0 || failed === 0 ? [text('TimelineSentAgain', { count: delivered })] : []),
    ...(failed > 0 ? [text('TimelineNotSentAgain', { count: failed })] : []),
    ...(hasMore ? [text('TimelineSendMoreAgain')] : []),
  ];
  return facts.join(' ');
}
