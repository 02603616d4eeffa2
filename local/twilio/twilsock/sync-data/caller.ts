import type { SyncService } from '../../sync/store/service';
import type { Subscriptions } from './subscriptions';

/** Who sends a request through the tunnel, and what it may see. */
export interface Caller {
  readonly identity: string;
  /** The one Sync service that the request reaches. */
  readonly service: SyncService;
  readonly subscriptions: Subscriptions;
}
