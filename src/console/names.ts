/** What people know a webhook by. */
import type { WebhookSummary } from '../contract/webhooks';
import type { StringKey, Text } from '../strings/text';
import type { LiveTask } from './listing';
import type { RowState } from './state';

/** Ours by its interaction, others by the name that they were given. */
export const webhookTitle = ({ ours, friendlyName }: WebhookSummary, text: Text) =>
  ours?.interactionSid ?? friendlyName ?? text('ConsoleUnnamed');

/** The same in a sentence, where “without a name” would tell nobody which one is meant. */
export const webhookName = ({ ours, friendlyName, address, ttid }: WebhookSummary) =>
  ours?.interactionSid ?? friendlyName ?? address ?? ttid;

/** Where it sends to. */
export const sendsTo = ({ address, isInspector }: WebhookSummary, text: Text) =>
  isInspector ? text('WebhookInspector') : (address ?? text('ConsoleAddressUnreadable'));

/** A task that is under way, and who has it. */
export const taskTitle = ({ taskSid, taskName, worker }: LiveTask, text: Text) =>
  worker === null
    ? text('ConsoleTaskWaiting', { task: taskName ?? taskSid })
    : text('ConsoleTask', { task: taskName ?? taskSid, worker: worker.name ?? worker.sid });

/** Its type, and who made it. */
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
  asking: 'StateAsking',
  unasked: 'StateUnasked',
} as const satisfies Readonly<Record<RowState, StringKey>>;

/** A sentence on what the state means. */
export const stateText = (state: RowState): StringKey => `${STATE_NAMES[state]}Text`;
