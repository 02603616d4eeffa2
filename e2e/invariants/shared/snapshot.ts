/** What an account holds at one moment, and what has changed since another. */
import { isDeepStrictEqual } from 'node:util';
import type { Harness } from '../../fixtures/harness';

/** What is registered, what is bound, and the work itself. Records change only by requests, and those are counted. */
export const photograph = ({ world }: Harness) =>
  structuredClone({
    webhooks: world.webhooks,
    bound: new Map([...world.interactions.values()].map(({ sid, webhookTtid }) => [sid, webhookTtid])),
    tasks: world.tasks,
  });

export type Photograph = ReturnType<typeof photograph>;

/** Ttids, and the SIDs of interactions. */
export interface Changes {
  readonly deleted: readonly string[];
  readonly registered: readonly string[];
  readonly edited: readonly string[];
  /** The interactions that hold another webhook, or none. */
  readonly rebound: readonly string[];
}

export function changesBetween(before: Photograph, after: Photograph): Changes {
  const there = [...after.webhooks.keys()];
  return {
    deleted: [...before.webhooks.keys()].filter((ttid) => !after.webhooks.has(ttid)),
    registered: there.filter((ttid) => !before.webhooks.has(ttid)),
    edited: there.filter((ttid) => {
      const was = before.webhooks.get(ttid);
      return was !== undefined && !isDeepStrictEqual(after.webhooks.get(ttid), was);
    }),
    rebound: [...after.bound.keys()].filter((sid) => after.bound.get(sid) !== before.bound.get(sid)),
  };
}
