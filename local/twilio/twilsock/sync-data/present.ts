/** Objects, items and pushed changes as the Sync SDKs read them. */

import { iso, isoOrNull } from '../../conventions/time';
import type { SyncItem, SyncList, SyncMap } from '../../sync/store/collection';
import type { SyncDocument } from '../../sync/store/document';
import type { Change, SyncObject } from '../../sync/store/object';
import type { SyncStream } from '../../sync/store/stream';

/** The payload of a `twilio.sync.event` notification. */
export interface SyncEvent {
  readonly event_type: string;
  readonly strictly_ordered?: true;
  readonly event: Readonly<Record<string, unknown>>;
}

const DATA_SERVICE = 'https://cds.us1.twilio.com/v3';
const FOLDERS = { document: 'Documents', list: 'Lists', map: 'Maps', stream: 'Streams' } as const;

const urlOf = (object: SyncObject) => `${DATA_SERVICE}/${FOLDERS[object.kind]}/${object.sid}`;
const itemUrl = (object: SyncObject, key: number | string) => `${urlOf(object)}/Items/${encodeURIComponent(key)}`;
const itemName = (key: number | string, prefix = '') =>
  typeof key === 'number' ? { [`${prefix}index`]: key } : { [`${prefix}key`]: key };

/** The addresses of what an object consists of. */
function linksOf(object: SyncObject) {
  if (object.kind === 'document') return {};
  if (object.kind === 'stream') return { messages: `${urlOf(object)}/Messages` };
  return { items: `${urlOf(object)}/Items`, context: `${urlOf(object)}/Context` };
}

export function presentObject(object: SyncDocument | SyncList | SyncMap | SyncStream) {
  return {
    sid: object.sid,
    unique_name: object.uniqueName,
    url: urlOf(object),
    links: linksOf(object),
    revision: String(object.revision),
    last_event_id: object.lastEventId,
    created_by: object.createdBy,
    date_created: iso(object.createdAt),
    date_updated: iso(object.updatedAt),
    date_expires: isoOrNull(object.expiresAt),
    ...(object.kind === 'document' ? { data: object.data } : {}),
  };
}

export const presentItem = (collection: SyncObject, item: SyncItem<number | string>) => ({
  ...itemName(item.key),
  url: itemUrl(collection, item.key),
  revision: String(item.revision),
  last_event_id: item.lastEventId,
  data: item.data,
  date_updated: iso(item.updatedAt),
  date_expires: isoOrNull(item.expiresAt),
});

/** The state of a collection after an item was removed. */
export const presentRemoval = (collection: SyncObject) => ({
  last_event_id: collection.lastEventId,
  date_updated: iso(collection.updatedAt),
});

/** Always a single event, because twilio-sync 2.0.1 fails on several events in one notification. */
export function presentChange(object: SyncObject, change: Change): SyncEvent {
  const { kind } = object;
  return {
    event_type: `${kind}_${change.type}`,
    event: {
      id: change.id,
      date_created: iso(change.at),
      [`${kind}_sid`]: object.sid,
      [`${kind}_revision`]: String(change.objectRevision),
      ...details(object, change),
    },
  };
}

function details(object: SyncObject, change: Change) {
  switch (change.type) {
    case 'updated':
      return { document_data: change.data };
    case 'removed':
      return {};
    case 'message_published':
      return { message_sid: change.message.sid, message_data: change.message.data };
    case 'item_added':
    case 'item_updated':
    case 'item_removed':
      return {
        ...itemName(change.item.key, 'item_'),
        item_url: itemUrl(object, change.item.key),
        item_data: change.item.data,
        item_revision: String(change.item.revision),
        date_expires: isoOrNull(change.item.expiresAt),
      };
  }
}
