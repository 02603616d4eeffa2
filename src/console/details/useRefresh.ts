import { useEffect, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import { useConsoleContext } from '../context';

/** Fetches the webhook again, because another user may have changed or deleted it since the list was loaded. */
export function useRefresh(ttid: Ttid) {
  const { backend, webhooks } = useConsoleContext();
  const [isGone, setIsGone] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);

  useEffect(() => {
    let isOpen = true;
    let isFound = true;
    async function refresh() {
      const outcome = await backend.fetch({ ttid });
      if (outcome.ok) return webhooks.update(outcome.value.webhook);
      if (outcome.failure.code === 'not-found') isFound = false;
      if (!isOpen) return;
      setIsGone(!isFound);
      setFailure(isFound ? outcome.failure : null);
    }
    void refresh();
    webhooks.resolve([ttid]);
    return () => {
      isOpen = false;
      // Keep the row until the user has read that the webhook is gone.
      if (!isFound) webhooks.remove(ttid);
    };
  }, [ttid, backend, webhooks]);

  return { isGone, failure };
}
