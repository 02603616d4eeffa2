import { ACCOUNT } from '../../../world/model';
import type { SyncMap } from './collection';
import type { SyncError } from './errors';
import { SyncStore } from './store';

const AUTHOR = { by: 'system' };
const START = 1_800_000_000_000;

/** A store whose clock only moves when a test sets it. */
function storeAt(time = START) {
  const clock = { time };
  const store = new SyncStore(() => clock.time);
  return { clock, store, service: store.service('default') };
}

const codeOf = (act: () => unknown): number | 'accepted' => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as SyncError).code;
  }
};

describe('services', () => {
  test('starts with the default service and the records service', () => {
    const { store, service } = storeAt();
    expect(service.sid).toBe(ACCOUNT.defaultSyncServiceSid);
    expect(service.settings.friendlyName).toBe('Default Service');
    expect(store.service(ACCOUNT.recordsSyncServiceSid).sid).toBe(ACCOUNT.recordsSyncServiceSid);
  });

  test('keeps unique names apart by service and by kind of object', () => {
    const { store, service } = storeAt();
    service.maps.create({ uniqueName: 'same' }, AUTHOR);
    service.lists.create({ uniqueName: 'same' }, AUTHOR);
    store.service(ACCOUNT.recordsSyncServiceSid).maps.create({ uniqueName: 'same' }, AUTHOR);
    expect(codeOf(() => service.maps.create({ uniqueName: 'same' }, AUTHOR))).toBe(54301);
  });

  test('finds an object by its SID and by its unique name', () => {
    const { service } = storeAt();
    const map = service.maps.create({ uniqueName: 'named' }, AUTHOR);
    expect(service.maps.get(map.sid)).toBe(service.maps.get('named'));
    expect(codeOf(() => service.maps.get('other'))).toBe(54100);
  });

  test('gives a named object the same SID after a restart, but a new one when it is created again', () => {
    const before = storeAt().service.maps.create({ uniqueName: 'named' }, AUTHOR).sid;
    const { service } = storeAt();
    expect(service.maps.create({ uniqueName: 'named' }, AUTHOR).sid).toBe(before);
    service.maps.remove('named');
    expect(service.maps.create({ uniqueName: 'named' }, AUTHOR).sid).not.toBe(before);
  });
});

describe('changes', () => {
  test('numbers changes from the time of creation', () => {
    const { service } = storeAt();
    const list = service.lists.create({}, AUTHOR);
    list.add({ data: { n: 0 } }, AUTHOR);
    list.update(0, { data: { n: 1 } }, AUTHOR);
    list.remove(0);
    expect(list.changesAfter(START).map(({ id, type }) => [id, type])).toEqual([
      [START + 1, 'item_added'],
      [START + 2, 'item_updated'],
      [START + 3, 'item_removed'],
    ]);
    expect(list.changesAfter(START + 2)).toHaveLength(1);
  });

  test('calls listeners until they stop listening', () => {
    const { service } = storeAt();
    const document = service.documents.create({ uniqueName: 'd' }, AUTHOR);
    const heard: string[] = [];
    const stop = document.listen((change) => heard.push(change.type));
    document.update({ data: { a: 1 } }, AUTHOR);
    service.documents.remove('d');
    stop();
    document.update({ data: { a: 2 } }, AUTHOR);
    expect(heard).toEqual(['updated', 'removed']);
  });
});

