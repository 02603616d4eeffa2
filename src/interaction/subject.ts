/** Finds the interaction of a Flex task. */
import * as v from 'valibot';
import type { Request } from '../contract/endpoints';
import { channelSid, interactionSid, taskSid } from '../contract/sids';

/** A task and its interaction, as in every request. */
export type Subject = Request<'status'>;

/** Returns a unique key. The interaction alone is not unique: after a transfer, two tasks share it. */
export const keyOf = ({ taskSid, interactionSid, channelSid }: Subject) => `${taskSid}/${interactionSid}/${channelSid}`;

/** A subject with its task's name. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly taskName: string;
}

export type TaskState =
  | { readonly kind: 'no-task' }
  | { readonly kind: 'no-interaction'; readonly channel: 'voice' | 'other' }
  /** The task names an interaction, but this attribute is not a SID of the expected kind. */
  | { readonly kind: 'unreadable'; readonly attribute: string }
  | { readonly kind: 'incoming' }
  | { readonly kind: 'interaction'; readonly target: NamedSubject; readonly isOver: boolean };

/** The properties that are read from a Flex task. */
export interface TaskLike {
  readonly taskSid: string;
  readonly status: string;
  readonly taskChannelUniqueName: string;
  /** Anyone who may edit the task can write the attributes, so their shape is unknown. */
  readonly attributes: unknown;
}

const attributes = v.object({
  flexInteractionSid: v.optional(v.unknown()),
  flexInteractionChannelSid: v.optional(v.unknown()),
  customerName: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  from: v.optional(v.unknown()),
});

export function taskStateOf(task: TaskLike | undefined): TaskState {
  if (task === undefined) return { kind: 'no-task' };
  const read = v.safeParse(attributes, task.attributes);
  const { flexInteractionSid, flexInteractionChannelSid, ...names } = read.success ? read.output : {};
  if (!flexInteractionSid) {
    return { kind: 'no-interaction', channel: task.taskChannelUniqueName === 'voice' ? 'voice' : 'other' };
  }
  const interaction = v.safeParse(interactionSid, flexInteractionSid);
  if (!interaction.success) return { kind: 'unreadable', attribute: 'flexInteractionSid' };
  const channel = v.safeParse(channelSid, flexInteractionChannelSid);
  if (!channel.success) return { kind: 'unreadable', attribute: 'flexInteractionChannelSid' };
  const sid = v.safeParse(taskSid, task.taskSid);
  if (!sid.success) return { kind: 'unreadable', attribute: 'taskSid' };
  if (task.status === 'pending') return { kind: 'incoming' };
  return {
    kind: 'interaction',
    target: {
      subject: { taskSid: sid.output, interactionSid: interaction.output, channelSid: channel.output },
      taskName: Object.values(names).find(isName) ?? sid.output,
    },
    isOver: task.status !== 'accepted',
  };
}

const isName = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
