/**
 * TaskRouter's objects as its browser SDK requires them: every key present, dates in epoch seconds, attributes as text.
 * Source: the SDK's own checks (twilio-taskrouter 2.1.1).
 */
import {
  ACCOUNT,
  type Activity,
  ASSIGN_TO_ANYONE,
  type Channel,
  type Participant,
  type Reservation,
  type Task,
  type TaskQueue,
  type Worker,
} from '../../world/model';
import type { World } from '../../world/world';
import { iso } from '../conventions/time';
import { TASK_CHANNELS } from '../taskrouter/configuration';

const ORIGIN = { account_sid: ACCOUNT.accountSid, workspace_sid: ACCOUNT.workspaceSid };

const epochSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

const dates = ({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }) => ({
  date_created: epochSeconds(createdAt),
  date_updated: epochSeconds(updatedAt),
});

export const presentActivity = (activity: Activity) => ({
  ...ORIGIN,
  sid: activity.sid,
  friendly_name: activity.name,
  available: activity.available,
  date_created: 0,
  date_updated: 0,
});

export const presentQueue = (queue: TaskQueue) => ({
  ...ORIGIN,
  sid: queue.sid,
  friendly_name: queue.name,
  target_workers: queue.targetWorkers,
  max_reserved_workers: 1,
  task_order: 'FIFO',
  lifo_queue: false,
  reservation_activity_name: null,
  reservation_activity_sid: null,
  assignment_activity_name: null,
  assignment_activity_sid: null,
  date_created: 0,
  date_updated: 0,
});

export function presentWorker(worker: Worker, world: World) {
  const activity = world.activities.get(worker.activitySid);
  return {
    ...ORIGIN,
    ...dates(worker),
    sid: worker.sid,
    friendly_name: worker.identity,
    activity_sid: worker.activitySid,
    activity_name: activity?.name,
    available: activity?.available,
    attributes: JSON.stringify(worker.attributes),
    date_status_changed: epochSeconds(worker.activityChangedAt),
    version: worker.version,
  };
}

export function presentWorkerChannels(worker: Worker, world: World) {
  const open = world.openReservationsOf(worker.sid).map((reservation) => world.tasks.get(reservation.taskSid)?.channel);
  return Object.entries(TASK_CHANNELS).map(([name, channel], index) => {
    const assigned = open.filter((taskChannel) => taskChannel === name).length;
    return {
      ...ORIGIN,
      ...dates(worker),
      sid: `WC${worker.sid.slice(2, -1)}${index}`,
      worker_sid: worker.sid,
      task_channel_sid: channel.sid,
      task_channel_unique_name: name,
      available: true,
      assigned_tasks: assigned,
      configured_capacity: channel.capacity,
      available_capacity_percentage: Math.max(0, 100 - (assigned * 100) / channel.capacity),
      last_reserved_time: 0,
    };
  });
}

export function presentTask(task: Task, world: World) {
  return {
    ...ORIGIN,
    ...dates(task),
    sid: task.sid,
    assignment_status: task.status,
    attributes: JSON.stringify(task.attributes),
    addons: '{}',
    age: epochSeconds(world.now() - task.createdAt),
    priority: task.priority,
    queue_name: task.workflow.queue.name,
    queue_sid: task.workflow.queue.sid,
    workflow_name: task.workflow.name,
    workflow_sid: task.workflow.sid,
    task_channel_unique_name: task.channel,
    task_channel_sid: TASK_CHANNELS[task.channel].sid,
    reason: task.reason,
    routing_target: task.routingTarget,
    timeout: task.timeout,
    version: task.version,
    virtual_start_time: epochSeconds(task.virtualStartTime),
  };
}

export function presentReservation(reservation: Reservation, world: World) {
  const task = world.tasks.get(reservation.taskSid);
  return {
    ...ORIGIN,
    ...dates(reservation),
    sid: reservation.sid,
    worker_sid: reservation.workerSid,
    reservation_status: reservation.status,
    reservation_timeout: 120,
    version: reservation.version,
    task: task && presentTask(task, world),
  };
}

export const presentChannel = (channel: Channel) => ({
  sid: channel.sid,
  interaction_sid: channel.interactionSid,
  media_sid: channel.conversationSid,
  type: channel.type,
  status: channel.status,
  // Flex shows an error unless it is 0 or null.
  error_code: channel.error?.code ?? null,
});

/** A channel in the list of paused ones. Source: Flex UI 2.17.1, which parses the attributes and the dates. */
export function presentParkedChannel(channel: Channel, world: World) {
  const task = world.latestTaskOf(channel.sid);
  const { sid: workflowSid, queue } = task?.workflow ?? ASSIGN_TO_ANYONE;
  return {
    sid: channel.sid,
    account_sid: ACCOUNT.accountSid,
    interaction_sid: channel.interactionSid,
    workspace_sid: ACCOUNT.workspaceSid,
    workflow_sid: workflowSid,
    wds_queue_sid: queue.sid,
    status: channel.status,
    status_timeout: iso(channel.updatedAt + PAUSE_MS),
    task_channel_sid: task && TASK_CHANNELS[task.channel].sid,
    attributes: JSON.stringify(task?.attributes ?? {}),
    date_created: iso(channel.createdAt),
    date_updated: iso(channel.updatedAt),
  };
}

/** Twilio ends a pause after 14 days. */
const PAUSE_MS = 14 * 24 * 3_600_000;

export const presentParticipant = (participant: Participant) => ({
  participant_sid: participant.sid,
  sid: participant.sid,
  interaction_sid: participant.interactionSid,
  channel_sid: participant.channelSid,
  type: participant.type,
  routing_properties: participant.routing && {
    task_sid: participant.routing.taskSid,
    worker_sid: participant.routing.workerSid,
    reservation_sid: participant.routing.reservationSid,
  },
  media_properties: { identity: participant.identity, ...participant.media },
});
