/** Which named destinations get the events of a webhook. Pure. */
import type { WebhookRow, WebhookSummary } from '../contract/webhooks';
import type { Resolution } from './listing';
import { type RowState, stateOf } from './state';

/** The states in which a webhook sends nothing. */
const SENDS_NOTHING: readonly RowState[] = [
  'waiting',
  'never-used',
  'replaced',
  'orphan',
  'ended',
  'gone',
  'unreadable',
];

/** The states in which it may send nothing, as a webhook of this plugin that has not been looked up. */
const UNCLEAR: readonly RowState[] = ['unresolved', 'resolving', 'unknown'];

/** Returns the keys of the destinations that get its events now; null if that is not known. */
export function receiversOf(webhook: WebhookRow, resolution: Resolution | undefined): readonly string[] | null {
  const state = stateOf(webhook, resolution);
  if (webhook.type === 'unreadable' || SENDS_NOTHING.includes(state)) return [];
  const { isRelayed, destination } = webhook;
  if (UNCLEAR.includes(state)) return isRelayed || destination !== null ? null : [];
  return isRelayed ? relayedTo(resolution) : direct(destination);
}

const direct = (destination: WebhookSummary['destination']) => (destination === null ? [] : [destination]);

function relayedTo(resolution: Resolution | undefined): readonly string[] {
  const destinations = resolution?.state === 'bound' ? resolution.destinations : [];
  return destinations.filter(({ state }) => state === 'active').map(({ id }) => id);
}
