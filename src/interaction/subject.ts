/** Finds the interaction of a Flex task. */
import * as v from 'valibot';
import type { Request } from '../contract/endpoints';
import { attempt } from '../contract/result';
import { channelSid, interactionSid, taskSid } from '../contract/sids';

/** A task and its interaction, as in every request. */
export type Subject = Request<'status'>;

/** Returns a unique key. The interaction alone is not unique: after a transfer, two tasks share it. */
export const keyOf = ({ taskSid, interactionSid, channelSid }: Subject) => `${taskSid}/${interactionSid}/${channelSid}`;

/** A subject with what is known about its task. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly taskName: string;
  /** When the task was created, in epoch milliseconds. */
  readonly startedAt: number | null;
}

/** The reason why a task has no interaction to work with. */
type Unnamed =
  /** `channel-only`: the task names a channel, but not its interaction. */
  | { readonly kind: 'no-interaction'; readonly reason: 'voice' | 'channel-only' | 'other' }
  /** The task names an interaction, but this attribute is not a SID of the expected kind. */
  | { readonly kind: 'unreadable'; readonly attribute: string };

export type TaskState =
  | { readonly kind: 'no-task' }
  | Unnamed
  | { readonly kind: 'incoming' }
  | { readonly kind: 'interaction'; readonly target: NamedSubject; readonly isOver: boolean };

/**
 * The properties that are read from a Flex task. In other versions of Flex they may have other types, or be missing.
 */
export interface TaskLike {
  readonly taskSid: string;
  readonly status: string;
  readonly taskChannelUniqueName: string;
  /** Anyone who may edit the task can write the attributes, so their shape is unknown. */
  readonly attributes: unknown;
  /** A `Date` in Flex. */
  readonly dateCreated?: unknown;
}

export function taskStateOf(task: TaskLike | null | undefined): TaskState {
  if (task === null || task === undefined) return { kind: 'no-task' };
  const named = interactionOf(task);
  if (named.kind !== 'named') return named;
  const { subject } = named;
  const status = read(task, 'status');
  if (status === 'pending') return { kind: 'incoming' };
  const attributes = read(task, 'attributes');
  return {
    kind: 'interaction',
    target: {
      subject,
      taskName: NAME_ATTRIBUTES.map((name) => read(attributes, name)).find(isName) ?? subject.taskSid,
      startedAt: momentOf(read(task, 'dateCreated')),
    },
    isOver: status !== 'accepted',
  };
}

/** Returns the interaction that a task names, whatever the status of the task is. The task may be any value. */
export function interactionOf(task: unknown): { readonly kind: 'named'; readonly subject: Subject } | Unnamed {
  const attributes = read(task, 'attributes');
  const flexInteractionSid = read(attributes, 'flexInteractionSid');
  if (!flexInteractionSid) {
    if (read(attributes, 'flexInteractionChannelSid')) return { kind: 'no-interaction', reason: 'channel-only' };
    return { kind: 'no-interaction', reason: read(task, 'taskChannelUniqueName') === 'voice' ? 'voice' : 'other' };
  }
  const interaction = v.safeParse(interactionSid, flexInteractionSid);
  if (!interaction.success) return { kind: 'unreadable', attribute: 'flexInteractionSid' };
  const channel = v.safeParse(channelSid, read(attributes, 'flexInteractionChannelSid'));
  if (!channel.success) return { kind: 'unreadable', attribute: 'flexInteractionChannelSid' };
  const sid = v.safeParse(taskSid, read(task, 'taskSid'));
  if (!sid.success) return { kind: 'unreadable', attribute: 'taskSid' };
  return {
    kind: 'named',
    subject: { taskSid: sid.output, interactionSid: interaction.output, channelSid: channel.output },
  };
}

/** Whether nothing can ever be attached, because the task is a call that names neither an interaction nor a channel. */
export const isBareCall = (state: TaskState) => state.kind === 'no-interaction' && state.reason === 'voice';

/** The attributes that may name the customer, the best one first. */
const NAME_ATTRIBUTES = ['customerName', 'name', 'from'];

/** Reads a property of a value of any type. Flex's getters may throw. */
const read = (from: unknown, property: string): unknown =>
  attempt(() => Reflect.get(Object(from), property), undefined);

const isName = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Returns epoch milliseconds, or null for any value that is no date. */
function momentOf(date: unknown): number | null {
  const at = date instanceof Date || typeof date === 'string' ? new Date(date).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
