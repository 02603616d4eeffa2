/** How many webhooks send to each named destination, as far as the list is loaded and looked up. Pure. */
import type { WebhookSummary } from '../../contract/webhooks';
import type { Listing, Resolution } from '../listing';
import { type RowState, stateOf } from '../state';

export interface Usages {
  /** The number of webhooks, by the key of the destination. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether there may be more of them. */
  readonly isAtLeast: boolean;
}

/** The states in which a webhook sends nothing. */
const SENDS_NOTHING: readonly RowState[] = ['replaced', 'orphan', 'ended', 'gone'];

/** The states in which it may send nothing, as a webhook of this plugin that has not been looked up. */
const UNCLEAR: readonly RowState[] = ['unresolved', 'resolving', 'unknown'];

export function usagesOf({ rows, resolutions, loading }: Pick<Listing, 'rows' | 'resolutions' | 'loading'>): Usages {
  const counts = new Map<string, number>();
  let isAtLeast = loading.kind !== 'complete';
  for (const webhook of rows.values()) {
    const resolution = resolutions.get(webhook.ttid);
    const state = stateOf(webhook, resolution);
    if (webhook.type === 'unreadable' || SENDS_NOTHING.includes(state)) continue;
    if (UNCLEAR.includes(state)) isAtLeast ||= webhook.isRelayed || webhook.destination !== null;
    else for (const key of keysOf(webhook, resolution)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { counts, isAtLeast };
}

/** Returns the keys of the destinations that get its events. */
function keysOf({ isRelayed, destination }: WebhookSummary, resolution: Resolution | undefined): readonly string[] {
  if (!isRelayed) return destination === null ? [] : [destination];
  const destinations = resolution?.state === 'bound' ? resolution.destinations : [];
  return destinations.filter(({ state }) => state === 'active').map(({ id }) => id);
}
