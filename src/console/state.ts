/** The state of a webhook in the console: how it is used. Pure, given the time. */
import type { WebhookRow } from '../contract/webhooks';
import type { Resolution } from './listing';

export type RowState =
  | Resolution['state']
  /** Attached by this plugin and not resolved yet. */
  | 'unresolved'
  /** Registered for an interaction that a program will create. */
  | 'waiting'
  /** As well, and its time is over. */
  | 'never-used'
  /** Global: receives the events of every interaction. */
  | 'everywhere'
  /** Twilio's description of it cannot be read. */
  | 'unreadable';

type Resolved = Pick<Resolution, 'state'> | undefined;

/** @param now Epoch milliseconds. */
export function stateOf(webhook: WebhookRow, resolution: Resolved, now = Date.now()): RowState {
  if (webhook.type === 'unreadable') return 'unreadable';
  const { type, ours, waiting } = webhook;
  if (waiting !== null) return Date.parse(waiting.expiresAt) > now ? 'waiting' : 'never-used';
  if (ours !== null) return resolution?.state ?? 'unresolved';
  return type === 'global' ? 'everywhere' : 'not-reported';
}

/**
 * The groups by which the list is ordered and filtered. `outside`: created by another program, or unreadable. A webhook
 * of this plugin has no group until its state is known.
 */
export const GROUPS = ['in-use', 'global', 'waiting', 'unused', 'outside'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<RowState, Group | null>> = {
  bound: 'in-use',
  everywhere: 'global',
  waiting: 'waiting',
  'never-used': 'unused',
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

export const groupOf = (webhook: WebhookRow, resolution: Resolved): Group | null =>
  GROUP_OF[stateOf(webhook, resolution)];

/** The position of a webhook's group in the list. One whose state is unknown is probably unused. */
export const rankOf = (group: Group | null) => GROUPS.indexOf(group ?? 'unused');
