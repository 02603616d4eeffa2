/** Services, objects and items as the Sync REST API answers them. */

import type { Context } from 'hono';
import { ACCOUNT } from '../../world/model';
import { iso, isoOrNull } from '../conventions/time';
import type { SyncItem, SyncList, SyncMap } from './store/collection';
import { DEFAULT_PAGE_SIZE, type Page } from './store/cursor-pages';
import type { SyncDocument } from './store/document';
import type { SyncObject } from './store/object';
import type { SyncService } from './store/service';
import type { SyncStream } from './store/stream';

const API = 'https://sync.twilio.com';

export function presentService({ sid, settings, createdAt, updatedAt }: SyncService) {
  const url = `${API}/v1/Services/${sid}`;
  return {
    sid,
    unique_name: null,
    account_sid: ACCOUNT.accountSid,
    friendly_name: settings.friendlyName,
    date_created: iso(createdAt),
    date_updated: iso(updatedAt),
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: settings.webhooksFromRestEnabled,
    reachability_webhooks_enabled: settings.reachabilityWebhooksEnabled,
    acl_enabled: settings.aclEnabled,
    reachability_debouncing_enabled: settings.reachabilityDebouncingEnabled,
    reachability_debouncing_window: settings.reachabilityDebouncingWindow,
    links: { documents: `${url}/Documents`, lists: `${url}/Lists`, maps: `${url}/Maps`, streams: `${url}/Streams` },
  };
}

const FOLDERS = { document: 'Documents', list: 'Lists', map: 'Maps', stream: 'Streams' } as const;

export const urlOf = (object: SyncObject) =>
  `${API}/v1/Services/${object.serviceSid}/${FOLDERS[object.kind]}/${object.sid}`;

const presentObject = (object: SyncObject) => ({
  sid: object.sid,
  unique_name: object.uniqueName,
  account_sid: ACCOUNT.accountSid,
  service_sid: object.serviceSid,
  url: urlOf(object),
  revision: String(object.revision),
  date_expires: isoOrNull(object.expiresAt),
  date_created: iso(object.createdAt),
  date_updated: iso(object.updatedAt),
  created_by: object.createdBy,
});

export const presentDocument = (document: SyncDocument) => ({
  ...presentObject(document),
  data: document.data,
  links: { permissions: `${urlOf(document)}/Permissions` },
});

export const presentCollection = (collection: SyncObject) => ({
  ...presentObject(collection),
  links: { items: `${urlOf(collection)}/Items`, permissions: `${urlOf(collection)}/Permissions` },
});

/** Streams have no revision. */
export function presentStream(stream: SyncStream) {
  const { revision: _, ...properties } = presentObject(stream);
  return {
    ...properties,
    links: { messages: `${urlOf(stream)}/Messages`, permissions: `${urlOf(stream)}/Permissions` },
  };
}

const presentItem = (collection: SyncObject, item: SyncItem<number | string>) => ({
  account_sid: ACCOUNT.accountSid,
  service_sid: collection.serviceSid,
  url: `${urlOf(collection)}/Items/${encodeURIComponent(item.key)}`,
  revision: String(item.revision),
  data: item.data,
  date_expires: isoOrNull(item.expiresAt),
  date_created: iso(item.createdAt),
  date_updated: iso(item.updatedAt),
  created_by: item.createdBy,
});

export const presentListItem = (list: SyncList, item: SyncItem<number>) => ({
  index: item.key,
  list_sid: list.sid,
  ...presentItem(list, item),
});

export const presentMapItem = (map: SyncMap, item: SyncItem<string>) => ({
  key: item.key,
  map_sid: map.sid,
  ...presentItem(map, item),
});

/** A page in the form of Twilio's v1 APIs, with its entries under `key`. There is no link to the previous page. */
export function presentCursorPage<T>(c: Context, key: string, page: Page<T>, present: (entry: T) => object) {
  const url = new URL(c.req.url);
  const size = url.searchParams.get('PageSize') ?? String(DEFAULT_PAGE_SIZE);
  const number = Number(url.searchParams.get('Page') ?? 0);
  // The app may be mounted below another path.
  const path = url.pathname.slice(url.pathname.indexOf('/v1/'));
  const address = (position: Record<string, string>) =>
    `${API}${path}?${new URLSearchParams({ PageSize: size, ...position })}`;
  return {
    [key]: page.entries.map(present),
    meta: {
      key,
      page: number,
      page_size: Number(size),
      first_page_url: address({ Page: '0' }),
      previous_page_url: null,
      url: `${API}${path}${url.search}`,
      next_page_url: page.nextToken === null ? null : address({ Page: String(number + 1), PageToken: page.nextToken }),
    },
  };
}
