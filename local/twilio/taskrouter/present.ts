/** TaskRouter's resources as its REST API answers them. Dates have no milliseconds. */
import { ACCOUNT, type Reservation, type Task, type Worker } from '../../world/model';
import type { World } from '../../world/world';
import { isoSeconds } from '../conventions/time';

export const WORKSPACE_ADDRESS = `https://taskrouter.twilio.com/v1/Workspaces/${ACCOUNT.workspaceSid}`;

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
  priority: 0,
  reason: null,
  task_channel_unique_name: task.channel,
  task_queue_sid: ACCOUNT.queueSid,
  workflow_sid: ACCOUNT.workflowSid,
  url: `${WORKSPACE_ADDRESS}/Tasks/${task.sid}`,
  links: { workspace: WORKSPACE_ADDRESS, reservations: `${WORKSPACE_ADDRESS}/Tasks/${task.sid}/Reservations` },
});

export function presentWorker(worker: Worker, world: World) {
  const activity = world.activities.get(worker.activitySid);
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
    url: `${WORKSPACE_ADDRESS}/Workers/${worker.sid}`,
    links: { workspace: WORKSPACE_ADDRESS, reservations: `${WORKSPACE_ADDRESS}/Workers/${worker.sid}/Reservations` },
  };
}

export function presentReservation(reservation: Reservation, world: World) {
  const address = `${WORKSPACE_ADDRESS}/Tasks/${reservation.taskSid}`;
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
    url: `${address}/Reservations/${reservation.sid}`,
    links: {
      task: address,
      worker: `${WORKSPACE_ADDRESS}/Workers/${reservation.workerSid}`,
      workspace: WORKSPACE_ADDRESS,
    },
  };
}
