/** All Sync services of the account. */
import { ACCOUNT } from '../../../world/model';
import { sid } from '../../../world/sids';
import { invalidParameter, serviceNotFound } from './errors';
import { type ServiceSettings, SyncService } from './service';

/** An alias for the SID of the default service. */
const DEFAULT = 'default';

/** The number of the first created service, above those in ACCOUNT. */
const FIRST_CREATED = 0x100;

export class SyncStore {
  readonly #services = new Map<string, SyncService>();
  #created = 0;

  /** `now` returns epoch milliseconds. Objects and items expire by it. */
  constructor(readonly now: () => number) {
    this.#add(new SyncService(ACCOUNT.defaultSyncServiceSid, { friendlyName: 'Default Service' }, now));
    // As `npm run deploy` creates it.
    const settings = { friendlyName: 'Interaction webhooks: records', aclEnabled: true };
    const records = this.#add(new SyncService(ACCOUNT.recordsSyncServiceSid, settings, now));
    const by = { by: 'system' };
    for (const uniqueName of ['interaction-webhooks', 'interaction-webhooks-claims']) {
      records.maps.create({ uniqueName }, by);
    }
    records.lists.create({ uniqueName: 'interaction-webhooks-audit' }, by);
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

  createService(settings: Partial<ServiceSettings>): SyncService {
    const number = FIRST_CREATED + this.#created;
    this.#created += 1;
    return this.#add(new SyncService(sid('IS', number), settings, this.now));
  }

  /** Throws `SyncError` 400 for the default service: Flex uses it, and Twilio always has one. */
  removeService(serviceSid: string) {
    if (serviceSid === ACCOUNT.defaultSyncServiceSid) throw invalidParameter('Sid: the default service stays');
    this.#services.delete(serviceSid);
  }

  #add(service: SyncService): SyncService {
    this.#services.set(service.sid, service);
    return service;
  }
}
