/** How Sync's things look in Twilio's public REST API. */

import { ACCOUNT } from '../../world/model';
import type { SyncItem, SyncList, SyncMap } from './store/collection';
import type { SyncDocument } from './store/document';
import type { SyncObject } from './store/object';
import type { SyncService } from './store/service';

export const API = 'https://sync.twilio.com';

const iso = (time: number) => new Date(time).toISOString();
const isoOrNull = (time: number | null) => (time === null ? null : iso(time));

export function serviceAnswer(service: SyncService) {
  const url = `${API}/v1/Services/${service.sid}`;
  return {
    sid: service.sid,
    unique_name: null,
    account_sid: ACCOUNT.accountSid,
    friendly_name: service.friendlyName,
    date_created: iso(service.createdAt),
    date_updated: iso(service.createdAt),
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: false,
    reachability_webhooks_enabled: false,
    acl_enabled: false,
    reachability_debouncing_enabled: false,
    reachability_debouncing_window: 5000,
    links: { documents: `${url}/Documents`, lists: `${url}/Lists`, maps: `${url}/Maps`, streams: `${url}/Streams` },
  };
}

const FOLDERS = { document: 'Documents', list: 'Lists', map: 'Maps' } as const;

const urlOf = (object: SyncObject) => `${API}/v1/Services/${object.serviceSid}/${FOLDERS[object.kind]}/${object.sid}`;

const objectAnswer = (object: SyncObject) => ({
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

export const documentAnswer = (document: SyncDocument) => ({
  ...objectAnswer(document),
  data: document.data,
  links: { permissions: `${urlOf(document)}/Permissions` },
});

export const collectionAnswer = (collection: SyncObject) => ({
  ...objectAnswer(collection),
  links: { items: `${urlOf(collection)}/Items`, permissions: `${urlOf(collection)}/Permissions` },
});

const itemAnswer = (collection: SyncObject, item: SyncItem<number | string>) => ({
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

export const listItemAnswer = (list: SyncList, item: SyncItem<number>) => ({
  index: item.key,
  list_sid: list.sid,
  ...itemAnswer(list, item),
});

export const mapItemAnswer = (map: SyncMap, item: SyncItem<string>) => ({
  key: item.key,
  map_sid: map.sid,
  ...itemAnswer(map, item),
});
