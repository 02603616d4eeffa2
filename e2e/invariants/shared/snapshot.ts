/** The contents of an account at one moment, and how they differ from those at another. */
import { isDeepStrictEqual } from 'node:util';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import type { InteractionSid } from '../../../src/contract/sids';
import { timelines as timelinesOf } from '../../fixtures/events';
import type { Harness } from '../../fixtures/harness';

export interface Snapshot {
  /** The ttid that each interaction holds. */
  readonly bound: ReadonlyMap<string, string | null>;
  readonly webhooks: ReadonlyMap<string, Webhook>;
}

export const snapshot = ({ world }: Harness): Snapshot => ({
  bound: new Map([...world.interactions.values()].map(({ sid, webhookTtid }) => [sid, webhookTtid])),
  webhooks: new Map([...world.webhooks].map(([ttid, webhook]) => [ttid, structuredClone(webhook)])),
});

export const boundTo = ({ bound }: Snapshot, interaction: InteractionSid) => bound.get(interaction) ?? null;

/** The webhook that receives the interaction's events. A ttid without a webhook counts as none. */
export function activeWebhook(now: Snapshot, interaction: InteractionSid): string | null {
  const ttid = boundTo(now, interaction);
  return ttid !== null && now.webhooks.has(ttid) ? ttid : null;
}

export interface Changes {
  /** The ttids of webhooks. */
  readonly deleted: readonly string[];
  readonly registered: readonly string[];
  readonly edited: readonly string[];
  /** The SIDs of interactions that hold another webhook than before, or none. */
  readonly rebound: readonly string[];
}

export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const remaining = [...after.webhooks.keys()];
  return {
    deleted: [...before.webhooks.keys()].filter((ttid) => !after.webhooks.has(ttid)),
    registered: remaining.filter((ttid) => !before.webhooks.has(ttid)),
    edited: remaining.filter((ttid) => {
      const previous = before.webhooks.get(ttid);
      return previous !== undefined && !isDeepStrictEqual(after.webhooks.get(ttid), previous);
    }),
    rebound: [...after.bound.keys()].filter((sid) => after.bound.get(sid) !== before.bound.get(sid)),
  };
}

/** Everything that the functions can change: webhooks, interactions, records and timelines. */
export function accountContents(harness: Harness) {
  const { world, sync } = harness;
  const map = sync.service(ACCOUNT.recordsSyncServiceSid).maps.find('interaction-webhooks');
  const records = map?.items().map(({ key, data }) => [key, data]) ?? null;
  const timelines = timelinesOf(harness).map(({ uniqueName }) => uniqueName);
  return [[...world.webhooks.values()], [...world.interactions.values()], records, timelines];
}
