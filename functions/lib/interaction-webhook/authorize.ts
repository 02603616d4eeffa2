/**
 * Decides what a person may do through a task.
 *
 * Agents can write task attributes, so the interaction that the browser names for a task is only a hint of what to look
 * up. The proof is the participants whom Flex itself routed into the channel, and our own record.
 */
import type { TaskSid } from '../../../src/contract/sids';
import type { CurrentBinding } from '../attachment/current-binding';
import type { OurName } from '../attachment/friendly-name';
import type { Actor } from '../endpoint/actor';
import type { Participant } from '../twilio/flex';
import type { Attachment } from '../twilio/records';

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

/**
 * Returns whether a person who may attach may also replace the bound webhook. Only supervisors and administrators may
 * replace a foreign one, and only administrators one that is for the whole instance.
 */
export function mayReplace(actor: Actor, bound: CurrentBinding): boolean {
  if (bound.kind !== 'foreign') return true;
  return bound.webhook.type === 'global' ? actor.role === 'admin' : actor.role !== 'agent';
}

/**
 * Returns whether a person may detach one of our webhooks. With `past` access, they may detach only the webhook that
 * the record belongs to.
 */
export function mayDetach(level: AccessLevel, { nonce }: OurName, record: Attachment | null): boolean {
  if (level === 'active') return true;
  return level === 'past' && record !== null && record.nonce === nonce;
}
