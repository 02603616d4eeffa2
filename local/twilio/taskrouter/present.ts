/** TaskRouter's resources as its REST API answers them. Dates have no milliseconds. */
import {
  ACCOUNT,
  type Activity,
  type Reservation,
  type Task,
  type TaskQueue,
  type Worker,
  type Workflow,
} from '../../world/model';
import type { World } from '../../world/world';
import { isoSeconds } from '../conventions/time';
import { TASK_CHANNELS } from './configuration';

export const WORKSPACE_ADDRESS = `https://taskrouter.twilio.com/v1/Workspaces/${ACCOUNT.workspaceSid}`;

const ORIGIN = { account_sid: ACCOUNT.accountSid, workspace_sid: ACCOUNT.workspaceSid };

/** The configuration has been the same since then. */
const SINCE = '2024-01-01T00:00:00Z';
const DATES = { date_created: SINCE, date_updated: SINCE };

const queueAddress = ({ sid }: TaskQueue) => `${WORKSPACE_ADDRESS}/TaskQueues/${sid}`;
const workflowAddress = ({ sid }: Workflow) => `${WORKSPACE_ADDRESS}/Workflows/${sid}`;

/** A queue or a workflow never changes. */
const datesOf = ({ createdAt }: { readonly createdAt: number }) => ({
  date_created: isoSeconds(createdAt),
  date_updated: isoSeconds(createdAt),
});

/** Every resource links to its statistics, which Local Twilio does not serve. */
const statisticsBelow = (address: string) => ({
  statistics: `${address}/Statistics`,
  real_time_statistics: `${address}/RealTimeStatistics`,
  cumulative_statistics: `${address}/CumulativeStatistics`,
});

export function presentWorkspace(world: World) {
  const offline = [...world.activities.values()].find(({ available }) => !available);
  const parts = ['activities', 'task_queues', 'tasks', 'workers', 'workflows', 'task_channels', 'events'];
  const folders = ['Activities', 'TaskQueues', 'Tasks', 'Workers', 'Workflows', 'TaskChannels', 'Events'];
  return {
    account_sid: ACCOUNT.accountSid,
    ...DATES,
    sid: ACCOUNT.workspaceSid,
    friendly_name: 'Flex Task Assignment',
    default_activity_name: offline?.name ?? null,
    default_activity_sid: offline?.sid ?? null,
    timeout_activity_name: offline?.name ?? null,
    timeout_activity_sid: offline?.sid ?? null,
    event_callback_url: null,
    events_filter: null,
    multi_task_enabled: true,
    prioritize_queue_order: 'FIFO',
    url: WORKSPACE_ADDRESS,
    links: {
      ...Object.fromEntries(parts.map((part, index) => [part, `${WORKSPACE_ADDRESS}/${folders[index]}`])),
      ...statisticsBelow(WORKSPACE_ADDRESS),
    },
  };
}

export const presentActivity = (activity: Activity) => ({
  ...ORIGIN,
  ...DATES,
  sid: activity.sid,
  friendly_name: activity.name,
  available: activity.available,
  url: `${WORKSPACE_ADDRESS}/Activities/${activity.sid}`,
  links: { workspace: WORKSPACE_ADDRESS },
});

export const presentQueue = (queue: TaskQueue) => ({
  ...ORIGIN,
  ...datesOf(queue),
  sid: queue.sid,
  friendly_name: queue.name,
  target_workers: queue.targetWorkers,
  task_order: 'FIFO',
  max_reserved_workers: 1,
  assignment_activity_sid: null,
  assignment_activity_name: null,
  reservation_activity_sid: null,
  reservation_activity_name: null,
  url: queueAddress(queue),
  links: {
    workspace: WORKSPACE_ADDRESS,
    ...statisticsBelow(queueAddress(queue)),
    list_statistics: `${WORKSPACE_ADDRESS}/TaskQueues/Statistics`,
    bulk_real_time_statistics: `${WORKSPACE_ADDRESS}/TaskQueues/RealTimeStatistics`,
  },
});

export const presentWorkflow = (workflow: Workflow) => ({
  ...ORIGIN,
  ...datesOf(workflow),
  sid: workflow.sid,
  friendly_name: workflow.name,
  configuration: workflow.configuration,
  task_reservation_timeout: 120,
  document_content_type: 'application/json',
  assignment_callback_url: null,
  fallback_assignment_callback_url: null,
  url: workflowAddress(workflow),
  links: { workspace: WORKSPACE_ADDRESS, ...statisticsBelow(workflowAddress(workflow)) },
});

