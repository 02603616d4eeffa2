import { SYNC_SDKS } from '../../../testing/sync-sdks';
import { startTwilsock, type TestTwilsock } from '../../../testing/twilsock';
import { ACCOUNT } from '../../../world/model';

interface Update {
  readonly key: string;
  readonly value: Record<string, unknown>;
}

describe.each(SYNC_SDKS)('%s', (_name, { SyncClient }) => {
  let local: TestTwilsock;
  let client: InstanceType<typeof SyncClient>;

  beforeEach(async () => {
    local = await startTwilsock();
    client = new SyncClient(local.token('sam'), { ...local.options(), productId: 'flex_insights' });
  });

  afterEach(async () => {
    await client.shutdown();
    await local.stop();
    expect(local.unknown).toEqual([]);
  });

  const worker = (identity: string) => local.world.users.get(identity)?.workerSid ?? '';
  const activity = (name: string) => [...local.world.activities.values()].find((one) => one.name === name)?.sid ?? '';

  const open = (index: string, query: string) => client.liveQuery(index, query);
  const next = (query: Awaited<ReturnType<typeof open>>, name: 'itemUpdated' | 'itemRemoved') =>
    new Promise<Update>((resolve) => query.once(name, resolve));

  test('finds all workers, with the fields that Flex shows', async () => {
    const workers = await open('tr-worker', '');
    const items: Record<string, unknown> = { ...workers.getItems() };
    expect(Object.keys(items)).toHaveLength(4);
    expect(items[worker('alice')]).toMatchObject({
      friendly_name: 'alice',
      activity_name: 'Available',
      attributes: { full_name: 'Alice Agent' },
    });
  });

  test('reports a change of activity, and removes the worker from a query by activity', async () => {
    const workers = await open('tr-worker', '');
    const available = await open('tr-worker', 'data.activity_name == "Available"');
    const updated = next(workers, 'itemUpdated');
    const removed = next(available, 'itemRemoved');
    local.world.setActivity(worker('bob'), activity('Break'));
    expect((await updated).value).toMatchObject({ friendly_name: 'bob', activity_name: 'Break' });
    expect((await removed).key).toBe(worker('bob'));
  });

  test("reports an agent's tasks to a supervisor as they come and go", async () => {
    const filter = '(data.status not_in ["completed", "canceled", "rescinded", "rejected", "timeout"])';
    const tasks = await open('tr-reservation', `data.worker_sid == "${worker('bob')}" && ${filter}`);
    expect(Object.values(tasks.getItems())).toHaveLength(1);

    const offered = next(tasks, 'itemUpdated');
    const chat = local.world.startChat({ customer: 'New', channelType: 'web', workerSid: worker('bob') });
    expect((await offered).value).toMatchObject({
      status: 'pending',
      attributes: { flexInteractionSid: chat.interaction.sid },
    });
    const ended = next(tasks, 'itemRemoved');
    local.world.accept(chat.reservation.sid);
    local.world.closeChannel(chat.channel.sid, 'closed');
    expect((await ended).key).toBe(chat.reservation.sid);
  });

  test('reports changes from while the connection was down', async () => {
    const workers = await open('tr-worker', '');
    const first = next(workers, 'itemUpdated');
    local.world.setActivity(worker('bob'), activity('Break'));
    await first;
    const second = next(workers, 'itemUpdated');
    local.dropConnections();
    local.world.setActivity(worker('alice'), activity('Break'));
    expect((await second).value).toMatchObject({ friendly_name: 'alice', activity_name: 'Break' });
  });

  test('finds the queue by a one-time query', async () => {
    const query = await client.instantQuery('tr-queue');
    const result = new Promise<object>((resolve) => query.once('searchResult', resolve));
    await query.search('');
    expect(Object.keys(await result)).toEqual([ACCOUNT.queueSid]);
  });

  test('refuses an invalid query', async () => {
    await expect(open('tr-worker', 'worker ==')).rejects.toMatchObject({ status: 400 });
  });

  test('opens the conference map of a voice task', async () => {
    const voice = [...local.world.tasks.values()].find((task) => task.channel === 'voice');
    await client.map({ id: `${voice?.sid}.CS`, mode: 'open_existing' });
  });
});
