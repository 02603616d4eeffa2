import { SYNC_SDKS } from '../../../testing/sync-sdks';
import { startTwilsock, type TestTwilsock } from '../../../testing/twilsock';
import { ACCOUNT } from '../../../world/model';

const AUTHOR = { by: 'system' };

/** Waits for the next event of that name. */
const next = <T>(emitter: { once(name: string, listener: (event: T) => void): unknown }, name: string) =>
  new Promise<T>((resolve) => emitter.once(name, resolve));

describe.each(SYNC_SDKS)('%s', (_name, { SyncClient }) => {
  let local: TestTwilsock;
  let client: InstanceType<typeof SyncClient>;

  beforeEach(async () => {
    local = await startTwilsock();
    client = new SyncClient(local.token('alice'), local.options());
  });

  afterEach(async () => {
    await client.shutdown();
    await local.stop();
    expect(local.unknown).toEqual([]);
  });

  /** The service as a function or another browser sees it. */
  const service = () => local.sync.service('default');

  test('reads a list, and receives new items at once', async () => {
    const stored = service().lists.create({ uniqueName: 'timeline' }, AUTHOR);
    stored.add({ data: { n: 0 } }, AUTHOR);
    const list = await client.list('timeline');
    const added = next<{ item: { index: number }; isLocal: boolean }>(list, 'itemAdded');
    stored.add({ data: { n: 1 } }, AUTHOR);
    expect(await added).toMatchObject({ item: { index: 1 }, isLocal: false });
    const page = await list.getItems({ order: 'asc' });
    expect(page.items.map((item) => item.index)).toEqual([0, 1]);
  });

  test('receives items added between opening and subscribing', async () => {
    const stored = service().lists.create({ uniqueName: 'timeline' }, AUTHOR);
    const list = await client.list('timeline');
    stored.add({ data: { early: true } }, AUTHOR);
    const added = await next<{ item: { index: number } }>(list, 'itemAdded');
    expect(added.item.index).toBe(0);
  });

  test('receives items added while the connection was down', async () => {
    const stored = service().lists.create({ uniqueName: 'timeline' }, AUTHOR);
    const list = await client.list('timeline');
    const first = next(list, 'itemAdded');
    stored.add({ data: {} }, AUTHOR);
    await first;
    local.dropConnections();
    const second = next<{ item: { index: number } }>(list, 'itemAdded');
    stored.add({ data: {} }, AUTHOR);
    expect((await second).item.index).toBe(1);
  });

  test('reads a long list page by page, in either order', async () => {
    const stored = service().lists.create({ uniqueName: 'long' }, AUTHOR);
    for (let n = 0; n < 5; n += 1) stored.add({ data: { n } }, AUTHOR);
    const list = await client.list('long');
    const read = async (order: 'asc' | 'desc') => {
      const indexes: number[] = [];
      for (let page = await list.getItems({ pageSize: 2, order }); ; page = await page.nextPage()) {
        indexes.push(...page.items.map((item) => item.index));
        if (!page.hasNextPage) return indexes;
      }
    };
    expect(await read('asc')).toEqual([0, 1, 2, 3, 4]);
    expect(await read('desc')).toEqual([4, 3, 2, 1, 0]);
  });

  test('publishes to a stream, and receives its messages from the subscription on', async () => {
    const stream = await client.stream('stream');
    // The SDK subscribes in the background, in the order of opening. A later object shows that it has.
    const list = await client.list('later');
    const added = next(list, 'itemAdded');
    service().lists.get('later').add({ data: {} }, AUTHOR);
    await added;
    const published = next<{ message: { data: object }; isLocal: boolean }>(stream, 'messagePublished');
    service()
      .streams.get('stream')
      .publish({ data: { n: 1 } });
    expect(await published).toMatchObject({ message: { data: { n: 1 } }, isLocal: false });
    await stream.publishMessage({ n: 2 });
    await stream.setTtl(60);
    expect(service().streams.get('stream').expiresAt).not.toBeNull();
  });

  test('writes, reads and clears a map by its keys', async () => {
    const map = await client.map('settings');
    const own = next<{ isLocal: boolean }>(map, 'itemAdded');
    await map.set('a b/ü', { n: 1 }, {});
    expect((await own).isLocal).toBe(true);
    await map.update('a b/ü', { m: 2 }, {});
    expect(service().maps.get('settings').get('a b/ü').data).toEqual({ n: 1, m: 2 });
    await map.remove('a b/ü');
    expect(service().maps.get('settings').items()).toEqual([]);
  });

  test('lets two clients change one document', async () => {
    const other = new SyncClient(local.token('bob'), local.options());
    const mine = await client.document('shared');
    const theirs = await other.document('shared');
    await Promise.all([mine.update({ alice: 1 }), theirs.update({ bob: 1 })]);
    expect(service().documents.get('shared').data).toEqual({ alice: 1, bob: 1 });
    await other.shutdown();
  });

  test('reports the deletion of an object', async () => {
    service().maps.create({ uniqueName: 'doomed' }, AUTHOR);
    const removed = next(await client.map('doomed'), 'removed');
    service().maps.remove('doomed');
    await removed;
  });

  test('does not let a Flex token reach the records', async () => {
    const records = local.sync.service(ACCOUNT.recordsSyncServiceSid);
    const secret = records.maps.create({ uniqueName: 'secret' }, AUTHOR);
    const open = (id: string) => client.map({ id, mode: 'open_existing' });
    await expect(open('secret')).rejects.toMatchObject({ status: 404 });
    await expect(open(secret.sid)).rejects.toMatchObject({ status: 404 });
  });

  test("does not let a Flex token reach other products' objects", async () => {
    const [conversation] = local.world.conversations.keys();
    const open = client.document({ id: `${conversation}.channel`, mode: 'open_existing' });
    await expect(open).rejects.toMatchObject({ status: 404 });
  });
});
