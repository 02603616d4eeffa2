import { AUTHORIZATION, seededWorld } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { taskrouter } from './routes';

const WORKSPACE = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;

describe.each([
  ['a task', `${WORKSPACE}/Tasks/WT00000000000000000000000000000001`, 'Attributes={}'],
  ['a worker', `${WORKSPACE}/Workers/WK00000000000000000000000000000001`, 'Attributes={}'],
  [
    'a reservation',
    `${WORKSPACE}/Tasks/WT00000000000000000000000000000001/Reservations/WR00000000000000000000000000000001`,
    'ReservationStatus=wrapping',
  ],
])('the revision of %s', (_, path, body) => {
  const setUp = async () => {
    const app = taskrouter(seededWorld());
    const headers = { Authorization: AUTHORIZATION };
    const current = (await app.request(path, { headers })).headers.get('ETag') ?? '';
    const update = (revision: string) =>
      app.request(path, { method: 'POST', headers: { ...headers, 'If-Match': revision }, body });
    return { current, update };
  };

  test('is a condition that the current one meets, with quotes or without, as does any with an asterisk', async () => {
    const { current, update } = await setUp();
    expect((await update(current.replaceAll('"', ''))).status).toBe(200);
    expect((await (await setUp()).update(current)).status).toBe(200);
    expect((await (await setUp()).update('*')).status).toBe(200);
  });

  test('is another one after a change, so that the previous one is refused', async () => {
    const { current, update } = await setUp();
    const changed = await update(current);
    expect(changed.headers.get('ETag')).not.toBe(current);
    const refusal = await update(current);
    expect({ status: refusal.status, code: (await refusal.json()).code }).toEqual({ status: 412, code: 20412 });
  });
});
