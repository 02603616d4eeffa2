/** Access control of a Sync service, as the SDKs that Flex depends on meet it. */
import fc from 'fast-check';
import { SYNC_SDKS } from '../../../testing/sync-sdks';
import { startTwilsock, type TestTwilsock } from '../../../testing/twilsock';
import type { Permission } from '../../sync/store/permissions';

const AUTHOR = { by: 'system' };
const NOTHING: Permission = { read: false, write: false, manage: false };
const FORBIDDEN = expect.objectContaining({ status: 403, code: 54007 });

describe.each(SYNC_SDKS)('%s', (_name, { SyncClient }) => {
  let local: TestTwilsock;
  let client: InstanceType<typeof SyncClient>;
  let count = 0;

  beforeEach(async () => {
    local = await startTwilsock();
    local.sync.service('default').configure({ aclEnabled: true });
    client = new SyncClient(local.token('alice'), local.options());
  });

  afterEach(async () => {
    await client.shutdown();
    await local.stop();
    expect(local.unknown).toEqual([]);
  });

  function mapWith(permission: Permission | null) {
    count += 1;
    const map = local.sync.service('default').maps.create({ uniqueName: `map ${count}` }, AUTHOR);
    map.add('a', { data: { n: 1 } }, AUTHOR);
    if (permission !== null) map.permissions.set('alice', permission);
    return map;
  }

  test('a token without a permission may not open an object', async () => {
    for (const permission of [null, NOTHING, { ...NOTHING, write: true, manage: true }]) {
      const { uniqueName } = mapWith(permission);
      await expect(client.map({ id: uniqueName ?? '', mode: 'open_existing' })).rejects.toEqual(FORBIDDEN);
    }
  });

  test('the permission of another identity is of no use', async () => {
    const stored = mapWith(null);
    stored.permissions.grantAll('bob');
    await expect(client.map(stored.uniqueName ?? '')).rejects.toEqual(FORBIDDEN);
  });

  test('a token may do exactly what its permission says', async () => {
    const flags = fc.record({ read: fc.constant(true), write: fc.boolean(), manage: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(flags, async (permission) => {
        const stored = mapWith(permission);
        const map = await client.map(stored.uniqueName ?? '');
        expect((await map.get('a')).data).toEqual({ n: 1 });
        const isAllowed = (work: Promise<unknown>) =>
          work.then(
            () => true,
            (error) => {
              expect(error).toEqual(FORBIDDEN);
              return false;
            },
          );
        expect(await isAllowed(map.set('b', { n: 2 }))).toBe(permission.write);
        expect(await isAllowed(map.remove('a'))).toBe(permission.write);
        expect(await isAllowed(map.removeMap())).toBe(permission.manage);
        expect(local.sync.service('default').maps.find(stored.sid) === undefined).toBe(permission.manage);
      }),
      { numRuns: 6 },
    );
  }, 30_000);

  test('without access control, a token needs no permission', async () => {
    local.sync.service('default').configure({ aclEnabled: false });
    const map = await client.map(mapWith(null).uniqueName ?? '');
    await map.set('b', { n: 2 });
    expect((await map.get('b')).data).toEqual({ n: 2 });
  });

  test('a token may do everything with what it has created', async () => {
    const list = await client.list('mine');
    await list.push({ n: 1 });
    await list.removeList();
    expect(local.sync.service('default').lists.find('mine')).toBeUndefined();
  });

  test('a token may publish to and listen to a stream as its permission says', async () => {
    const { streams } = local.sync.service('default');
    const forbidden = streams.create({ uniqueName: 'forbidden' }, AUTHOR);
    await expect(client.stream({ id: forbidden.sid, mode: 'open_existing' })).rejects.toEqual(FORBIDDEN);
    const readable = streams.create({ uniqueName: 'readable' }, AUTHOR);
    readable.permissions.set('alice', { ...NOTHING, read: true });
    const stream = await client.stream('readable');
    await expect(stream.publishMessage({ n: 1 })).rejects.toEqual(FORBIDDEN);
    await expect(stream.removeStream()).rejects.toEqual(FORBIDDEN);
    readable.permissions.set('alice', { ...NOTHING, read: true, write: true });
    const heard = new Promise((resolve) => stream.on('messagePublished', ({ message }) => resolve(message.data)));
    await stream.publishMessage({ n: 2 });
    expect(await heard).toEqual({ n: 2 });
  });

  test('changes are no longer pushed once the permission to read is revoked', async () => {
    const { maps, streams, lists, documents } = local.sync.service('default');
    const map = maps.create({ uniqueName: 'map' }, AUTHOR);
    const list = lists.create({ uniqueName: 'list' }, AUTHOR);
    const document = documents.create({ uniqueName: 'document', data: {} }, AUTHOR);
    const stream = streams.create({ uniqueName: 'stream' }, AUTHOR);
    const objects = [map, list, document, stream];
    for (const object of objects) object.permissions.grantAll('alice');
    const seen: string[] = [];
    (await client.map('map')).on('itemAdded', ({ item }) => seen.push(`map ${item.key}`));
    (await client.list('list')).on('itemAdded', ({ item }) => seen.push(`list ${item.index}`));
    (await client.document('document')).on('updated', ({ data }) => seen.push(`document ${data.n}`));
    (await client.stream('stream')).on('messagePublished', ({ message }) => seen.push(`stream ${message.data.n}`));
    const last = maps.create({ uniqueName: 'last' }, AUTHOR);
    last.permissions.grantAll('alice');
    const lastMap = await client.map('last');
    // The SDK subscribes in the order of opening, and the connection keeps the order of what is pushed.
    const changeOfLast = async (n: number) => {
      const arrived = new Promise((resolve) => lastMap.on('itemAdded', resolve));
      last.add(`key${n}`, { data: {} }, AUTHOR);
      await arrived;
    };
    const change = async (n: number) => {
      map.add(`key${n}`, { data: {} }, AUTHOR);
      list.add({ data: {} }, AUTHOR);
      document.update({ data: { n } }, AUTHOR);
      stream.publish({ data: { n } });
      await changeOfLast(n);
    };
    await changeOfLast(0);
    await change(1);
    expect(seen.sort()).toEqual(['document 1', 'list 0', 'map key1', 'stream 1']);
    map.permissions.remove('alice');
    list.permissions.set('alice', { ...NOTHING, write: true });
    document.permissions.set('alice', NOTHING);
    stream.permissions.remove('alice');
    await change(2);
    expect(seen).toHaveLength(4);
    for (const object of objects) object.permissions.grantAll('alice');
    await change(3);
    expect(seen).toEqual(expect.arrayContaining(['document 3', 'map key3', 'stream 3']));
  });
});
