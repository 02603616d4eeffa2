/** Invites offer a channel to an agent. Each has a task of its own. */
import type { Channel, Invite, Reservation, Task, TaskChannel } from './model';
import { requireRecord } from './refused';
import type { Scope } from './scope';
import { addTask, reserve } from './tasks';

export interface InviteDetails extends Partial<Pick<Task, 'priority' | 'timeout' | 'workflow'>> {
  readonly workerSid: string;
  readonly taskChannel: TaskChannel;
  readonly routingTarget: string | null;
  /** The task's attributes. Those that tell Flex where the task belongs are added. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Adds an invite with its task, which is not offered yet. */
export function addInvite(
  scope: Scope,
  channel: Channel,
  { taskChannel, attributes, workerSid: _, ...details }: InviteDetails,
): { invite: Invite; task: Task } {
  const { records, sids } = scope;
  const sid = sids.next('KG');
  const task = addTask(scope, {
    ...details,
    channel: taskChannel,
    attributes: { ...attributes, ...placeOf(channel, attributes), flexChannelInviteSid: sid },
    interactionSid: channel.interactionSid,
    channelSid: channel.sid,
  });
  const invite: Invite = { sid, channelSid: channel.sid, taskSid: task.sid };
  records.invites.set(sid, invite);
  return { invite, task };
}

/** Invites a worker: offers them a new task on the channel. */
export function inviteWorker(
  scope: Scope,
  channel: Channel,
  details: InviteDetails,
): { invite: Invite; task: Task; reservation: Reservation } {
  requireRecord(scope.records.workers, details.workerSid);
  const added = addInvite(scope, channel, details);
  return { ...added, reservation: reserve(scope, added.task, details.workerSid) };
}

/** Invites a worker by a task like the channel's latest. */
export function inviteAgain(
  scope: Scope,
  channel: Channel,
  { workerSid, routingTarget }: Pick<InviteDetails, 'workerSid' | 'routingTarget'>,
) {
  const previous = scope.records.latestTaskOf(channel.sid);
  return inviteWorker(scope, channel, {
    workerSid,
    routingTarget,
    taskChannel: previous?.channel ?? TASK_CHANNEL_OF[channel.type],
    attributes: previous?.attributes ?? {},
    ...(previous === undefined
      ? {}
      : { priority: previous.priority, timeout: previous.timeout, workflow: previous.workflow }),
  });
}

/** The task channel of a channel's tasks if the request names none. */
export const TASK_CHANNEL_OF: Readonly<Record<Channel['type'], TaskChannel>> = {
  web: 'chat',
  chat: 'chat',
  whatsapp: 'chat',
  sms: 'sms',
  email: 'email',
};

/** The attributes by which Flex finds the channel of a task. */
const placeOf = (channel: Channel, { conversations }: Readonly<Record<string, unknown>>) => ({
  channelType: channel.type,
  conversationSid: channel.conversationSid,
  conversations: {
    ...(typeof conversations === 'object' ? conversations : {}),
    conversation_id: channel.interactionSid,
  },
  flexInteractionSid: channel.interactionSid,
  flexInteractionChannelSid: channel.sid,
  taskCreateSource: 'interaction',
});
