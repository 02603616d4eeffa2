/** From the task on the screen to the interaction that a webhook can be attached to. */
import * as v from 'valibot';
import type { Request } from '../contract/endpoints';
import { channelSid, interactionSid, taskSid } from '../contract/sids';

/** The task and its interaction, as every request names them. */
export type Subject = Request<'status'>;

/** Tells subjects apart: neither a task nor an interaction alone is enough, for a transfer shares an interaction. */
export const keyOf = ({ taskSid, interactionSid, channelSid }: Subject) => `${taskSid}/${interactionSid}/${channelSid}`;

/** A subject and how people call its task. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly taskName: string;
}

export type TaskState =
  | { readonly kind: 'no-task' }
  | { readonly kind: 'no-interaction'; readonly channel: 'voice' | 'other' }
  /** The task names an interaction, but not in a form that Twilio makes. */
  | { readonly kind: 'unreadable'; readonly attribute: string }
  | { readonly kind: 'incoming' }
  | { readonly kind: 'interaction'; readonly target: NamedSubject; readonly isOver: boolean };

/** What is read of a Flex task. */
export interface TaskLike {
  readonly taskSid: string;
  readonly status: string;
  readonly taskChannelUniqueName: string;
  /** Written by anybody who may edit the task, so nothing is known about its form. */
  readonly attributes: unknown;
}

const attributes = v.object({
  flexInteractionSid: v.optional(v.unknown()),
  flexInteractionChannelSid: v.optional(v.unknown()),
  customerName: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  from: v.optional(v.unknown()),
});

/** What the panel can do for a task. */
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
