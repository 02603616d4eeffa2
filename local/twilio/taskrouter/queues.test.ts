import { AUTHORIZATION } from '../../testing/flex-api';
import { ACCOUNT } from '../../world/model';
import { seed } from '../../world/seed';
import { World } from '../../world/world';
import { issueFlexToken } from '../conventions/flex-tokens';
import { queueRoutes } from './queues';

const NOW = Date.UTC(2026, 0, 1, 12);
const TOKEN = issueFlexToken({ identity: 'sam', expiresAt: NOW + 60_000 });

async function get(name: string, Authorization: string) {
  const world = new World(() => NOW);
  seed(world);
  const response = await queueRoutes(world).request(`/v1/Workspaces/${ACCOUNT.workspaceSid}/${name}`, {
    headers: { Authorization },
  });
  return { status: response.status, body: response.ok ? await response.json() : null };
}
const AS_SAM = `Basic ${Buffer.from(`token:${TOKEN}`).toString('base64')}`;

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
