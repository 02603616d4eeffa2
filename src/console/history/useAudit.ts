import { useRef, useState } from 'react';
import { useIsMounted } from '../../components/useIsMounted';
import type { Answer } from '../../contract/endpoints';
import { useConsoleContext } from '../context';
import { type RequestState, useRequest } from '../useRequest';

type Loaded = Answer<'audit'>;

/** The audit as far as it is loaded, latest entries first. */
export interface Audit {
  /** Null until the first entries arrive. */
  readonly answer: Loaded | null;
  readonly request: RequestState;
  /** Loads the latest entries, then earlier ones. */
  readonly loadMore: () => Promise<void>;
  /** Forgets what is loaded, because something may have been done since. */
  readonly forget: () => void;
}

export function useAudit(): Audit {
  const { backend } = useConsoleContext();
  const [answer, setAnswer] = useState<Loaded | null>(null);
  const { request, run } = useRequest();
  const isMounted = useIsMounted();
  const timesForgotten = useRef(0);

  async function load(earlier: Loaded | null): Promise<void> {
    const times = timesForgotten.current;
    const outcome = await run(() => backend.audit({ before: earlier?.next ?? null }));
    if (outcome === null) return;
    // The answer may lack what was done since.
    if (timesForgotten.current !== times) return load(null);
    if (outcome.ok) setAnswer({ ...outcome.value, entries: [...(earlier?.entries ?? []), ...outcome.value.entries] });
  }

  return {
    answer,
    request,
    async loadMore() {
      if (request.kind !== 'busy') await load(answer);
    },
    forget() {
      timesForgotten.current += 1;
      if (isMounted.current) setAnswer(null);
    },
  };
}
