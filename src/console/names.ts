/** Texts that identify and describe a webhook. */
import type { WebhookRow, WebhookSummary } from '../contract/webhooks';
import { readableName } from '../strings/format';
import type { StringKey, Text } from '../strings/text';
import type { LiveTask } from './listing';
import type { RowState } from './state';

/** Returns the interaction of a webhook that this plugin attached, otherwise the friendly name. */
export function webhookTitle(webhook: WebhookRow, text: Text): string {
  if (webhook.type === 'unreadable') return webhook.ttid;
  const { ours, friendlyName } = webhook;
  return ours?.interactionSid ?? (friendlyName === null ? text('ConsoleUnnamed') : readableName(friendlyName));
}

/** Returns a name for use in a sentence. Falls back to the host or ID, because “unnamed” identifies nothing. */
export function webhookName(webhook: WebhookRow): string {
  if (webhook.type === 'unreadable') return webhook.ttid;
  const { ours, friendlyName, address, ttid } = webhook;
  return ours?.interactionSid ?? (friendlyName === null ? (address?.host ?? ttid) : readableName(friendlyName));
}

/** Returns where the webhook sends events, without the path. */
export const sendsTo = ({ address, isInspector }: WebhookSummary, text: Text) =>
  isInspector ? text('WebhookInspector') : (address?.host ?? text('ConsoleAddressUnreadable'));

/** Returns the task and the worker who has it. */
export const taskTitle = ({ taskSid, taskName, worker }: LiveTask, text: Text) =>
  worker === null
    ? text('ConsoleTaskWaiting', { task: taskName ?? taskSid })
    : text('ConsoleTask', { task: taskName ?? taskSid, worker: worker.name ?? worker.sid });

/** Returns the text key for the type and origin. */
export const kindOf = ({ type, ours }: WebhookSummary): StringKey =>
  type === 'global' ? 'ConsoleTypeGlobal' : ours === null ? 'ConsoleKindForeign' : 'ConsoleKindOurs';

export const STATE_NAMES = {
  bound: 'StateBound',
  replaced: 'StateReplaced',
  orphan: 'StateOrphan',
  ended: 'StateEnded',
  gone: 'StateGone',
  unknown: 'StateUnknown',
  'not-reported': 'StateNotReported',
  everywhere: 'StateEverywhere',
  unreadable: 'StateUnreadable',
  resolving: 'StateAsking',
  unresolved: 'StateUnasked',
} as const satisfies Readonly<Record<RowState, StringKey>>;

/** Returns the key of the sentence that explains the state. */
export const stateText = (state: RowState): StringKey => `${STATE_NAMES[state]}Text`;
