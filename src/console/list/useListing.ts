import { useEffect, useState } from 'react';
import type { Listing } from '../listing';
import type { WebhookStore } from '../webhookStore';

/** Loads the list and keeps it current while the component is mounted. */
export function useListing(webhooks: WebhookStore): Listing {
  const [listing, setListing] = useState(() => webhooks.get());
  useEffect(() => {
    const unwatch = webhooks.watch(setListing);
    const close = webhooks.open();
    return () => {
      close();
      unwatch();
    };
  }, [webhooks]);
  return listing;
}
