/** The contents of Flex's Insights indexes. They have the fields that Flex UI 2.17.1 reads. */
import { ACCOUNT, EVERYONE, type Reservation, type Worker } from '../../../world/model';
import type { World } from '../../../world/world';
import { iso } from '../../conventions/time';

export type IndexData = Readonly<Record<string, unknown>>;

/** The content of an index by key. */
export type IndexContent = ReadonlyMap<string, IndexData>;

/** Computes each index from the world. */
export const INDEXES: Readonly<Record<string, (world: World) => IndexContent>> = {
  'tr-worker': (world) => new Map([...world.workers.values()].map((worker) => [worker.sid, workerData(world, worker)])),
  'tr-reservation': (world) =>
    new Map([...world.reservations.values()].map((one) => [one.sid, reservationData(world, one)])),
  'tr-queue': () => new Map([[ACCOUNT.queueSid, QUEUE]]),
};

function workerData(world: World, worker: Worker): IndexData {
  return {
    worker_sid: worker.sid,
    friendly_name: worker.identity,
    workspace_sid: ACCOUNT.workspaceSid,
    activity_name: world.activities.get(worker.activitySid)?.name ?? '',
    attributes: worker.attributes,
    team_sid: null,
    queue_sids: [ACCOUNT.queueSid],
    date_updated: iso(worker.updatedAt),
    date_activity_changed: iso(worker.activityChangedAt),
  };
}

/** Live queries call the status `wrapup` that TaskRouter calls `wrapping`. */
const statusOf = (reservation: Reservation) => (reservation.status === 'wrapping' ? 'wrapup' : reservation.status);

function reservationData(world: World, reservation: Reservation): IndexData {
  const task = world.tasks.get(reservation.taskSid);
  return {
    reservation_sid: reservation.sid,
    worker_sid: reservation.workerSid,
    status: statusOf(reservation),
    date_created: iso(reservation.createdAt),
    date_updated: iso(reservation.updatedAt),
    task_sid: reservation.taskSid,
    task_status: task?.status ?? null,
    task_channel_unique_name: task?.channel ?? null,
    task_priority: 0,
    task_age: task === undefined ? 0 : Math.floor((reservation.updatedAt - task.createdAt) / 1000),
    task_routing_target: null,
    queue_name: task?.workflow.queue.name ?? EVERYONE.name,
    attributes: task?.attributes ?? {},
  };
}

/** The account's own queue. It never changes. */
const QUEUE: IndexData = {
  queue_sid: ACCOUNT.queueSid,
  queue_name: EVERYONE.name,
  workspace_sid: ACCOUNT.workspaceSid,
  date_updated: '2026-01-01T00:00:00.000Z',
};
