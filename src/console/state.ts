/** The state of a webhook in the console: how it is used. Pure. */
import { UNUSED_STATES, type WebhookSummary } from '../contract/webhooks';
import type { Resolution } from './listing';

export type RowState =
  | Resolution['state']
  /** Attached by this plugin and not resolved yet. */
  | 'unresolved'
  /** Global: receives the events of every interaction. */
  | 'everywhere';

export function stateOf({ type, ours }: WebhookSummary, resolution: Pick<Resolution, 'state'> | undefined): RowState {
  if (ours !== null) return resolution?.state ?? 'unresolved';
  return type === 'global' ? 'everywhere' : 'not-reported';
}

/** The states that the list can be filtered by. Only webhooks that this plugin attached have them. */
export const FILTER_STATES = ['bound', ...UNUSED_STATES] as const satisfies readonly RowState[];
export type FilterState = (typeof FILTER_STATES)[number];
