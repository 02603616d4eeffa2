/**
 * Decides what a person may do through a task.
 *
 * Agents can write task attributes, so the interaction that the browser names for a task is only a hint of what to look
 * up. The proof is the participants whom Flex itself routed into the channel, and our own record.
 */
import type { TaskSid } from '../../../src/contract/sids';
import type { CurrentBinding } from '../attachment/current-binding';
import type { OurWebhook } from '../attachment/ours';
import { routeOf } from '../attachment/route';
import { mayRemove, mayTakeAway, type TakeAwaySettings } from '../attachment/take-away';
import type { Actor } from '../endpoint/actor';
import type { AllowedDestinations } from '../settings/destinations';
import { checkEnteredUrl } from '../settings/url-policy';
import type { Participant } from '../twilio/flex';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { directDestination } from './direct-destination';

export interface Evidence {
  /** Null when the interaction or its channel does not exist. */
  readonly participants: readonly Participant[] | null;
  readonly record: Attachment | null;
}

/**
 * A person's access to an interaction through a task. `active`: they may attach and detach. `past`: the task has left
 * the interaction, but the record names it, so they may still see and detach its webhook. `none`: no access.
 */
export type AccessLevel = 'active' | 'past' | 'none';

export function accessLevel(task: TaskSid, actor: Actor, { participants, record }: Evidence): AccessLevel {
  const isTheirs = ({ taskSid, workerSid }: { taskSid: string | null; workerSid: string | null }) =>
    taskSid === task && (actor.role !== 'agent' || workerSid === actor.workerSid);

  if (participants === null) return 'none';
  if (participants.some(isTheirs)) return 'active';
  return record !== null && isTheirs(record) ? 'past' : 'none';
}

/** Everything but the webhook itself that decides about a person's rights over it. */
export interface Rights {
  readonly actor: Actor;
  readonly record: AttachmentRecord | null;
  readonly settings: TakeAwaySettings;
}

/**
 * Returns whether a person who may attach may also replace the bound webhook. They must have the right to take it away.
 * In addition, only supervisors and administrators may replace a foreign one, and only administrators one that is for
 * the whole instance, or that may be, because it cannot be read.
 */
export function mayReplace(bound: CurrentBinding, { actor, record, settings }: Rights): boolean {
  if (bound.kind === 'none' || bound.kind === 'dangling') return true;
  if (bound.webhook.type === 'unreadable') return actor.role === 'admin';
  if (!mayTakeAway(actor, bound.webhook, record, settings)) return false;
  if (bound.kind === 'ours') return true;
  return bound.webhook.type === 'global' ? actor.role === 'admin' : actor.role !== 'agent';
}

/**
 * Returns whether a person may detach one of our webhooks. They must have the right to take it away from one of its
 * destinations at least: if they may not remove all, the others stay.
 */
export function mayDetach(ours: OurWebhook, level: AccessLevel, { actor, record, settings }: Rights): boolean {
  if (!mayReach(ours, level, record)) return false;
  if (mayTakeAway(actor, ours.webhook, record, settings)) return true;
  const route = routeOf(ours.webhook, record, settings.domain);
  return route.kind === 'relayed' && route.relay.destinations.some((one) => mayRemove(actor, one, settings));
}

/**
 * Returns whether a person may add a destination to one of our webhooks. It then sends to our receiver, which passes
 * nothing on to a destination that an administrator has removed or disallowed. If Twilio still sends to such a one
 * directly, this stops its events, so the person must have the right to take them away.
 */
export function mayAddTo(
  { webhook }: OurWebhook,
  { actor, record, settings }: Rights & { readonly settings: AllowedDestinations },
): boolean {
  const isDirect = routeOf(webhook, record, settings.domain).kind === 'direct';
  const isPassedOn = directDestination(webhook, settings).kind !== 'url' || checkEnteredUrl(webhook.url, settings).ok;
  return !isDirect || isPassedOn || mayTakeAway(actor, webhook, record, settings);
}

/**
 * Returns whether a person's access extends to changing one of our webhooks. With `past` access, it must be the webhook
 * that the record belongs to.
 */
export const mayReach = ({ name }: OurWebhook, level: AccessLevel, record: AttachmentRecord | null) =>
  level === 'active' || (level === 'past' && record?.attachment.nonce === name.nonce);
