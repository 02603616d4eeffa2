import { useEffect, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import type { Ttid } from '../../contract/sids';
import { useConsoleContext } from '../context';
import { SETTLE_MS } from '../webhookStore';

interface Refresh {
  readonly isGone: boolean;
  readonly failure: RequestFailure | null;
}

const NOTHING_NEW: Refresh = { isGone: false, failure: null };

/**
 * Fetches the webhook again, because another user may have changed or deleted it since the list was loaded. Waits until
 * it has been shown for `SETTLE_MS`, so that going through the list sends no requests.
 */
export function useRefresh(ttid: Ttid): Refresh {
  const { backend, pause, webhooks } = useConsoleContext();
  const [result, setResult] = useState<Refresh & { readonly ttid: Ttid }>({ ...NOTHING_NEW, ttid });

  useEffect(() => {
    const shown = new AbortController();
    let isGone = false;
    async function refresh() {
      await pause(SETTLE_MS, shown.signal);
      if (shown.signal.aborted) return;
      webhooks.resolve([ttid]);
      const outcome = await backend.fetch({ ttid });
      if (outcome.ok) {
        if (!shown.signal.aborted) setResult({ ...NOTHING_NEW, ttid });
        return webhooks.update(outcome.value.webhook);
      }
      isGone = outcome.failure.code === 'not-found';
      if (!shown.signal.aborted) setResult({ ttid, isGone, failure: isGone ? null : outcome.failure });
    }
    void refresh();
    return () => {
      shown.abort();
      // Keep the row until the user has read that the webhook is gone.
      if (isGone) webhooks.remove(ttid);
    };
  }, [ttid, backend, pause, webhooks]);

  return result.ttid === ttid ? result : NOTHING_NEW;
}
