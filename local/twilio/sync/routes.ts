/**
 * `https://sync.twilio.com`: the Sync REST API, for callers with the account's credentials.
 * Source of paths, parameters and answers: Twilio's OpenAPI as found in the `twilio` helper library 6.2.0.
 */
import { type Context, Hono } from 'hono';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal, errorBody } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import { permissionRoutes } from './permissions';
import { presentCollection, presentCursorPage, presentDocument, presentListItem, presentMapItem } from './present';
import { PAGING, queryOf, requiredText, ttlOf, writeContext, writeOf } from './request';
import { SERVICES, serviceRoutes } from './services';
import type { Collection, SyncItem, SyncList, SyncMap } from './store/collection';
import { pageOf, readPageRequest } from './store/cursor-pages';
import { SyncError } from './store/errors';
import type { SyncObject } from './store/object';
import type { Registry, SyncService } from './store/service';
import type { SyncStore } from './store/store';
import type { WriteContext } from './store/value';
import { streamRoutes } from './streams';

export function syncRest(sync: SyncStore): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof SyncError)) return answerRefusal(error, c);
    return c.json(errorBody(error.status, error.code, error.message), error.status);
  });
  app.use('*', accountAuth());
  serviceRoutes(app, sync);
  objects(app, sync, 'Documents', ['UniqueName', 'Data', 'Ttl'], (service) => service.documents, presentDocument);
  objects(app, sync, 'Lists', COLLECTION_FIELDS, (service) => service.lists, presentCollection);
  objects(app, sync, 'Maps', COLLECTION_FIELDS, (service) => service.maps, presentCollection);
  documentUpdates(app, sync);
  collections(app, sync, LISTS);
  collections(app, sync, MAPS);
  streamRoutes(app, sync);
  return app;
}

type ObjectField = 'UniqueName' | 'Data' | 'Ttl' | 'CollectionTtl';

const COLLECTION_FIELDS = ['UniqueName', 'Ttl', 'CollectionTtl'] as const;

const ITEM_PAGING = [...PAGING, 'Order', 'From', 'Bounds'];

/** A parameter of the path. Hono's types do not know here that every path below has it. */
const path = (c: Context, name: 'service' | 'object' | 'item') => c.req.param(name) ?? '';

/** The routes that documents, lists and maps share: create, list, fetch and delete. */
function objects<T extends SyncObject>(
  app: Hono,
  sync: SyncStore,
  folder: 'Documents' | 'Lists' | 'Maps',
  fields: readonly ObjectField[],
  registryOf: (service: SyncService) => Registry<T>,
  present: (object: T) => object,
) {
  const registry = (c: Context) => registryOf(sync.service(path(c, 'service')));
  app.get(`${SERVICES}/:service/${folder}`, (c) => {
    const page = pageOf(registry(c).all(), (object) => object.sid, readPageRequest(queryOf(c, PAGING)));
    return c.json(presentCursorPage(c, folder.toLowerCase(), page, present));
  });
  app.post(`${SERVICES}/:service/${folder}`, async (c) => {
    const parameters = await Parameters.ofForm(c, fields);
    const details = { ...writeOf(parameters, 'Ttl', 'CollectionTtl'), uniqueName: parameters.optional('UniqueName') };
    return c.json(present(registry(c).create(details, writeContext(c))), 201);
  });
  app.get(`${SERVICES}/:service/${folder}/:object`, (c) => c.json(present(registry(c).get(path(c, 'object')))));
  app.delete(`${SERVICES}/:service/${folder}/:object`, (c) => {
    registry(c).remove(path(c, 'object'), c.req.header('If-Match'));
    return c.body(null, 204);
  });
  permissionRoutes(app, folder, (c) => registry(c).get(path(c, 'object')));
}

function documentUpdates(app: Hono, sync: SyncStore) {
  app.post(`${SERVICES}/:service/Documents/:object`, async (c) => {
    const parameters = await Parameters.ofForm(c, ['Data', 'Ttl']);
    const document = sync.service(path(c, 'service')).documents.get(path(c, 'object'));
    document.update(writeOf(parameters, 'Ttl'), writeContext(c));
    return c.json(presentDocument(document));
  });
}