export const presentTaskChannels = () =>
  Object.entries(TASK_CHANNELS).map(([unique_name, { sid, name }]) => ({
    ...ORIGIN,
    ...DATES,
    sid,
    unique_name,
    friendly_name: name,
    channel_optimized_routing: false,
    url: `${WORKSPACE_ADDRESS}/TaskChannels/${sid}`,
    links: { workspace: WORKSPACE_ADDRESS },
  }));

export const presentTask = (task: Task, now: number) => ({
  account_sid: ACCOUNT.accountSid,
  workspace_sid: ACCOUNT.workspaceSid,
  sid: task.sid,
  age: Math.floor((now - task.createdAt) / 1000),
  assignment_status: task.status,
  attributes: JSON.stringify(task.attributes),
  addons: '{}',
  date_created: isoSeconds(task.createdAt),
  date_updated: isoSeconds(task.updatedAt),
  priority: task.priority,
  reason: task.reason,
  task_channel_sid: TASK_CHANNELS[task.channel].sid,
  task_channel_unique_name: task.channel,
  task_queue_sid: task.workflow.queue.sid,
  task_queue_friendly_name: task.workflow.queue.name,
  task_queue_entered_date: isoSeconds(task.createdAt),
  workflow_sid: task.workflow.sid,
  workflow_friendly_name: task.workflow.name,
  timeout: task.timeout,
  virtual_start_time: isoSeconds(task.virtualStartTime),
  ignore_capacity: true,
  routing_target: task.routingTarget,
  url: `${WORKSPACE_ADDRESS}/Tasks/${task.sid}`,
  links: {
    workspace: WORKSPACE_ADDRESS,
    task_queue: queueAddress(task.workflow.queue),
    workflow: workflowAddress(task.workflow),
    reservations: `${WORKSPACE_ADDRESS}/Tasks/${task.sid}/Reservations`,
  },
});

export function presentWorker(worker: Worker, world: World) {
  const activity = world.activities.get(worker.activitySid);
  const url = `${WORKSPACE_ADDRESS}/Workers/${worker.sid}`;
  return {
    account_sid: ACCOUNT.accountSid,
    workspace_sid: ACCOUNT.workspaceSid,
    sid: worker.sid,
    friendly_name: worker.identity,
    attributes: JSON.stringify(worker.attributes),
    activity_sid: worker.activitySid,
    activity_name: activity?.name,
    available: activity?.available,
    date_created: isoSeconds(worker.createdAt),
    date_updated: isoSeconds(worker.updatedAt),
    date_status_changed: isoSeconds(worker.activityChangedAt),
    url,
    links: {
      workspace: WORKSPACE_ADDRESS,
      activity: `${WORKSPACE_ADDRESS}/Activities/${worker.activitySid}`,
      ...statisticsBelow(`${WORKSPACE_ADDRESS}/Workers`),
      worker_statistics: `${url}/Statistics`,
      channels: `${url}/Channels`,
      worker_channels: `${url}/Channels`,
      reservations: `${url}/Reservations`,
    },
  };
}

/** `folder` says whether it is the reservation of a task or of a worker. */
export function presentReservation(reservation: Reservation, world: World, folder: 'Tasks' | 'Workers') {
  const address = `${WORKSPACE_ADDRESS}/Tasks/${reservation.taskSid}`;
  const owner = folder === 'Tasks' ? reservation.taskSid : reservation.workerSid;
  return {
    account_sid: ACCOUNT.accountSid,
    workspace_sid: ACCOUNT.workspaceSid,
    sid: reservation.sid,
    reservation_status: reservation.status,
    task_sid: reservation.taskSid,
    worker_sid: reservation.workerSid,
    worker_name: world.workers.get(reservation.workerSid)?.identity,
    date_created: isoSeconds(reservation.createdAt),
    date_updated: isoSeconds(reservation.updatedAt),
    url: `${WORKSPACE_ADDRESS}/${folder}/${owner}/Reservations/${reservation.sid}`,
    links: {
      task: address,
      worker: `${WORKSPACE_ADDRESS}/Workers/${reservation.workerSid}`,
      workspace: WORKSPACE_ADDRESS,
    },
  };
}
