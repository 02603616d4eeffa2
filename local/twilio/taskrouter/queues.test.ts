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

test('lists the one queue for Flex', async () => {
  const { body } = await get('TaskQueues', AS_SAM);
  expect(body).toMatchObject({ task_queues: [{ sid: ACCOUNT.queueSid }], meta: { key: 'task_queues' } });
});

test('lists a task channel for each kind of work', async () => {
  const { body } = await get('TaskChannels', AS_SAM);
  expect(body.channels.map((channel: { unique_name: string }) => channel.unique_name)).toEqual([
    'voice',
    'chat',
    'sms',
    'email',
  ]);
});

test('leaves requests with other credentials to the next route', async () => {
  expect((await get('TaskQueues', AUTHORIZATION)).status).toBe(404);
});
