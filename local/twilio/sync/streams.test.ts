import { AUTHORIZATION, NOW } from '../../testing/world';
import { syncRest } from './routes';
import { SyncStore } from './store/store';

const store = new SyncStore(() => NOW);
const app = syncRest(store);
const STREAMS = '/v1/Services/default/Streams';

async function call(method: string, path: string, form?: Record<string, string>) {
  const response = await app.request(path, {
    method,
    headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/x-www-form-urlencoded' },
    ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

test('a stream is created, listed, given a time to live, and removed', async () => {
  const created = await call('POST', STREAMS, { UniqueName: 'news', Ttl: '60' });
  expect(created).toMatchObject({
    status: 201,
    body: { sid: expect.stringMatching(/^TO[0-9a-f]{32}$/), unique_name: 'news', created_by: 'system' },
  });
  expect(created.body).not.toHaveProperty('revision');
  expect((await call('GET', STREAMS)).body.streams).toEqual([created.body]);
  expect((await call('POST', `${STREAMS}/news`, { Ttl: '0' })).body.date_expires).toBeNull();
  expect((await call('DELETE', `${STREAMS}/news`)).status).toBe(204);
  expect((await call('GET', `${STREAMS}/news`)).status).toBe(404);
});

test('a published message reaches those who listen at that moment', async () => {
  const stream = store.service('default').streams.create({ uniqueName: 'live' }, { by: 'system' });
  await call('POST', `${STREAMS}/live/Messages`, { Data: '{"n":1}' });
  const heard: unknown[] = [];
  stream.listen((change) => heard.push(change));
  const { status, body } = await call('POST', `${STREAMS}/live/Messages`, { Data: '{"n":2}' });
  expect(status).toBe(201);
  expect(body).toEqual({ sid: expect.stringMatching(/^TZ[0-9a-f]{32}$/), data: { n: 2 } });
  expect(heard).toEqual([expect.objectContaining({ type: 'message_published', message: body })]);
});

test('a message must be a JSON object', async () => {
  await call('POST', STREAMS, { UniqueName: 'strict' });
  expect((await call('POST', `${STREAMS}/strict/Messages`, { Data: '[1]' })).status).toBe(400);
  expect((await call('POST', `${STREAMS}/strict/Messages`, {})).status).toBe(400);
});
