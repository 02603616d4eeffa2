/** The Sync data service that browsers use (host `cds.`): objects, items, queries and subscriptions. */
import * as v from 'valibot';
import type { SyncItem, SyncList, SyncMap } from '../../sync/store/collection';
import { pageOf, readPageRequest } from '../../sync/store/cursor-pages';
import type { SyncDocument } from '../../sync/store/document';
import { accessForbidden, invalidParameter } from '../../sync/store/errors';
import type { SyncObject } from '../../sync/store/object';
import type { Access } from '../../sync/store/permissions';
import type { Registry, SyncService } from '../../sync/store/service';
import type { SyncStream } from '../../sync/store/stream';
import type { Write, WriteContext } from '../../sync/store/value';
import type { Insights } from '../insights/insights';
import { NONE, Routes, type TunnelRequest, type TunnelResponse } from '../protocol/tunnel';
import { answerQuery, watchQuery } from './live-queries';
import { presentChange, presentItem, presentObject, presentRemoval } from './present';
import type { Subscriptions, Target, Watchable } from './subscriptions';

/** The sender of a request through the tunnel. */
interface Caller {
  readonly identity: string;
  /** The one Sync service that the request reaches. */
  readonly service: SyncService;
  readonly subscriptions: Subscriptions;
}

/** Its routes throw the store's `SyncError`. */
export function syncDataRoutes(insights: Insights): Routes<Caller> {
  const routes = new Routes<Caller>();
  objectRoutes(routes, 'Documents', (service) => service.documents);
  objectRoutes(routes, 'Lists', (service) => service.lists);
  objectRoutes(routes, 'Maps', (service) => service.maps);
  objectRoutes(routes, 'Streams', (service) => service.streams);
  documentRoutes(routes);
  lifetimeRoute(routes, 'Lists', (service) => service.lists);
  lifetimeRoute(routes, 'Maps', (service) => service.maps);
  lifetimeRoute(routes, 'Streams', (service) => service.streams);
  listRoutes(routes);
  mapRoutes(routes);
  streamRoutes(routes);
  routes.on('POST', '/v3/Insights/:index/Items', ['query_string'], (request, _caller, index: string) =>
    answerQuery(insights, request, index),
  );
  routes.on('POST', '/v4/Subscriptions', ['action', 'correlation_id', 'requests'], (request, caller) =>
    caller.subscriptions.handle(request.body, (target) => watchable(target, caller, insights)),
  );
  return routes;
}

/** Finds an object for a caller who needs this access. Throws `SyncError` 404 or 403. */
function reach<T extends SyncObject>(
  { service, identity }: Caller,
  registry: Registry<T>,
  name: string,
  access: Access,
): T {
  const object = registry.get(name);
  if (!service.may(identity, access, object)) throw accessForbidden();
  return object;
}

const ok = (body: object): TunnelResponse => ({ status: 200, body });
const created = (body: object): TunnelResponse => ({ status: 201, body });

const WriteBody = v.object({
  unique_name: v.nullish(v.string()),
  data: v.optional(v.unknown()),
  ttl: v.nullish(v.number()),
});

const WRITE = Object.keys(WriteBody.entries);

const PAGING = ['PageToken', 'PageSize', 'Order', 'From', 'Bounds'];

/** Throws `SyncError` 400. */
function writeOf(request: TunnelRequest): Write & { readonly uniqueName?: string } {
  const body = v.safeParse(WriteBody, request.body);
  if (!body.success) throw invalidParameter('body');
  const { unique_name, data, ttl } = body.output;
  return {
    ...(unique_name ? { uniqueName: unique_name } : {}),
    ...(data === undefined ? {} : { data }),
    ...(ttl === undefined || ttl === null ? {} : { ttl }),
  };
}

const writeContext = (request: TunnelRequest, { identity }: Caller): WriteContext => ({
  by: identity,
  ifMatch: request.header('If-Match'),
});

function objectRoutes<T extends SyncDocument | SyncList | SyncMap | SyncStream>(
  routes: Routes<Caller>,
  folder: string,
  registryOf: (service: SyncService) => Registry<T>,
) {
  routes.on('POST', `/v3/${folder}`, WRITE, (request, caller) => {
    const object = registryOf(caller.service).create(writeOf(request), writeContext(request, caller));
    if (caller.service.settings.aclEnabled) object.permissions.grantAll(caller.identity);
    return created(presentObject(object));
  });
  routes.on('GET', `/v3/${folder}/:object`, ['Include'], (request, caller, name: string) => {
    const object = reach(caller, registryOf(caller.service), name, 'read');
    const withItems = request.query('Include') === 'items' && (object.kind === 'list' || object.kind === 'map');
    return ok({
      ...presentObject(object),
      ...(withItems ? { items: itemsOf(object).map(presentItemOf(object)) } : {}),
    });
  });
  routes.on('DELETE', `/v3/${folder}/:object`, NONE, (request, caller, name: string) => {
    const registry = registryOf(caller.service);
    registry.remove(reach(caller, registry, name, 'manage').sid, request.header('If-Match'));
    return { status: 204, body: {} };
  });
}

