/** How many webhooks send to each named destination, as far as the list is loaded and looked up. Pure. */
import type { Listing } from '../listing';
import { receiversOf } from '../receivers';

export interface Usages {
  /** The number of webhooks, by the key of the destination. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether there may be more of them. */
  readonly isAtLeast: boolean;
}

export function usagesOf({ rows, resolutions, loading }: Pick<Listing, 'rows' | 'resolutions' | 'loading'>): Usages {
  const counts = new Map<string, number>();
  let isAtLeast = loading.kind !== 'complete';
  for (const webhook of rows.values()) {
    const keys = receiversOf(webhook, resolutions.get(webhook.ttid));
    isAtLeast ||= keys === null;
    for (const key of keys ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { counts, isAtLeast };
}
