/** A Sync service: documents, lists, maps and streams, each with a SID and, if set, a unique name. */
import { createHash } from 'node:crypto';
import { SyncList, SyncMap } from './collection';
import { SyncDocument } from './document';
import { objectNotFound, uniqueNameTaken } from './errors';
import { type Identity, requireRevision, type SyncObject } from './object';
import type { Access } from './permissions';
import { SyncStream } from './stream';
import type { Write, WriteContext } from './value';

export interface NewObject extends Write {
  readonly uniqueName?: string | undefined;
}

class Registry<T extends SyncObject> {
  readonly #bySid = new Map<string, T>();
  readonly #byName = new Map<string, T>();
  /** The number of objects created so far per unique name. Those without one count under the empty name. */
  readonly #made = new Map<string, number>();

  constructor(
    private readonly serviceSid: string,
    private readonly sidPrefix: string,
    private readonly make: (identity: Identity, write: Write) => T,
  ) {}

  /** Throws `SyncError` 409 (54301) if the name is taken, 413 or 400. */
  create({ uniqueName, ...write }: NewObject, { by }: WriteContext): T {
    if (uniqueName !== undefined && this.find(uniqueName) !== undefined) throw uniqueNameTaken();
    const sid = this.#nextSid(uniqueName ?? '');
    const identity = { sid, uniqueName: uniqueName ?? null, serviceSid: this.serviceSid, createdBy: by };
    const object = this.make(identity, write);
    this.#bySid.set(object.sid, object);
    if (uniqueName !== undefined) this.#byName.set(uniqueName, object);
    return object;
  }

  find(sidOrName: string): T | undefined {
    const object = this.#bySid.get(sidOrName) ?? this.#byName.get(sidOrName);
    if (object?.isExpired()) {
      this.#drop(object);
      return undefined;
    }
    return object;
  }

  /** Throws `SyncError` 404 (54100). */
  get(sidOrName: string): T {
    const object = this.find(sidOrName);
    if (object === undefined) throw objectNotFound();
    return object;
  }

  /** All objects, in the order of their SIDs. */
  all(): T[] {
    return [...this.#bySid.keys()].sort().flatMap((sid) => this.find(sid) ?? []);
  }

  /** Throws `SyncError` 404 or 412. */
  remove(sidOrName: string, ifMatch?: string) {
    const object = this.get(sidOrName);
    requireRevision(ifMatch, object.revision);
    this.#drop(object);
  }

  #drop(object: T) {
    this.#bySid.delete(object.sid);
    if (object.uniqueName !== null) this.#byName.delete(object.uniqueName);
    object.end();
  }

  /** Gives an object the same SID after every start, so that a browser that stayed open finds it again. */
  #nextSid(name: string): string {
    const number = (this.#made.get(name) ?? 0) + 1;
    this.#made.set(name, number);
    const seed = [this.serviceSid, this.sidPrefix, number, name].join('/');
    return this.sidPrefix + createHash('md5').update(seed).digest('hex');
  }
}

/** The settings of webhooks are only shown: a service without a URL for them sends none. */
export interface ServiceSettings {
  readonly friendlyName: string;
  /** Whether a token needs a permission for each object. */
  readonly aclEnabled: boolean;
  readonly webhooksFromRestEnabled: boolean;
  readonly reachabilityWebhooksEnabled: boolean;
  readonly reachabilityDebouncingEnabled: boolean;
  /** Milliseconds. */
  readonly reachabilityDebouncingWindow: number;
}

const DEFAULT_SETTINGS: ServiceSettings = {
  friendlyName: '',
  aclEnabled: false,
  webhooksFromRestEnabled: false,
  reachabilityWebhooksEnabled: false,
  reachabilityDebouncingEnabled: false,
  reachabilityDebouncingWindow: 5_000,
};

export class SyncService {
  readonly documents: Registry<SyncDocument>;
  readonly lists: Registry<SyncList>;
  readonly maps: Registry<SyncMap>;
  readonly streams: Registry<SyncStream>;
  readonly createdAt: number;
  updatedAt: number;
  settings: ServiceSettings;

  /**
   * @param now Returns epoch milliseconds.
   * @param isLimited Whether Sync's limits of sizes and of writes apply.
   */
  constructor(
    readonly sid: string,
    settings: Partial<ServiceSettings>,
    private readonly now: () => number,
    isLimited = true,
  ) {
    const environment = { now, isLimited };
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.createdAt = now();
    this.updatedAt = this.createdAt;
    this.documents = new Registry(sid, 'ET', (identity, write) => new SyncDocument(identity, environment, write));
    this.lists = new Registry(sid, 'ES', (identity, write) => new SyncList(identity, environment, write.ttl));
    this.maps = new Registry(sid, 'MP', (identity, write) => new SyncMap(identity, environment, write.ttl));
    this.streams = new Registry(sid, 'TO', (identity, write) => new SyncStream(identity, environment, write.ttl));
  }

  configure(settings: Partial<ServiceSettings>) {
    this.settings = { ...this.settings, ...settings };
    this.updatedAt = this.now();
  }

  /** Whether a token of `identity` may do this with an object of the service. */
  may(identity: string, access: Access, object: SyncObject): boolean {
    return !this.settings.aclEnabled || object.permissions.may(identity, access);
  }
}

export type { Registry };
