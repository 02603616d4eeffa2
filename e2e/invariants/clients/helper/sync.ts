/** Sync over REST: services, documents, lists, maps and streams, with pages and conditional writes. */
import assert from 'node:assert/strict';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scenario } from '../scene';
import { isRefused, signedInClient } from './client';

const NUMBERS = Array.from({ length: 7 }, (_, index) => index);

export const sync: Scenario = async (scene) => {
  const { step } = scene;
  const { services } = signedInClient(scene).sync.v1;

  const service = await step('creates, fetches and updates a service', async () => {
    const { sid } = await services.create({ friendlyName: 'Helper' });
    assert.equal((await services(sid).fetch()).friendlyName, 'Helper');
    assert.equal((await services(sid).update({ friendlyName: 'Renamed' })).friendlyName, 'Renamed');
    return services(sid);
  });
  await step('finds the default service and its own in the list', async () => {
    const sids = (await services.list()).map(({ sid }) => sid);
    assert.ok(sids.includes(ACCOUNT.defaultSyncServiceSid));
  });

  await step('writes a document on condition of its revision', async () => {
    const created = await service.documents.create({ uniqueName: 'doc', data: { n: 1 }, ttl: 3600 });
    const document = service.documents('doc');
    const updated = await document.update({ data: { n: 2 }, ifMatch: created.revision });
    assert.deepEqual(updated.data, { n: 2 });
    await assert.rejects(document.update({ data: { n: 3 }, ifMatch: created.revision }), isRefused(412, 54205));
    assert.deepEqual((await document.fetch()).data, { n: 2 });
  });
  await step('cannot create a second document of the same name', () =>
    assert.rejects(service.documents.create({ uniqueName: 'doc', data: {} }), isRefused(409, 54301)),
  );
  await step('removes the document', async () => {
    assert.equal(await service.documents('doc').remove(), true);
    await assert.rejects(service.documents('doc').fetch(), isRefused(404, 54100));
  });

  const list = service.syncLists('list');
  await step('fills a list, and reads its items in pages and in reverse', async () => {
    await service.syncLists.create({ uniqueName: 'list' });
    for (const n of NUMBERS) await list.syncListItems.create({ data: { n } });
    const all = await list.syncListItems.list({ pageSize: 3 });
    assert.deepEqual(
      all.map(({ data }) => data.n),
      NUMBERS,
    );
    const reversed = await list.syncListItems.list({ order: 'desc', limit: 2, pageSize: 1 });
    assert.deepEqual(
      reversed.map(({ index }) => index),
      [6, 5],
    );
    const from = await list.syncListItems.list({ from: '4', bounds: 'inclusive' });
    assert.deepEqual(
      from.map(({ index }) => index),
      [4, 5, 6],
    );
  });
  await step('updates and removes an item on condition of its revision', async () => {
    const item = await list.syncListItems(2).fetch();
    await list.syncListItems(2).update({ data: { n: 'two' }, ifMatch: item.revision });
    await assert.rejects(list.syncListItems(2).remove({ ifMatch: item.revision }), isRefused(412, 54205));
    assert.equal(await list.syncListItems(2).remove(), true);
  });

  const map = service.syncMaps('map');
  await step('fills a map, and reads it with each and page by page', async () => {
    await service.syncMaps.create({ uniqueName: 'map', ttl: 3600 });
    for (const n of NUMBERS) await map.syncMapItems.create({ key: `key-${n}`, data: { n } });
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) => {
      map.syncMapItems.each({
        pageSize: 2,
        callback: ({ key }) => void seen.push(key),
        done: (error: Error | undefined) => (error ? reject(error) : resolve()),
      });
    });
    assert.deepEqual(
      seen,
      NUMBERS.map((n) => `key-${n}`),
    );
    const first = await map.syncMapItems.page({ pageSize: 4 });
    const second = await first.nextPage();
    assert.deepEqual([first.instances.length, second?.instances.length], [4, 3]);
    const again = await map.syncMapItems.getPage(first.nextPageUrl ?? '');
    assert.deepEqual(
      again.instances.map(({ key }) => key),
      ['key-4', 'key-5', 'key-6'],
    );
  });
  await step('cannot add a key twice', () =>
    assert.rejects(map.syncMapItems.create({ key: 'key-1', data: {} }), isRefused(409, 54208)),
  );
  await step('updates, conditionally, and removes a map item', async () => {
    const { revision } = await map.syncMapItems('key-1').fetch();
    assert.deepEqual((await map.syncMapItems('key-1').update({ data: { n: 'one' }, ifMatch: revision })).data, {
      n: 'one',
    });
    await assert.rejects(map.syncMapItems('key-1').update({ data: {}, ifMatch: revision }), isRefused(412, 54205));
    assert.equal(await map.syncMapItems('key-1').remove(), true);
  });

  await step('creates a stream and publishes to it', async () => {
    await service.syncStreams.create({ uniqueName: 'stream' });
    const message = await service.syncStreams('stream').streamMessages.create({ data: { hello: true } });
    assert.match(message.sid, /^TZ[0-9a-f]{32}$/);
    assert.deepEqual(
      (await service.syncStreams.list()).map(({ uniqueName }) => uniqueName),
      ['stream'],
    );
  });
  await step('deletes the service', async () => {
    assert.equal(await service.remove(), true);
    await assert.rejects(service.fetch(), isRefused(404, 20404));
  });
};
