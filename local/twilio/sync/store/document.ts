import { type Environment, type Identity, requireRevision, SyncObject } from './object';
import type { SyncData, Write, WriteContext } from './value';

export class SyncDocument extends SyncObject {
  readonly kind = 'document';
  data: SyncData;

  constructor(identity: Identity, environment: Environment, write: Write) {
    super(identity, environment, write.ttl);
    this.data = this.checkedData(write.data ?? {});
  }

  /** Replaces the data, the time to live, or both. Throws `SyncError` 412, 413, 429 or 400. */
  update(write: Write, context: WriteContext) {
    this.countWrite();
    requireRevision(context.ifMatch, this.revision);
    const data = write.data === undefined ? this.data : this.checkedData(write.data);
    if (write.ttl !== undefined) this.expireIn(write.ttl);
    this.data = data;
    this.record({ type: 'updated', data });
  }
}
