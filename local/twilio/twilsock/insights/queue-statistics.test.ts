import { NOW } from '../../../testing/world';
import { ACCOUNT } from '../../../world/model';
import { seed } from '../../../world/seed';
import { World } from '../../../world/world';
import { SyncService } from '../../sync/store/service';
import { publishQueueStatistics } from './queue-statistics';

const ALICE = 'WK00000000000000000000000000000001';

function statistics() {
  const now = () => NOW;
  const world = new World(now);
  const service = new SyncService(ACCOUNT.chatServiceSid, {}, now);
  publishQueueStatistics(world, service);
  seed(world);
  const queue = service.maps.get(`${ACCOUNT.queueSid}.realtime_statistics.v1`);
  return { world, workspace: service.maps.get('realtime_statistics_v1'), queue };
}

test('counts tasks of the queue and of each task channel', () => {
  expect(statistics().queue.find('tasks_now')?.data).toMatchObject({
    queue: { assigned_tasks: 3, total_tasks: 3 },
    TC00000000000000000000000000000002: { assigned_tasks: 1 },
  });
});

test('counts an offered task as waiting', () => {
  const { world, queue } = statistics();
  world.startChat({ customer: 'Nina', channelType: 'web', workerSid: ALICE });
  expect(queue.find('tasks_now')?.data).toMatchObject({
    queue: { reserved_tasks: 1, longest_task_waiting_from: '2026-01-01T12:00:00.000Z' },
  });
});

test('counts agents by activity', () => {
  const { world, workspace } = statistics();
  world.setActivity(ALICE, 'WA00000000000000000000000000000003');
  expect(workspace.find('workspace')?.data).toMatchObject({
    total_workers: 4,
    total_available_workers: 3,
    activity_statistics: [{ workers: 0 }, { workers: 3 }, { friendly_name: 'Break', workers: 1 }],
  });
});
