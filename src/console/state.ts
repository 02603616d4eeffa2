/** What the console says about the use of a webhook. Pure. */
import { UNUSED_STATES, type WebhookSummary } from '../contract/webhooks';
import type { Resolution } from './listing';

export type RowState =
  | Resolution['state']
  /** Ours, and not asked about yet. */
  | 'unasked'
  /** Global: it receives every interaction's events. */
  | 'everywhere';

/** What is known without asking, and what was asked. */
export function stateOf({ type, ours }: WebhookSummary, resolution: Pick<Resolution, 'state'> | undefined): RowState {
  if (ours !== null) return resolution?.state ?? 'unasked';
  return type === 'global' ? 'everywhere' : 'not-reported';
}

/** States that one can look for: what a webhook of ours can have come to. */
export const FILTER_STATES = ['bound', ...UNUSED_STATES] as const satisfies readonly RowState[];
export type FilterState = (typeof FILTER_STATES)[number];
