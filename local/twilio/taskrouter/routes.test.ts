import { AUTHORIZATION, seededWorld } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { World } from '../../world/world';
import { taskrouter } from './routes';

const WORKSPACE = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;
const TASK = `${WORKSPACE}/Tasks/WT00000000000000000000000000000001`;

function client() {
  const app = taskrouter(seededWorld());
  return async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, { ...init, headers: { Authorization: AUTHORIZATION } });
    return { status: response.status, body: await response.json() };
  };
}

test("answers a task's attributes as JSON text and its dates in ISO 8601", async () => {
  const { body } = await client()(TASK);
  expect(JSON.parse(body.attributes)).toMatchObject({ flexInteractionSid: 'KD00000000000000000000000000000001' });
  expect(body).toMatchObject({ assignment_status: 'assigned', date_created: '2026-01-01T12:00:00Z', age: 0 });
});

test('replaces the attributes of a task', async () => {
  const ask = client();
  const body = new URLSearchParams({ Attributes: '{"name":"Jane"}' }).toString();
  await ask(TASK, { method: 'POST', body });
  expect((await ask(TASK)).body.attributes).toBe('{"name":"Jane"}');
});

test('refuses attributes that are not a JSON object with code 20001', async () => {
  const refusal = await client()(TASK, { method: 'POST', body: 'Attributes=1' });
  expect(refusal).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('lists all tasks', async () => {
  expect((await client()(`${WORKSPACE}/Tasks`)).body.tasks).toHaveLength(3);
});

test.each([TASK, `${WORKSPACE}/Workers/WK00000000000000000000000000000001`])(
  'lists the reservations of %s',
  async (owner) => {
    const { body } = await client()(`${owner}/Reservations`);
    expect(body.reservations[0]).toMatchObject({
      reservation_status: 'accepted',
      task_sid: 'WT00000000000000000000000000000001',
      worker_sid: 'WK00000000000000000000000000000001',
      worker_name: 'alice',
    });
  },
);

test('lists workers with their activity', async () => {
  const { body } = await client()(`${WORKSPACE}/Workers`);
  expect(body.workers[0]).toMatchObject({ friendly_name: 'alice', activity_name: 'Available', available: true });
});

test.each([`${WORKSPACE}/Tasks/WT0`, `${WORKSPACE}/Workers/WK0`, `${WORKSPACE}/Tasks/WT0/Reservations`])(
  'answers %s with 404',
  async (path) => {
    expect(await client()(path)).toMatchObject({ status: 404, body: { code: 20404 } });
  },
);

test("requires the account's credentials", async () => {
  expect((await taskrouter(new World()).request(TASK)).status).toBe(401);
});
