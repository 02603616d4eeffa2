/** Lists and maps: items with their own revisions and, if set, their own time to live. */
import { keyTaken, listItemNotFound, mapItemNotFound, revisionMismatch } from './errors';
import { type ItemState, requireRevision, type SyncKind, SyncObject } from './object';
import { expiry, isPast, type Write, type WriteContext } from './value';

export interface SyncItem<Key extends number | string> extends ItemState {
  readonly key: Key;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string;
  /** The ID of the collection's change that last wrote it. */
  readonly lastEventId: number;
}

/** The value of If-Match that requires that the item does not exist yet. */
const MUST_NOT_EXIST = '-1';

export abstract class Collection<Key extends number | string> extends SyncObject {
  abstract override readonly kind: SyncKind;
  readonly #items = new Map<Key, SyncItem<Key>>();

  protected abstract notFound(): Error;

  /** The items that have not expired, in the order of their keys. */
  items(): SyncItem<Key>[] {
    this.#dropExpired();
    return [...this.#items.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  find(key: Key): SyncItem<Key> | undefined {
    this.#dropExpired();
    return this.#items.get(key);
  }

  /** Throws `SyncError` 404. */
  get(key: Key): SyncItem<Key> {
    const item = this.find(key);
    if (item === undefined) throw this.notFound();
    return item;
  }

  /** Replaces an item's data, its time to live, or both. Throws `SyncError` 404, 412, 413, 429 or 400. */
  update(key: Key, write: Write, context: WriteContext): SyncItem<Key> {
    this.countWrite();
    const before = this.get(key);
    requireRevision(context.ifMatch, before.revision);
    const now = this.now();
    const item = {
      ...before,
      data: write.data === undefined ? before.data : this.checkedData(write.data),
      expiresAt: write.ttl === undefined ? before.expiresAt : expiry(write.ttl, now),
      revision: before.revision + 1,
      updatedAt: now,
      lastEventId: this.lastEventId + 1,
    };
    this.#items.set(key, item);
    this.record({ type: 'item_updated', item });
    return item;
  }

  /** Throws `SyncError` 404, 412 or 429. */
  remove(key: Key, ifMatch?: string) {
    this.countWrite();
    const item = this.get(key);
    requireRevision(ifMatch, item.revision);
    this.#drop(item);
  }

  protected insert(key: Key, write: Write, context: WriteContext): SyncItem<Key> {
    const now = this.now();
    const item: SyncItem<Key> = {
      key,
      data: this.checkedData(write.data),
      expiresAt: expiry(write.ttl, now),
      revision: 0,
      createdAt: now,
      updatedAt: now,
      createdBy: context.by,
      lastEventId: this.lastEventId + 1,
    };
    this.#items.set(key, item);
    this.record({ type: 'item_added', item });
    return item;
  }

  #drop(item: SyncItem<Key>) {
    this.#items.delete(item.key);
    this.record({ type: 'item_removed', item });
  }

  #dropExpired() {
    const now = this.now();
    for (const item of this.#items.values()) if (isPast(item.expiresAt, now)) this.#drop(item);
  }
}

export class SyncList extends Collection<number> {
  readonly kind = 'list';
  #nextIndex = 0;

  /** Appends an item. Throws `SyncError` 413, 429 or 400. */
  add(write: Write, context: WriteContext): SyncItem<number> {
    this.countWrite();
    const item = this.insert(this.#nextIndex, write, context);
    this.#nextIndex += 1;
    return item;
  }

  protected notFound() {
    return listItemNotFound();
  }
}

export class SyncMap extends Collection<string> {
  readonly kind = 'map';

  /** Throws `SyncError` 409 (54208) if the key is taken, 413, 429 or 400. */
  add(key: string, write: Write, context: WriteContext): SyncItem<string> {
    this.countWrite();
    if (this.find(key) !== undefined) throw keyTaken();
    return this.insert(key, write, context);
  }

  /**
   * Creates or replaces an item, as the SDKs' `set` does.
   * Throws `SyncError` 412 if the item does not have the expected revision (`-1`: must not exist), 413, 429 or 400.
   */
  put(key: string, write: Write, context: WriteContext): { item: SyncItem<string>; created: boolean } {
    const exists = this.find(key) !== undefined;
    if (exists) return { item: this.update(key, write, context), created: false };
    this.countWrite();
    if (context.ifMatch !== undefined && context.ifMatch !== MUST_NOT_EXIST) throw revisionMismatch();
    return { item: this.insert(key, write, context), created: true };
  }

  protected notFound() {
    return mapItemNotFound();
  }
}
