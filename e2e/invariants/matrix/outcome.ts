/** The state of the account after a successful answer, and checks of it. Each check returns its violations. */
import { isDeepStrictEqual } from 'node:util';
import type { Changes, Snapshot } from '../shared/snapshot';
import type { CellSetup } from './cell-setup';
import type { Situation } from './dimensions';

export interface Outcome {
  readonly situation: Situation;
  readonly setup: CellSetup;
  readonly after: Snapshot;
  readonly changes: Changes;
  /** The requests that change something at Twilio. */
  readonly writes: readonly string[];
}

export const unless = (isRight: boolean, violation: string) => (isRight ? [] : [violation]);

export const nothingWritten = ({ writes }: Outcome) => unless(writes.length === 0, `sent ${writes.join(', ')}`);

export const onlyDeleted = ({ changes: { deleted } }: Outcome, ...ttids: readonly (string | null)[]) =>
  unless(isDeepStrictEqual(deleted, ttids), `deleted ${deleted.join(', ') || 'nothing'}`);

/** The ttid that the cell's interaction holds now, or an empty string. */
export const currentTtid = ({ after, setup }: Outcome) => after.bound.get(setup.interaction) ?? '';
