import { useState } from 'react';
import type { Answer } from '../../contract/endpoints';
import { useConsoleContext } from '../context';
import { type RequestState, useRequest } from '../useRequest';

/** The audit as far as it is loaded, latest entries first. */
export interface Audit {
  /** Null until the first entries arrive. */
  readonly answer: Answer<'audit'> | null;
  readonly request: RequestState;
  /** Loads the latest entries, then earlier ones. */
  readonly loadMore: () => Promise<void>;
  /** Forgets what is loaded, because something was done since. */
  readonly forget: () => void;
}

export function useAudit(): Audit {
  const { backend } = useConsoleContext();
  const [answer, setAnswer] = useState<Answer<'audit'> | null>(null);
  const { request, run } = useRequest();
  return {
    answer,
    request,
    async loadMore() {
      if (request.kind === 'busy') return;
      const outcome = await run(() => backend.audit({ before: answer?.next ?? null }));
      if (!outcome?.ok) return;
      setAnswer({ ...outcome.value, entries: [...(answer?.entries ?? []), ...outcome.value.entries] });
    },
    forget: () => setAnswer(null),
  };
}
