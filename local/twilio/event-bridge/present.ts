/**
 * TaskRouter's objects as its browser SDK wants them: every key present, dates in epoch seconds, attributes as text.
 * Source: the SDK's own checks (twilio-taskrouter 2.1.1).
 */
import { ACCOUNT, type Activity, type Reservation, type Task, type Worker } from '../../world/model';
import type { World } from '../../world/world';
import { QUEUE_NAME, TASK_CHANNELS, WORKFLOW_NAME } from '../taskrouter/configuration';

const ORIGIN = { account_sid: ACCOUNT.accountSid, workspace_sid: ACCOUNT.workspaceSid };

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

const dates = ({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }) => ({
  date_created: seconds(createdAt),
  date_updated: seconds(updatedAt),
});

export const activityObject = (activity: Activity) => ({
  ...ORIGIN,
  sid: activity.sid,
  friendly_name: activity.name,
  available: activity.available,
  date_created: 0,
  date_updated: 0,
});

export const QUEUE_OBJECT = {
  ...ORIGIN,
  sid: ACCOUNT.queueSid,
  friendly_name: QUEUE_NAME,
  target_workers: '1==1',
  max_reserved_workers: 1,
  task_order: 'FIFO',
  lifo_queue: false,
  reservation_activity_name: null,
  reservation_activity_sid: null,
  assignment_activity_name: null,
  assignment_activity_sid: null,
  date_created: 0,
  date_updated: 0,
};

export function workerObject(worker: Worker, world: World) {
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
    date_status_changed: seconds(worker.activityChangedAt),
    version: worker.version,
  };
}

const OPEN: ReadonlySet<Reservation['status']> = new Set(['pending', 'accepted', 'wrapping']);

/** A worker's reservations that are not yet done with. */
export const openReservations = (workerSid: string, world: World) =>
  world.reservationsOf(workerSid).filter((reservation) => OPEN.has(reservation.status));

export function workerChannelObjects(worker: Worker, world: World) {
  const open = openReservations(worker.sid, world).map((reservation) => world.tasks.get(reservation.taskSid)?.channel);
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

export function taskObject(task: Task, world: World) {
  return {
    ...ORIGIN,
    ...dates(task),
    sid: task.sid,
    assignment_status: task.status,
    attributes: JSON.stringify(task.attributes),
    addons: '{}',
    age: seconds(world.now() - task.createdAt),
    priority: 0,
    queue_name: QUEUE_NAME,
    queue_sid: ACCOUNT.queueSid,
    workflow_name: WORKFLOW_NAME,
    workflow_sid: ACCOUNT.workflowSid,
    task_channel_unique_name: task.channel,
    task_channel_sid: TASK_CHANNELS[task.channel].sid,
    reason: null,
    routing_target: null,
    timeout: 86_400,
    version: task.version,
    virtual_start_time: seconds(task.createdAt),
  };
}

export function reservationObject(reservation: Reservation, world: World) {
  const task = world.tasks.get(reservation.taskSid);
  return {
    ...ORIGIN,
    ...dates(reservation),
    sid: reservation.sid,
    worker_sid: reservation.workerSid,
    reservation_status: reservation.status,
    reservation_timeout: 120,
    version: reservation.version,
    task: task && taskObject(task, world),
  };
}
