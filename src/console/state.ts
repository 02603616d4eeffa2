/** The state of a webhook in the console: how it is used. Pure. */
import { UNUSED_STATES, type WebhookRow } from '../contract/webhooks';
import type { Resolution } from './listing';

export type RowState =
  | Resolution['state']
  /** Attached by this plugin and not resolved yet. */
  | 'unresolved'
  /** Global: receives the events of every interaction. */
  | 'everywhere'
  /** Twilio's description of it cannot be read. */
  | 'unreadable';

export function stateOf(webhook: WebhookRow, resolution: Pick<Resolution, 'state'> | undefined): RowState {
  if (webhook.type === 'unreadable') return 'unreadable';
  const { type, ours } = webhook;
  if (ours !== null) return resolution?.state ?? 'unresolved';
  return type === 'global' ? 'everywhere' : 'not-reported';
}

/** The states that the list can be filtered by. Only webhooks that this plugin attached have them. */
export const FILTER_STATES = ['bound', ...UNUSED_STATES] as const satisfies readonly RowState[];
export type FilterState = (typeof FILTER_STATES)[number];