/** The time to live is all that can be set of an object that is not a document. */
function lifetimeRoute<T extends SyncList | SyncMap | SyncStream>(
  routes: Routes<Caller>,
  folder: string,
  registryOf: (service: SyncService) => Registry<T>,
) {
  routes.on('POST', `/v3/${folder}/:object`, ['ttl'], (request, caller, name: string) => {
    const object = reach(caller, registryOf(caller.service), name, 'write');
    object.expireIn(writeOf(request).ttl ?? 0);
    return ok(presentObject(object));
  });
}

function streamRoutes(routes: Routes<Caller>) {
  routes.on('POST', '/v3/Streams/:object/Messages', ['data'], (request, caller, name: string) => {
    const { sid } = reach(caller, caller.service.streams, name, 'write').publish(writeOf(request));
    return created({ sid });
  });
}

function documentRoutes(routes: Routes<Caller>) {
  routes.on('POST', '/v3/Documents/:object', WRITE, (request, caller, name: string) => {
    const document = reach(caller, caller.service.documents, name, 'write');
    document.update(writeOf(request), writeContext(request, caller));
    return ok(presentObject(document));
  });
}

function listRoutes(routes: Routes<Caller>) {
  const items = '/v3/Lists/:object/Items';
  routes.on('GET', items, ['Index', ...PAGING], (request, caller, name: string) =>
    itemPage(request, reach(caller, caller.service.lists, name, 'read'), request.query('Index'), Number),
  );
  routes.on('POST', items, WRITE, (request, caller, name: string) => {
    const list = reach(caller, caller.service.lists, name, 'write');
    return created(presentItem(list, list.add(writeOf(request), writeContext(request, caller))));
  });
  routes.on('POST', `${items}/:item`, WRITE, (request, caller, name: string, index: string) => {
    const list = reach(caller, caller.service.lists, name, 'write');
    return ok(presentItem(list, list.update(Number(index), writeOf(request), writeContext(request, caller))));
  });
  routes.on('DELETE', `${items}/:item`, NONE, (request, caller, name: string, index: string) => {
    const list = reach(caller, caller.service.lists, name, 'write');
    list.remove(Number(index), request.header('If-Match'));
    return ok(presentRemoval(list));
  });
}

function mapRoutes(routes: Routes<Caller>) {
  const items = '/v3/Maps/:object/Items';
  routes.on('GET', items, ['Key', ...PAGING], (request, caller, name: string) =>
    itemPage(request, reach(caller, caller.service.maps, name, 'read'), request.query('Key'), String),
  );
  routes.on('PUT', `${items}/:item`, WRITE, (request, caller, name: string, key: string) => {
    const map = reach(caller, caller.service.maps, name, 'write');
    const { item, created: isNew } = map.put(key, writeOf(request), writeContext(request, caller));
    return isNew ? created(presentItem(map, item)) : ok(presentItem(map, item));
  });
  routes.on('DELETE', `${items}/:item`, NONE, (request, caller, name: string, key: string) => {
    const map = reach(caller, caller.service.maps, name, 'write');
    map.remove(key, request.header('If-Match'));
    return ok(presentRemoval(map));
  });
}

const itemsOf = (collection: SyncList | SyncMap): SyncItem<number | string>[] => collection.items();
const presentItemOf = (collection: SyncObject) => (item: SyncItem<number | string>) => presentItem(collection, item);

/** Answers the item with the key `only`, or a page of all items. `readKey` converts the text of a key. */
function itemPage(
  request: TunnelRequest,
  collection: SyncList | SyncMap,
  only: string | undefined,
  readKey: (text: string) => number | string,
): TunnelResponse {
  const present = presentItemOf(collection);
  const all = itemsOf(collection);
  if (only !== undefined) {
    const found = all.filter((item) => item.key === readKey(only));
    return ok({ items: found.map(present), meta: { previous_token: null, next_token: null } });
  }
  const page = pageOf(
    all,
    (item) => item.key,
    readPageRequest((name) => request.query(name), readKey),
  );
  return ok({ items: page.entries.map(present), meta: { previous_token: null, next_token: page.nextToken } });
}

function watchable(target: Target, caller: Caller, insights: Insights): Watchable | undefined {
  const { service } = caller;
  switch (target.object_type) {
    case 'document':
      return watchObject(caller, service.documents.find(target.object_sid));
    case 'list':
      return watchObject(caller, service.lists.find(target.object_sid));
    case 'map':
      return watchObject(caller, service.maps.find(target.object_sid));
    case 'stream':
      return watchObject(caller, service.streams.find(target.object_sid));
    case 'live_query':
      return watchQuery(insights, target.index_name ?? '', target.query_string ?? '');
    default:
      return undefined;
  }
}

/** Pushes the changes of an object as long as the caller may read it. Throws `SyncError` 403. */
function watchObject({ service, identity }: Caller, object: SyncObject | undefined): Watchable | undefined {
  if (object === undefined) return undefined;
  const mayRead = () => service.may(identity, 'read', object);
  if (!mayRead()) throw accessForbidden();
  return {
    get lastEventId() {
      return object.lastEventId;
    },
    eventsAfter: (eventId) => object.changesAfter(eventId).map((change) => presentChange(object, change)),
    listen: (listener) =>
      object.listen((change) => {
        if (mayRead()) listener(presentChange(object, change));
      }),
  };
}
