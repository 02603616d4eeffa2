/** The Sync data service that browsers use (host `cds.`): objects, items, queries and subscriptions. */
import * as v from 'valibot';
import type { SyncItem, SyncList, SyncMap } from '../../sync/store/collection';
import type { SyncDocument } from '../../sync/store/document';
import { invalidParameter } from '../../sync/store/errors';
import type { SyncObject } from '../../sync/store/object';
import { type PageRequest, pageOf, readPageToken } from '../../sync/store/paging';
import type { Registry, SyncService } from '../../sync/store/service';
import type { Write, WriteContext } from '../../sync/store/value';
import type { Insights } from '../insights/insights';
import { Routes, type TunnelRequest, type TunnelResponse } from '../protocol/tunnel';
import type { Caller } from './caller';
import { queryAnswer, watchQuery } from './live-queries';
import { changeEvent, itemAnswer, rootAnswer } from './present';
import type { Target, Watchable } from './subscriptions';

/** Throws `SyncError`s of the store. */
export function syncDataRoutes(insights: Insights): Routes<Caller> {
  const routes = new Routes<Caller>();
  objectRoutes(routes, 'Documents', (service) => service.documents);
  objectRoutes(routes, 'Lists', (service) => service.lists);
  objectRoutes(routes, 'Maps', (service) => service.maps);
  documentRoutes(routes);
  listRoutes(routes);
  mapRoutes(routes);
  routes.on('POST', '/v3/Insights/:index/Items', (request, _caller, index: string) =>
    queryAnswer(insights, request, index),
  );
  routes.on('POST', '/v4/Subscriptions', (request, { service, subscriptions }) =>
    subscriptions.handle(request.body, (target) => watchable(target, service, insights)),
  );
  return routes;
}

const ok = (body: object): TunnelResponse => ({ status: 200, body });
const created = (body: object): TunnelResponse => ({ status: 201, body });

const WriteBody = v.object({
  unique_name: v.nullish(v.string()),
  data: v.optional(v.unknown()),
  ttl: v.nullish(v.number()),
});

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

const writer = (request: TunnelRequest, { identity }: Caller): WriteContext => ({
  by: identity,
  ifMatch: request.header('If-Match'),
});

function objectRoutes<T extends SyncDocument | SyncList | SyncMap>(
  routes: Routes<Caller>,
  folder: string,
  registryOf: (service: SyncService) => Registry<T>,
) {
  routes.on('POST', `/v3/${folder}`, (request, caller) =>
    created(rootAnswer(registryOf(caller.service).create(writeOf(request), writer(request, caller)))),
  );
  routes.on('GET', `/v3/${folder}/:object`, (request, { service }, name: string) => {
    const object = registryOf(service).get(name);
    const withItems = request.query('Include') === 'items' && object.kind !== 'document';
    return ok({ ...rootAnswer(object), ...(withItems ? { items: itemsOf(object).map(answerFor(object)) } : {}) });
  });
  routes.on('DELETE', `/v3/${folder}/:object`, (request, { service }, name: string) => {
    registryOf(service).remove(name, request.header('If-Match'));
    return { status: 204, body: {} };
  });
}

function documentRoutes(routes: Routes<Caller>) {
  routes.on('POST', '/v3/Documents/:object', (request, caller, name: string) => {
    const document = caller.service.documents.get(name);
    document.update(writeOf(request), writer(request, caller));
    return ok(rootAnswer(document));
  });
}

function listRoutes(routes: Routes<Caller>) {
  const items = '/v3/Lists/:object/Items';
  routes.on('GET', items, (request, { service }, name: string) =>
    itemPage(request, service.lists.get(name), request.query('Index'), Number),
  );
  routes.on('POST', items, (request, caller, name: string) => {
    const list = caller.service.lists.get(name);
    return created(itemAnswer(list, list.add(writeOf(request), writer(request, caller))));
  });
  routes.on('POST', `${items}/:item`, (request, caller, name: string, index: string) => {
    const list = caller.service.lists.get(name);
    return ok(itemAnswer(list, list.update(Number(index), writeOf(request), writer(request, caller))));
  });
  routes.on('DELETE', `${items}/:item`, (request, { service }, name: string, index: string) => {
    const list = service.lists.get(name);
    list.remove(Number(index), request.header('If-Match'));
    return ok(removalAnswer(list));
  });
}

function mapRoutes(routes: Routes<Caller>) {
  const items = '/v3/Maps/:object/Items';
  routes.on('GET', items, (request, { service }, name: string) =>
    itemPage(request, service.maps.get(name), request.query('Key'), String),
  );
  routes.on('PUT', `${items}/:item`, (request, caller, name: string, key: string) => {
    const map = caller.service.maps.get(name);
    const { item, created: isNew } = map.put(key, writeOf(request), writer(request, caller));
    return isNew ? created(itemAnswer(map, item)) : ok(itemAnswer(map, item));
  });
  routes.on('DELETE', `${items}/:item`, (request, { service }, name: string, key: string) => {
    const map = service.maps.get(name);
    map.remove(key, request.header('If-Match'));
    return ok(removalAnswer(map));
  });
}

const removalAnswer = (collection: SyncObject) => ({
  last_event_id: collection.lastEventId,
  date_updated: new Date(collection.updatedAt).toISOString(),
});

const itemsOf = (collection: SyncList | SyncMap): SyncItem<number | string>[] => collection.items();
const answerFor = (collection: SyncObject) => (item: SyncItem<number | string>) => itemAnswer(collection, item);

/** The item of the key `only`, or a page of all. `readKey` turns the text of a key into the key. */
function itemPage(
  request: TunnelRequest,
  collection: SyncList | SyncMap,
  only: string | undefined,
  readKey: (text: string) => number | string,
): TunnelResponse {
  const answer = answerFor(collection);
  const all = itemsOf(collection);
  if (only !== undefined) {
    const found = all.filter((item) => item.key === readKey(only));
    return ok({ items: found.map(answer), meta: { previous_token: null, next_token: null } });
  }
  const page = pageOf(all, (item) => item.key, pageRequest(request, readKey));
  return ok({ items: page.entries.map(answer), meta: { previous_token: null, next_token: page.nextToken } });
}

const DEFAULT_PAGE_SIZE = 50;

function pageRequest(request: TunnelRequest, readKey: (text: string) => number | string): PageRequest {
  const token = request.query('PageToken');
  if (token !== undefined) return readPageToken(token);
  const from = request.query('From');
  return {
    size: Number(request.query('PageSize') ?? DEFAULT_PAGE_SIZE),
    order: request.query('Order') === 'desc' ? 'desc' : 'asc',
    start: from === undefined ? null : { key: readKey(from), inclusive: true },
  };
}

function watchable(target: Target, service: SyncService, insights: Insights): Watchable | undefined {
  switch (target.object_type) {
    case 'document':
      return watchObject(service.documents.find(target.object_sid));
    case 'list':
      return watchObject(service.lists.find(target.object_sid));
    case 'map':
      return watchObject(service.maps.find(target.object_sid));
    case 'live_query':
      return watchQuery(insights, target.index_name ?? '', target.query_string ?? '');
    default:
      return undefined;
  }
}

function watchObject(object: SyncObject | undefined): Watchable | undefined {
  if (object === undefined) return undefined;
  return {
    get lastEventId() {
      return object.lastEventId;
    },
    eventsAfter: (eventId) => object.changesAfter(eventId).map((change) => changeEvent(object, change)),
    listen: (listener) => object.listen((change) => listener(changeEvent(object, change))),
  };
}
