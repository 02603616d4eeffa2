/** What the actions work with: what exists, and how a change is numbered, dated and told. */
import type { WorldEvent } from './model';
import type { Records } from './records';
import type { SidSequence, TtidSequence } from './sids';

export interface Scope {
  readonly records: Records;
  readonly sids: SidSequence;
  readonly ttids: TtidSequence;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly emit: (event: WorldEvent) => void;
}

/** Notes that a thing has changed. */
export function touch({ now }: Scope, thing: { version: number; updatedAt: number }) {
  thing.version += 1;
  thing.updatedAt = now();
}
