import { AUTHORIZATION, flexAuthorization, seededWorld } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { queueRoutes } from './queues';

async function get(name: string, Authorization: string) {
  const response = await queueRoutes(seededWorld()).request(`/v1/Workspaces/${ACCOUNT.workspaceSid}/${name}`, {
    headers: { Authorization },
  });
  return { status: response.status, body: response.ok ? await response.json() : null };
}

const AS_SAM = flexAuthorization('sam');

test('Flex finds the one queue', async () => {
  const { body } = await get('TaskQueues', AS_SAM);
  expect(body).toMatchObject({ task_queues: [{ sid: ACCOUNT.queueSid }], meta: { key: 'task_queues' } });
});

test('Flex finds a task channel for each kind of work', async () => {
  const { body } = await get('TaskChannels', AS_SAM);
  expect(body.channels.map((channel: { unique_name: string }) => channel.unique_name)).toEqual([
    'voice',
    'chat',
    'sms',
  ]);
});

test('callers with other credentials are left to others', async () => {
  expect((await get('TaskQueues', AUTHORIZATION)).status).toBe(404);
});
