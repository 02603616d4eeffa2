/** Texts that identify and describe a webhook. */
import type { AttachedDestination } from '../contract/binding';
import type { Ttid } from '../contract/sids';
import type { WebhookRow, WebhookSummary } from '../contract/webhooks';
import { readableName } from '../strings/format';
import { destinationName } from '../strings/labels';
import type { StringKey, Text } from '../strings/text';
import type { Listing, LiveTask, Resolution } from './listing';
import type { RowState } from './state';

/** Returns the end of an ID, by which people tell IDs apart. */
export const endOf = (id: string) => id.slice(-4);

/** Returns the names of the customers of the interaction; null if none is known. */
export function customersOf(resolution: Resolution | undefined): string | null {
  const names = resolution?.state === 'bound' ? resolution.tasks.flatMap(({ taskName }) => taskName ?? []) : [];
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** Returns the customer, otherwise the name that the webhook's maker gave it, otherwise the end of an ID. */
export function webhookTitle(webhook: WebhookRow, resolution: Resolution | undefined, text: Text): string {
  if (webhook.type === 'unreadable') return text('ConsoleUnnamed', { digits: endOf(webhook.ttid) });
  const { ours, waiting, friendlyName, ttid } = webhook;
  if (ours !== null) {
    return customersOf(resolution) ?? text('ConsoleInteraction', { digits: endOf(ours.interactionSid) });
  }
  if (waiting !== null) return text('ConsoleNewInteraction', { digits: endOf(ttid) });
  return friendlyName === null ? text('ConsoleUnnamed', { digits: endOf(ttid) }) : readableName(friendlyName);
}

/** Returns the title of each webhook. Where several have the same one, each is followed by the end of its ID. */
export function webhookTitles(
  webhooks: readonly WebhookRow[],
  resolutions: Listing['resolutions'],
  text: Text,
): ReadonlyMap<Ttid, string> {
  const titles = webhooks.map((webhook) => ({
    ttid: webhook.ttid,
    title: webhookTitle(webhook, resolutions.get(webhook.ttid), text),
  }));
  const times = new Map<string, number>();
  for (const { title } of titles) times.set(title, (times.get(title) ?? 0) + 1);
  return new Map(
    titles.map(({ ttid, title }) => [
      ttid,
      times.get(title) === 1 ? title : text('ConsoleSameName', { name: title, digits: endOf(ttid) }),
    ]),
  );
}

/** Returns the agents who have the interaction's tasks; null if none is known. */
export function agentsOf(resolution: Resolution | undefined): string | null {
  const names = resolution?.state === 'bound' ? resolution.tasks.flatMap(({ worker }) => worker?.name ?? []) : [];
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** Returns the destinations to which the functions pass events on; null if they are not known. */
export const passedOnTo = (resolution: Resolution | undefined): readonly AttachedDestination[] | null =>
  resolution?.state === 'bound' && resolution.destinations.length > 0 ? resolution.destinations : null;

/** Returns a destination's label or host. Neither is known of one that an administrator has removed. */
export const destinationTitle = (destination: AttachedDestination, text: Text) =>
  readableName(destinationName(destination, text) ?? text('ConsoleDestinationRemoved'));

/** Returns where the webhook sends events, without the path. */
export function sendsTo(
  { address, isInspector, isRelayed }: WebhookSummary,
  resolution: Resolution | undefined,
  text: Text,
): string {
  if (isInspector) return text('WebhookInspector');
  if (!isRelayed) return address?.host ?? text('ConsoleAddressUnreadable');
  const titles = passedOnTo(resolution)?.map((destination) => destinationTitle(destination, text));
  return titles?.join(', ') ?? text('ConsoleRelayed');
}

/** Returns the task and the worker who has it. */
export const taskTitle = ({ taskSid, taskName, worker }: LiveTask, text: Text) =>
  worker === null
    ? text('ConsoleTaskWaiting', { task: taskName ?? taskSid })
    : text('ConsoleTask', { task: taskName ?? taskSid, worker: worker.name ?? worker.sid });

/** Returns the text key for the type and origin. */
export function kindOf({ type, ours, waiting }: WebhookSummary): StringKey {
  if (type === 'global') return 'ConsoleTypeGlobal';
  if (waiting !== null) return 'ConsoleKindWaiting';
  return ours === null ? 'ConsoleKindForeign' : 'ConsoleKindOurs';
}

/** The state in few words: the reason why a webhook is unused is a matter of its details. */
export const STATE_NAMES = {
  bound: 'StateInUse',
  replaced: 'StateUnused',
  orphan: 'StateUnused',
  ended: 'StateUnused',
  waiting: 'StateWaiting',
  'never-used': 'StateUnused',
  gone: 'StateGone',
  unknown: 'StateUnknown',
  'not-reported': 'StateUnknown',
  everywhere: 'StateEverywhere',
  unreadable: 'StateUnknown',
  resolving: 'StateAsking',
  unresolved: 'StateUnasked',
} as const satisfies Readonly<Record<RowState, StringKey>>;

/** The sentence that explains the state. Those of a webhook that waits say until when. */
export const STATE_TEXTS = {
  bound: 'StateBoundText',
  replaced: 'StateReplacedText',
  orphan: 'StateOrphanText',
  ended: 'StateEndedText',
  waiting: 'StateWaitingText',
  'never-used': 'StateNeverUsedText',
  gone: 'StateGoneText',
  unknown: 'StateUnknownText',
  'not-reported': 'StateNotReportedText',
  everywhere: 'StateEverywhereText',
  unreadable: 'StateUnreadableText',
  resolving: 'StateAskingText',
  unresolved: 'StateUnaskedText',
} as const satisfies Readonly<Record<RowState, StringKey>>;