/** The differences between lists and maps. */
interface CollectionKind<Key extends number | string, Parent extends Collection<Key>> {
  readonly folder: 'Lists' | 'Maps';
  readonly of: (service: SyncService) => Registry<Parent>;
  readonly readKey: (text: string) => Key;
  /** The parameters that create an item. */
  readonly fields: readonly ItemField[];
  readonly add: (parent: Parent, parameters: Parameters<ItemField>, context: WriteContext) => SyncItem<Key>;
  readonly present: (parent: Parent, item: SyncItem<Key>) => object;
}

const ITEM_FIELDS = ['Data', 'ItemTtl', 'Ttl', 'CollectionTtl'] as const;

type ItemField = 'Key' | (typeof ITEM_FIELDS)[number];

const itemWrite = (parameters: Parameters<'Data' | 'ItemTtl' | 'Ttl'>) => writeOf(parameters, 'ItemTtl', 'Ttl');

const LISTS: CollectionKind<number, SyncList> = {
  folder: 'Lists',
  of: (service) => service.lists,
  readKey: (text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN),
  fields: ITEM_FIELDS,
  add: (list, parameters, context) => list.add(itemWrite(parameters), context),
  present: presentListItem,
};

const MAPS: CollectionKind<string, SyncMap> = {
  folder: 'Maps',
  of: (service) => service.maps,
  readKey: String,
  fields: ['Key', ...ITEM_FIELDS],
  add: (map, parameters, context) => map.add(requiredText(parameters, 'Key'), itemWrite(parameters), context),
  present: presentMapItem,
};

/** The routes that only lists and maps have: their items, and their own time to live. */
function collections<Key extends number | string, Parent extends Collection<Key>>(
  app: Hono,
  sync: SyncStore,
  kind: CollectionKind<Key, Parent>,
) {
  const collection = `${SERVICES}/:service/${kind.folder}/:object`;
  const items = `${collection}/Items`;
  const parentOf = (c: Context) => kind.of(sync.service(path(c, 'service'))).get(path(c, 'object'));
  const keyOf = (c: Context) => kind.readKey(path(c, 'item'));
  /** A write to an item may also set the time to live of its collection. */
  const setCollectionTtl = (parent: Parent, ttl: number | undefined) => {
    if (ttl !== undefined) parent.expireIn(ttl);
  };

  app.post(collection, async (c) => {
    const parent = parentOf(c);
    setCollectionTtl(parent, ttlOf(await Parameters.ofForm(c, ['Ttl', 'CollectionTtl']), 'Ttl', 'CollectionTtl'));
    return c.json(presentCollection(parent));
  });
  app.get(items, (c) => {
    const parent = parentOf(c);
    const page = pageOf(parent.items(), (item) => item.key, readPageRequest(queryOf(c, ITEM_PAGING), kind.readKey));
    return c.json(presentCursorPage(c, 'items', page, (item) => kind.present(parent, item)));
  });
  app.post(items, async (c) => {
    const parameters = await Parameters.ofForm(c, kind.fields);
    const parent = parentOf(c);
    const collectionTtl = ttlOf(parameters, 'CollectionTtl');
    const item = kind.add(parent, parameters, writeContext(c));
    setCollectionTtl(parent, collectionTtl);
    return c.json(kind.present(parent, item), 201);
  });
  app.get(`${items}/:item`, (c) => {
    const parent = parentOf(c);
    return c.json(kind.present(parent, parent.get(keyOf(c))));
  });
  app.post(`${items}/:item`, async (c) => {
    const parameters = await Parameters.ofForm(c, ITEM_FIELDS);
    const parent = parentOf(c);
    const collectionTtl = ttlOf(parameters, 'CollectionTtl');
    const item = parent.update(keyOf(c), itemWrite(parameters), writeContext(c));
    setCollectionTtl(parent, collectionTtl);
    return c.json(kind.present(parent, item));
  });
  app.delete(`${items}/:item`, (c) => {
    parentOf(c).remove(keyOf(c), c.req.header('If-Match'));
    return c.body(null, 204);
  });
}