describe('If-Match', () => {
  test('refuses an update of another revision, and changes nothing', () => {
    const { service } = storeAt();
    const document = service.documents.create({ data: { a: 1 } }, AUTHOR);
    document.update({ data: { a: 2 } }, { ...AUTHOR, ifMatch: '0' });
    expect(codeOf(() => document.update({ data: { a: 3 } }, { ...AUTHOR, ifMatch: '0' }))).toBe(54205);
    expect(document.data).toEqual({ a: 2 });
  });

  test('refuses to remove an item of another revision', () => {
    const { service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    map.add('k', { data: {} }, AUTHOR);
    expect(codeOf(() => map.remove('k', '1'))).toBe(54205);
    expect(codeOf(() => map.remove('k', '0'))).toBe('accepted');
  });

  test('takes -1 as a condition that the item does not exist', () => {
    const { service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    expect(map.put('k', { data: {} }, { ...AUTHOR, ifMatch: '-1' }).created).toBe(true);
    expect(codeOf(() => map.put('k', { data: {} }, { ...AUTHOR, ifMatch: '-1' }))).toBe(54205);
  });
});

describe('items', () => {
  test('refuses a key that is taken', () => {
    const map = storeAt().service.maps.create({}, AUTHOR);
    map.add('k', { data: {} }, AUTHOR);
    expect(codeOf(() => map.add('k', { data: {} }, AUTHOR))).toBe(54208);
  });

  test('never uses the index of a list twice', () => {
    const list = storeAt().service.lists.create({}, AUTHOR);
    list.add({ data: {} }, AUTHOR);
    list.remove(0);
    expect(list.add({ data: {} }, AUTHOR).key).toBe(1);
    expect(codeOf(() => list.get(0))).toBe(54151);
  });

  test('accepts 16 KiB, but not one byte more', () => {
    const list = storeAt().service.lists.create({}, AUTHOR);
    const data = (bytes: number) => ({ x: 'a'.repeat(bytes - '{"x":""}'.length) });
    expect(codeOf(() => list.add({ data: data(16_384) }, AUTHOR))).toBe('accepted');
    expect(codeOf(() => list.add({ data: data(16_385) }, AUTHOR))).toBe(54006);
  });

  test.each([[[]], ['text'], [1], [null]])('refuses %p as data, which must be an object', (data) => {
    const list = storeAt().service.lists.create({}, AUTHOR);
    expect(codeOf(() => list.add({ data }, AUTHOR))).toBe(20001);
  });
});

describe('the write limit', () => {
  /** Makes `times` writes at once, each to a new key. */
  const writeAt = (map: SyncMap, times: number, prefix: string) => {
    for (let n = 0; n < times; n += 1) map.add(`${prefix} ${n}`, { data: {} }, AUTHOR);
  };

  test('allows 20 writes a second, counted over ten seconds', () => {
    const { clock, service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    writeAt(map, 200, 'burst');
    expect(codeOf(() => map.add('one more', { data: {} }, AUTHOR))).toBe(54009);
    expect(codeOf(() => map.update('burst 0', { data: {} }, AUTHOR))).toBe(54009);
    expect(codeOf(() => map.remove('burst 0'))).toBe(54009);
    clock.time += 10_000;
    expect(codeOf(() => map.add('one more', { data: {} }, AUTHOR))).toBe('accepted');
  });

  test('allows 20 writes a second without end', () => {
    const { clock, service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    for (let second = 0; second < 30; second += 1) {
      writeAt(map, 20, `second ${second}`);
      clock.time += 1_000;
    }
    expect(map.items()).toHaveLength(600);
  });

  test('applies to each object, and does not count expiry as a write', () => {
    const { clock, service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    for (let n = 0; n < 200; n += 1) map.add(`short ${n}`, { data: {}, ttl: 1 }, AUTHOR);
    expect(codeOf(() => service.maps.create({}, AUTHOR).add('k', { data: {} }, AUTHOR))).toBe('accepted');
    clock.time += 10_000;
    expect(map.items()).toEqual([]);
    expect(codeOf(() => writeAt(map, 200, 'again'))).toBe('accepted');
  });
});

describe('time to live', () => {
  test('removes an expired item, which is a change like any other', () => {
    const { clock, service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    map.add('k', { data: {}, ttl: 10 }, AUTHOR);
    clock.time = START + 9_999;
    expect(map.find('k')).toBeDefined();
    clock.time = START + 10_000;
    expect(map.items()).toEqual([]);
    expect(map.changesAfter(START).map((change) => change.type)).toEqual(['item_added', 'item_removed']);
  });

  test('frees the key of an expired item', () => {
    const { clock, service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    map.add('k', { data: {}, ttl: 10 }, AUTHOR);
    clock.time = START + 10_000;
    expect(codeOf(() => map.add('k', { data: {} }, AUTHOR))).toBe('accepted');
  });

  test('removes an expired object and frees its name', () => {
    const { clock, service } = storeAt();
    service.documents.create({ uniqueName: 'd', ttl: 1 }, AUTHOR);
    clock.time = START + 1000;
    expect(service.documents.all()).toEqual([]);
    expect(codeOf(() => service.documents.create({ uniqueName: 'd' }, AUTHOR))).toBe('accepted');
  });

  test('takes 0 as no expiry, and keeps the time to live on an update without one', () => {
    const { service } = storeAt();
    const map = service.maps.create({}, AUTHOR);
    expect(map.add('for ever', { data: {}, ttl: 0 }, AUTHOR).expiresAt).toBeNull();
    map.add('a while', { data: {}, ttl: 5 }, AUTHOR);
    expect(map.update('a while', { data: { a: 1 } }, AUTHOR).expiresAt).toBe(START + 5000);
  });

  test.each([[-1], [31_536_001], [1.5], [Number.NaN]])('refuses a time to live of %p seconds', (ttl) => {
    expect(codeOf(() => storeAt().service.maps.create({ ttl }, AUTHOR))).toBe(20001);
  });
});
