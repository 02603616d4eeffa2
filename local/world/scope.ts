/** The state and services that the world's actions share: records, SIDs, clock and events. */
import type { InstanceParameter, WorldEvent } from './model';
import type { Records } from './records';
import type { SidSequence, TtidSequence } from './sids';

export interface Scope {
  readonly records: Records;
  readonly sids: SidSequence;
  readonly ttids: TtidSequence;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly instanceParameter: InstanceParameter;
  readonly emit: (event: WorldEvent) => void;
}

/** Increments a record's version and updates its timestamp. */
export function touch({ now }: Scope, record: { version: number; updatedAt: number }) {
  record.version += 1;
  record.updatedAt = now();
}
