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

  test('everybody is found, with what Flex shows of them', async () => {
    const everybody = await open('tr-worker', '');
    const items: Record<string, unknown> = { ...everybody.getItems() };
    expect(Object.keys(items)).toHaveLength(4);
    expect(items[worker('alice')]).toMatchObject({
      friendly_name: 'alice',
      activity_name: 'Available',
      attributes: { full_name: 'Alice Agent' },
    });
  });

  test('a change of activity shows, and takes one out of a query about activities', async () => {
    const everybody = await open('tr-worker', '');
    const available = await open('tr-worker', 'data.activity_name == "Available"');
    const updated = next(everybody, 'itemUpdated');
    const removed = next(available, 'itemRemoved');
    local.world.setActivity(worker('bob'), activity('Break'));
    expect((await updated).value).toMatchObject({ friendly_name: 'bob', activity_name: 'Break' });
    expect((await removed).key).toBe(worker('bob'));
  });

  test("a supervisor sees an agent's tasks come, with their interaction, and go", async () => {
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

  test('what changes while the connection is down shows after it', async () => {
    const everybody = await open('tr-worker', '');
    const first = next(everybody, 'itemUpdated');
    local.world.setActivity(worker('bob'), activity('Break'));
    await first;
    const second = next(everybody, 'itemUpdated');
    local.dropConnections();
    local.world.setActivity(worker('alice'), activity('Break'));
    expect((await second).value).toMatchObject({ friendly_name: 'alice', activity_name: 'Break' });
  });

  test('the queue is found by a one-time query', async () => {
    const query = await client.instantQuery('tr-queue');
    const result = new Promise<object>((resolve) => query.once('searchResult', resolve));
    await query.search('');
    expect(Object.keys(await result)).toEqual([ACCOUNT.queueSid]);
  });

  test('a query that cannot be read is refused', async () => {
    await expect(open('tr-worker', 'worker ==')).rejects.toMatchObject({ status: 400 });
  });

  test('the conference map of a voice task can be opened', async () => {
    const voice = [...local.world.tasks.values()].find((task) => task.channel === 'voice');
    await client.map({ id: `${voice?.sid}.CS`, mode: 'open_existing' });
  });
});
