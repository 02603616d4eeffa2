/** The common part of documents, lists, maps and streams: identity, revision, and a log of numbered changes. */
import { revisionMismatch } from './errors';
import { Permissions } from './permissions';
import { checkedData, expiry, isPast, type SyncData } from './value';
import { WriteRate } from './write-rate';

export type SyncKind = 'document' | 'list' | 'map' | 'stream';

/** The content of one change of an object. */
export type ChangeContent =
  | { readonly type: 'updated'; readonly data: SyncData }
  | { readonly type: 'removed' }
  | { readonly type: 'message_published'; readonly message: StreamMessage }
  | { readonly type: 'item_added' | 'item_updated' | 'item_removed'; readonly item: ItemState };

export interface ItemState {
  /** A number in a list, a string in a map. */
  readonly key: number | string;
  readonly data: SyncData;
  readonly revision: number;
  readonly expiresAt: number | null;
}

/** A message of a stream. Only those who listen at that moment get it. */
export interface StreamMessage {
  readonly sid: string;
  readonly data: SyncData;
}

export type Change = ChangeContent & {
  /** Increases by one with every change of the object. */
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The object's revision after the change. */
  readonly objectRevision: number;
};

export interface Identity {
  readonly sid: string;
  readonly uniqueName: string | null;
  readonly serviceSid: string;
  readonly createdBy: string;
}

export interface Environment {
  /** Returns epoch milliseconds. */
  readonly now: () => number;
  /** Whether Sync's limits of sizes and of writes apply. */
  readonly isLimited: boolean;
}

export abstract class SyncObject implements Identity {
  abstract readonly kind: SyncKind;
  readonly sid: string;
  readonly uniqueName: string | null;
  readonly serviceSid: string;
  readonly createdBy: string;
  readonly createdAt: number;
  updatedAt: number;
  expiresAt: number | null;
  revision = 0;
  readonly permissions = new Permissions();
  /**
   * Starts at the time of creation, not at 0. After a restart of Local Twilio, an open browser takes the new object
   * for the old one, and drops changes whose ID is not above those it knows.
   */
  lastEventId: number;

  readonly #writeRate = new WriteRate();
  readonly #changes: Change[] = [];
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(
    identity: Identity,
    private readonly environment: Environment,
    ttl: number | undefined,
  ) {
    this.sid = identity.sid;
    this.uniqueName = identity.uniqueName;
    this.serviceSid = identity.serviceSid;
    this.createdBy = identity.createdBy;
    this.createdAt = this.now();
    this.updatedAt = this.createdAt;
    this.lastEventId = this.createdAt;
    this.expiresAt = expiry(ttl, this.createdAt);
  }

  /** Calls `listener` on every change from now on. Returns a function that stops it. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The changes whose ID is above `eventId`, oldest first. */
  changesAfter(eventId: number): readonly Change[] {
    return this.#changes.filter((change) => change.id > eventId);
  }

  /** Makes the object expire in `ttl` seconds; 0 for never. Throws `SyncError` 400. */
  expireIn(ttl: number) {
    this.expiresAt = expiry(ttl, this.now());
  }

  isExpired(): boolean {
    return isPast(this.expiresAt, this.now());
  }

  /** Records the object's last change: its removal. */
  end() {
    this.record({ type: 'removed' });
  }

  protected now(): number {
    return this.environment.now();
  }

  /** Call it before every write. Throws `SyncError` 429. */
  protected countWrite() {
    if (this.environment.isLimited) this.#writeRate.count(this.now());
  }

  /** Returns `value` if it can be the data of the object or of an item. Throws `SyncError` 400 or 413. */
  protected checkedData(value: unknown): SyncData {
    return checkedData(value, this.environment.isLimited);
  }

  protected record(content: ChangeContent) {
    this.revision += 1;
    this.lastEventId += 1;
    this.updatedAt = this.now();
    const change = { ...content, id: this.lastEventId, at: this.updatedAt, objectRevision: this.revision };
    this.#changes.push(change);
    for (const listener of this.#listeners) listener(change);
  }
}

/** Throws `SyncError` 412 unless `ifMatch` is undefined or equals `revision`. */
export function requireRevision(ifMatch: string | undefined, revision: number) {
  if (ifMatch !== undefined && ifMatch !== String(revision)) throw revisionMismatch();
}
