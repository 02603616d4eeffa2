import { useEffect, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import { useConsoleContext } from '../context';

/** Asks how a webhook is now: somebody may have changed or deleted it since the list was loaded. */
export function useRefresh(ttid: Ttid) {
  const { backend, webhooks } = useConsoleContext();
  const [isGone, setIsGone] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);

  useEffect(() => {
    let isOpen = true;
    let wasFound = true;
    async function look() {
      const outcome = await backend.fetch({ ttid });
      if (outcome.ok) return webhooks.update(outcome.value.webhook);
      if (outcome.failure.code === 'not-found') wasFound = false;
      if (!isOpen) return;
      setIsGone(!wasFound);
      setFailure(wasFound ? outcome.failure : null);
    }
    void look();
    webhooks.lookUp([ttid]);
    return () => {
      isOpen = false;
      // Its row is there until one has read that it is gone.
      if (!wasFound) webhooks.drop(ttid);
    };
  }, [ttid, backend, webhooks]);

  return { isGone, failure };
}
