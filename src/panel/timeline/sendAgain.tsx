import { createContext, type ReactNode, useContext, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { useAnnounce } from '../../components/LiveRegion';
import { useIsMounted } from '../../components/useIsMounted';
import type { Answer } from '../../contract/endpoints';
import type { WhatToSend } from '../../interaction/interactionStore';
import type { Subject } from '../../interaction/subject';
import { describeSentAgain } from '../../strings/sentAgain';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';

export type SendAgainState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly what: WhatToSend }
  | { readonly kind: 'failed'; readonly what: WhatToSend; readonly failure: RequestFailure }
  /** `result` says how many were delivered. */
  | { readonly kind: 'done'; readonly what: WhatToSend; readonly result: string };

interface SendAgain {
  readonly state: SendAgainState;
  /** Whether this person may send to a destination. */
  readonly mayReach: (destination: string) => boolean;
  readonly send: (what: WhatToSend) => void;
}

const SendAgainContext = createContext<SendAgain | null>(null);

/** Returns null where nothing can be sent again. */
export const useSendAgain = () => useContext(SendAgainContext);

export const isSame = (one: WhatToSend, other: WhatToSend) =>
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

  async function send(what: WhatToSend) {
    setState({ kind: 'busy', what });
    announce(text('CommonSendingAgain'));
    const outcome = await interactions.sendAgain(subject, what);
    if (!isMounted.current) return;
    if (!outcome.ok) return setState({ kind: 'failed', what, failure: outcome.failure });
    const result = resultOf(outcome.value, text);
    setState({ kind: 'done', what, result });
    announce(result);
  }

  return <SendAgainContext.Provider value={{ state, mayReach, send }}>{children}</SendAgainContext.Provider>;
}

function resultOf({ delivered, failed, hasMore }: Answer<'sendAgain'>, text: Text): string {
  const result = describeSentAgain({ delivered, failed }, text);
  return hasMore ? `${result} ${text('TimelineSendMoreAgain')}` : result;
}
