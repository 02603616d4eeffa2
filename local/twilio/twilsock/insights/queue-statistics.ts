/**
 * The Sync maps that Flex's Queues Stats shows: the current tasks and agents of the queue. There are no statistics of
 * the last thirty minutes or of today; Flex shows a dash for them.
 * Source: QueuesStatsMediator in Flex UI 2.17.1.
 */

import { ACCOUNT, type Task, type TaskStatus } from '../../../world/model';
import type { World } from '../../../world/world';
import { iso } from '../../conventions/time';
import type { SyncService } from '../../sync/store/service';
import { TASK_CHANNELS } from '../../taskrouter/configuration';

const BY_SYSTEM = { by: 'system' };

/** Creates the maps in `service` and updates them whenever `world` changes. */
export function publishQueueStatistics(world: World, service: SyncService) {
  const workspace = service.maps.create({ uniqueName: 'realtime_statistics_v1' }, BY_SYSTEM);
  const queue = service.maps.create({ uniqueName: `${ACCOUNT.queueSid}.realtime_statistics.v1` }, BY_SYSTEM);
  const update = () => {
    const agents = agentStatistics(world);
    workspace.put('workspace', { data: agents }, BY_SYSTEM);
    queue.put('worker_activities_statistics', { data: agents }, BY_SYSTEM);
    queue.put('tasks_now', { data: taskStatistics([...world.tasks.values()]) }, BY_SYSTEM);
  };
  update();
  world.listen(({ kind }) => {
    if (kind === 'worker' || kind === 'reservation' || kind === 'task') update();
  });
}

function agentStatistics(world: World) {
  const workers = [...world.workers.values()];
  const activities = [...world.activities.values()].map(({ sid, name, available }) => ({
    sid,
    friendly_name: name,
    available,
    workers: workers.filter((worker) => worker.activitySid === sid).length,
  }));
  return {
    total_workers: workers.length,
    total_eligible_workers: workers.length,
    total_available_workers: activities.reduce((sum, { available, workers }) => sum + (available ? workers : 0), 0),
    activity_statistics: activities,
  };
}

/** Counts for the whole queue, and for each task channel under its SID. */
const taskStatistics = (tasks: readonly Task[]) => ({
  queue: countByStatus(tasks),
  ...Object.fromEntries(
    Object.entries(TASK_CHANNELS).map(([name, { sid }]) => [
      sid,
      countByStatus(tasks.filter(({ channel }) => channel === name)),
    ]),
  ),
});

function countByStatus(tasks: readonly Task[]) {
  const count = (status: TaskStatus) => tasks.filter((task) => task.status === status).length;
  const waiting = tasks.filter(({ status }) => status === 'pending' || status === 'reserved');
  const [longest] = waiting.toSorted((a, b) => a.createdAt - b.createdAt);
  return {
    pending_tasks: count('pending'),
    reserved_tasks: count('reserved'),
    assigned_tasks: count('assigned'),
    wrapping_tasks: count('wrapping'),
    total_tasks: count('assigned') + count('wrapping') + waiting.length,
    longest_task_waiting_sid: longest?.sid ?? null,
    longest_task_waiting_from: longest === undefined ? null : iso(longest.createdAt),
    tasks_by_priority: {},
  };
}
