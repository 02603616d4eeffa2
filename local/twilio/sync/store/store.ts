/** All Sync services of the account. */
import { ACCOUNT } from '../../../world/model';
import { sid } from '../../../world/sids';
import { serviceNotFound } from './errors';
import { SyncService } from './service';

/** An alias for the SID of the default service. */
const DEFAULT = 'default';

/** The number of the first created service, above those in ACCOUNT. */
const FIRST_CREATED = 0x100;

export class SyncStore {
  readonly #services = new Map<string, SyncService>();

  /** `now` returns epoch milliseconds. Objects and items expire by it. */
  constructor(readonly now: () => number) {
    this.#add(new SyncService(ACCOUNT.defaultSyncServiceSid, 'Default Service', now));
    this.#add(new SyncService(ACCOUNT.recordsSyncServiceSid, 'Interaction webhooks: records', now));
  }

  /** `sidOrDefault` is an IS… SID or `default`. Throws `SyncError` 404. */
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
