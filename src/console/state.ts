/** The state of a webhook in the console: how it is used. Pure. */
import type { WebhookRow } from '../contract/webhooks';
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

/**
 * The groups by which the list is ordered and filtered. `outside`: created by another program, or unreadable. A webhook
 * of this plugin has no group until its state is known.
 */
export const GROUPS = ['in-use', 'global', 'unused', 'outside'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<RowState, Group | null>> = {
  bound: 'in-use',
  everywhere: 'global',
  replaced: 'unused',
  orphan: 'unused',
  ended: 'unused',
  'not-reported': 'outside',
  unreadable: 'outside',
  gone: null,
  unknown: null,
  resolving: null,
  unresolved: null,
};

export const groupOf = (webhook: WebhookRow, resolution: Pick<Resolution, 'state'> | undefined): Group | null =>
  GROUP_OF[stateOf(webhook, resolution)];

/** The position of a webhook's group in the list. One whose state is unknown is probably unused. */
export const rankOf = (group: Group | null) => GROUPS.indexOf(group ?? 'unused');
