/** All Sync services that the account's REST API knows. */
import { ACCOUNT } from '../../../world/model';
import { sid } from '../../../world/sids';
import { serviceNotFound } from './errors';
import { SyncService } from './service';

/** What a service may be called instead of by its SID. */
const DEFAULT = 'default';

/** Numbers of created services begin above those that ACCOUNT names. */
const FIRST_CREATED = 0x100;

export class SyncStore {
  readonly #services = new Map<string, SyncService>();

  /** `now` gives epoch milliseconds; what has a time to live ends when `now` passes it. */
  constructor(readonly now: () => number) {
    this.#add(new SyncService(ACCOUNT.defaultSyncServiceSid, 'Default Service', now));
    this.#add(new SyncService(ACCOUNT.recordsSyncServiceSid, 'Interaction webhooks: records', now));
  }

  /** `sidOrDefault` is an IS… or the word `default`. Throws `SyncError` 404. */
  service(sidOrDefault: string): SyncService {
    const service = this.#services.get(sidOrDefault === DEFAULT ? ACCOUNT.defaultSyncServiceSid : sidOrDefault);
    if (service === undefined) throw serviceNotFound();
    return service;
  }

  services(): SyncService[] {
    return [...this.#services.values()];
  }

  createService(friendlyName: string): SyncService {
    return this.#add(new SyncService(sid('IS', FIRST_CREATED + this.#services.size), friendlyName, this.now));
  }

  #add(service: SyncService): SyncService {
    this.#services.set(service.sid, service);
    return service;
  }
}
