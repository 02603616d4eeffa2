/**
 * May this person do this on this task? Decided from Flex's own records alone.
 *
 * Task attributes are writable by agents, so what the browser says about a task and its interaction is only a hint of
 * what to look up. The proof is whom Flex itself routed into the channel.
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
 * How far somebody's right over a task goes:
 * `active`, they may attach and detach; `past`, their part in it is over, and they may still see and detach what our
 * own record assigns to this task; `none`, for them it does not exist.
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
 * Whether somebody who may attach may also put a webhook in the place of what is bound now. What others made is a
 * supervisor's matter, and what receives the events of the whole instance an administrator's.
 */
export function mayReplace(actor: Actor, bound: CurrentBinding): boolean {
  if (bound.kind !== 'foreign') return true;
  return bound.webhook.type === 'global' ? actor.role === 'admin' : actor.role !== 'agent';
}

/**
 * Whether somebody may detach this webhook of ours. Whoever's part in the interaction is over may detach only the one
 * that the record is about.
 */
export function mayDetach(right: AccessLevel, { nonce }: OurName, record: Attachment | null): boolean {
  if (right === 'active') return true;
  return right === 'past' && record !== null && record.nonce === nonce;
}
