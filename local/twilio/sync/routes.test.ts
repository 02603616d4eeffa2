import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import twilio from 'twilio';
import { AUTHORIZATION } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { syncRest } from './routes';
import { SyncStore } from './store/store';

/** The helper library's own client, redirected to this machine. */
function localClient(origin: string) {
  const client = new twilio.RequestClient();
  const send = client.request.bind(client);
  client.request = (request) => {
    request.uri = request.uri.replace('https:/', origin);
    return send(request);
  };
  return client;
}

const clock = { time: Date.UTC(2026, 0, 1) };
const sync = new SyncStore(() => clock.time);
/** Mounted as in Local Twilio. */
const hosts = new Hono().route('/sync.twilio.com', syncRest(sync));
const server = serve({ fetch: hosts.fetch, port: 0, hostname: '127.0.0.1' });
let services: ReturnType<typeof twilio>['sync']['v1']['services'];

beforeAll(async () => {
  if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const httpClient = localClient(`http://127.0.0.1:${port}`);
  services = twilio(ACCOUNT.accountSid, ACCOUNT.authToken, { httpClient }).sync.v1.services;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const service = () => services(ACCOUNT.recordsSyncServiceSid);

test.each(['%20', '0x0', '1e-9', '-0'])('finds no item of a list at %s, which is not its index', async (index) => {
  const { sid } = await service().syncLists.create({});
  await service().syncLists(sid).syncListItems.create({ data: {} });
  const path = `/sync.twilio.com/v1/Services/${ACCOUNT.recordsSyncServiceSid}/Lists/${sid}/Items/${index}`;
  expect((await hosts.request(path, { headers: { Authorization: AUTHORIZATION } })).status).toBe(404);
});

test('lists, creates and fetches services, and finds the default one as default', async () => {
  const created = await services.create({ friendlyName: 'Mine' });
  expect((await services.list()).map((one) => one.friendlyName)).toEqual(
    expect.arrayContaining(['Default Service', 'Mine']),
  );
  expect((await services(created.sid).fetch()).friendlyName).toBe('Mine');
  expect((await services('default').fetch()).sid).toBe(ACCOUNT.defaultSyncServiceSid);
});

test('answers a missing service with 404', async () => {
  await expect(services('IS999').fetch()).rejects.toMatchObject({ status: 404 });
});

test('creates, reads, updates under If-Match and deletes a document', async () => {
  const created = await service().documents.create({ uniqueName: 'doc', data: { a: 1 }, ttl: 60 });
  expect(created).toMatchObject({
    sid: expect.stringMatching(/^ET[0-9a-f]{32}$/),
    accountSid: ACCOUNT.accountSid,
    serviceSid: ACCOUNT.recordsSyncServiceSid,
    uniqueName: 'doc',
    revision: '0',
    data: { a: 1 },
    createdBy: 'system',
    dateExpires: new Date(clock.time + 60_000),
  });
  const updated = await service()
    .documents('doc')
    .update({ data: { a: 2 }, ifMatch: '0' });
  expect(updated).toMatchObject({ revision: '1', data: { a: 2 } });
  await expect(service().documents('doc').update({ data: {}, ifMatch: '0' })).rejects.toMatchObject({
    status: 412,
    code: 54205,
  });
  expect(await service().documents(created.sid).remove()).toBe(true);
  await expect(service().documents('doc').fetch()).rejects.toMatchObject({ status: 404, code: 54100 });
});

test('refuses a unique name that is taken', async () => {
  await service().syncLists.create({ uniqueName: 'taken' });
  await expect(service().syncLists.create({ uniqueName: 'taken' })).rejects.toMatchObject({
    status: 409,
    code: 54301,
  });
});

test('handles map items: encoded keys, duplicates, revisions and deletion', async () => {
  await service().syncMaps.create({ uniqueName: 'map' });
  const items = service().syncMaps('map').syncMapItems;
  const item = (key: string) => service().syncMaps('map').syncMapItems(key);
  expect(await items.create({ key: 'a b:ü', data: { n: 1 } })).toMatchObject({ key: 'a b:ü', revision: '0' });
  await expect(items.create({ key: 'a b:ü', data: {} })).rejects.toMatchObject({ status: 409, code: 54208 });
  expect(await item('a b:ü').update({ data: { n: 2 }, ifMatch: '0' })).toMatchObject({
    revision: '1',
    data: { n: 2 },
  });
  await expect(item('a b:ü').remove({ ifMatch: '0' })).rejects.toMatchObject({ status: 412, code: 54205 });
  expect(await item('a b:ü').remove({ ifMatch: '1' })).toBe(true);
  await expect(item('a b:ü').fetch()).rejects.toMatchObject({ status: 404, code: 54201 });
});

test('lists the items of a map in the order of their keys, from any text', async () => {
  await service().syncMaps.create({ uniqueName: 'ordered' });
  const items = service().syncMaps('ordered').syncMapItems;
  for (const key of ['e', 'c', 'a', '10', '2']) await items.create({ key, data: {} });
  const keysOf = async (options: Parameters<typeof items.list>[0]) =>
    (await items.list(options)).map(({ key }) => key).join(' ');
  expect(await keysOf({ pageSize: 2 })).toBe('10 2 a c e');
  expect(await keysOf({ pageSize: 2, order: 'desc' })).toBe('e c a 2 10');
  expect(await keysOf({ from: 'b', pageSize: 1 })).toBe('c e');
  expect(await keysOf({ from: 'c', bounds: 'inclusive' })).toBe('c e');
  expect(await keysOf({ from: 'c', bounds: 'exclusive' })).toBe('e');
});

test('lets the helper library read a long list page by page', async () => {
  await service().syncLists.create({ uniqueName: 'long' });
  const items = service().syncLists('long').syncListItems;
  for (let n = 0; n < 7; n += 1) await items.create({ data: { n } });
  expect((await items.list({ pageSize: 3 })).map((item) => item.data.n)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect((await items.list({ pageSize: 3, order: 'desc' })).map((item) => item.index)).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect((await items.list({ from: '4', bounds: 'exclusive' })).map((item) => item.index)).toEqual([5, 6]);
});

test('lists maps in pages', async () => {
  for (let n = 0; n < 5; n += 1) await services('default').syncMaps.create({ uniqueName: `map ${n}` });
  const names = (await services('default').syncMaps.list({ pageSize: 2 })).map((map) => map.uniqueName);
  expect(names.sort()).toEqual(['map 0', 'map 1', 'map 2', 'map 3', 'map 4']);
});

test('removes an item after its time to live, and sets that of its list', async () => {
  await service().syncLists.create({ uniqueName: 'short' });
  const items = service().syncLists('short').syncListItems;
  await items.create({ data: {}, itemTtl: 10, collectionTtl: 100 });
  clock.time += 10_000;
  expect(await items.list()).toEqual([]);
  clock.time += 90_000;
  await expect(service().syncLists('short').fetch()).rejects.toMatchObject({ status: 404 });
});

test.each(['', 'soon', '-1', '1e3', '31536001'])('refuses the time to live "%s", and writes nothing', async (ttl) => {
  const { sid } = await service().syncLists.create();
  const { syncListItems } = service().syncLists(sid);
  const collectionTtl = ttl as unknown as number;
  const refusal = { status: 400, code: 20001 };
  await expect(syncListItems.create({ data: {}, collectionTtl })).rejects.toMatchObject(refusal);
  expect(await syncListItems.list()).toEqual([]);
  const item = await syncListItems.create({ data: { n: 1 } });
  await expect(syncListItems(item.index).update({ data: { n: 2 }, collectionTtl })).rejects.toMatchObject(refusal);
  expect((await syncListItems(item.index).fetch()).data).toEqual({ n: 1 });
});

test('refuses data of more than 16 KiB', async () => {
  await expect(service().documents.create({ data: { x: 'a'.repeat(17_000) } })).rejects.toMatchObject({
    status: 413,
    code: 54006,
  });
});

test('refuses too many writes to one object', async () => {
  await service().documents.create({ uniqueName: 'busy' });
  const write = (n: number) => service().documents('busy').update({ data: { n } });
  for (let n = 0; n < 200; n += 1) await write(n);
  await expect(write(200)).rejects.toMatchObject({ status: 429, code: 54009 });
});

test('refuses data that is not JSON', async () => {
  await expect(service().documents.create({ data: '{' as unknown })).rejects.toMatchObject({ status: 400 });
});

test('a service shows the settings it was created with and those it was changed to', async () => {
  const created = await services.create({ aclEnabled: true, reachabilityDebouncingWindow: 1_000 });
  const settings = { aclEnabled: true, reachabilityDebouncingWindow: 1_000, webhooksFromRestEnabled: false };
  expect(await services(created.sid).fetch()).toMatchObject({ ...settings, friendlyName: '', webhookUrl: null });
  const changes = {
    friendlyName: 'Changed',
    webhooksFromRestEnabled: true,
    reachabilityWebhooksEnabled: true,
    reachabilityDebouncingEnabled: true,
  };
  expect(await services(created.sid).update(changes)).toMatchObject({ ...settings, ...changes });
  expect(await services(created.sid).remove()).toBe(true);
  await expect(services(created.sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test.each([{ webhookUrl: 'https://crm.example.com/' }, { reachabilityDebouncingWindow: 999 }])(
  'refuses a service with %p, and creates none',
  async (settings) => {
    const before = (await services.list()).length;
    await expect(services.create(settings)).rejects.toMatchObject({ status: 400, code: 20001 });
    expect(await services.list()).toHaveLength(before);
  },
);

test('the default service cannot be deleted', async () => {
  await expect(services('default').remove()).rejects.toMatchObject({ status: 400 });
});

interface Permissions {
  (
    identity: string,
  ): {
    update(flags: object): Promise<object>;
    fetch(): Promise<object>;
    remove(): Promise<boolean>;
  };
  list(options: object): Promise<{ readonly identity: string }[]>;
}

const NAMED = { uniqueName: 'guarded' };

test.each<[string, () => Promise<unknown>, () => Permissions]>([
  ['document', () => service().documents.create(NAMED), () => service().documents('guarded').documentPermissions],
  ['list', () => service().syncLists.create(NAMED), () => service().syncLists('guarded').syncListPermissions],
  ['map', () => service().syncMaps.create(NAMED), () => service().syncMaps('guarded').syncMapPermissions],
])('permissions of a %s are set, listed, fetched and deleted', async (_kind, made, of) => {
  await made();
  const flags = { read: true, write: false, manage: true };
  const permissions = of();
  expect(await permissions('a b').update(flags)).toMatchObject({ identity: 'a b', ...flags });
  await permissions('alice').update({ ...flags, manage: false });
  expect((await permissions.list({ pageSize: 1 })).map(({ identity }) => identity)).toEqual(['a b', 'alice']);
  expect(await permissions('a b').fetch()).toMatchObject(flags);
  expect(await permissions('a b').remove()).toBe(true);
  await expect(permissions('a b').fetch()).rejects.toMatchObject({ status: 404 });
});

test.each([{ order: 'up' as 'asc' }, { bounds: 'none' as 'inclusive' }, { from: 'x' }])(
  'refuses to list items by %p',
  async (options) => {
    const { sid } = await service().syncLists.create();
    await expect(service().syncLists(sid).syncListItems.list(options)).rejects.toMatchObject({ status: 400 });
  },
);
