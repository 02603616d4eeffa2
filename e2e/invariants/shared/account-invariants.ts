/** Invariants of a whole account: each function returns the violations it found, in words. */
import { isDeepStrictEqual } from 'node:util';
import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { timelineBehind } from '../../../functions/lib/attachment/relay-url';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Webhook } from '../../../local/world/model';
import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { SweepPosition } from '../../../src/contract/paging';
import type { Result } from '../../../src/contract/result';
import { stallDetector } from '../../../src/contract/stall';
import { timelines as timelinesOf } from '../../fixtures/events';
import type { Harness } from '../../fixtures/harness';
import { boundTo, type Snapshot, snapshot } from './snapshot';

/** After this time the sweep removes every unused webhook of this plugin. */
export const SETTLED_MS = 16 * 60_000;

const ourNameOf = ({ friendlyName, type }: Webhook) =>
  type === 'interaction' ? parseFriendlyName(friendlyName) : null;

/** Foreign webhooks are neither changed nor deleted. */
export const foreignWebhooksChanged = (before: Snapshot, after: Snapshot): string[] =>
  [...before.webhooks.values()]
    .filter((webhook) => ourNameOf(webhook) === null)
    .filter((webhook) => !isDeepStrictEqual(webhook, after.webhooks.get(webhook.ttid)))
    .map(({ ttid }) => `the foreign webhook ${ttid} was changed or deleted`);

/** After a sweep, every webhook of this plugin is bound to the interaction it was made for. */
const unsweptWebhooks = (now: Snapshot): string[] =>
  [...now.webhooks.values()]
    .filter((webhook) => {
      const name = ourNameOf(webhook);
      return name !== null && boundTo(now, name.interaction) !== webhook.ttid;
    })
    .map(({ ttid }) => `${ttid} was made by this plugin, is unused, and was not swept`);

/** Every timeline expires, and every bound webhook of our receiver has its timeline, for the inspector. */
export function timelineViolations(harness: Harness): string[] {
  const timelines = timelinesOf(harness);
  const names = timelines.map(({ uniqueName }) => uniqueName);
  const { bound, webhooks } = snapshot(harness);
  const withoutTimeline = [...bound.values()].flatMap((ttid) => {
    const timeline = timelineBehind(FUNCTIONS_DOMAIN, webhooks.get(ttid ?? '')?.url ?? '');
    return timeline === null || names.includes(timeline) ? [] : [`${ttid} is bound, and its timeline is gone`];
  });
  const withoutExpiry = timelines.filter(({ expiresAt }) => expiresAt === null);
  return [...withoutTimeline, ...withoutExpiry.map(({ uniqueName }) => `${uniqueName} never expires`)];
}

/** Sweeps the whole account. It succeeds and leaves no unused webhook of this plugin. */
export async function sweepViolations(harness: Harness): Promise<string[]> {
  const isStalled = stallDetector();
  let from: SweepPosition | null = null;
  for (let removed = 0; !isStalled(from, removed); ) {
    const swept: Result<Answer<'sweep'>, Failure> = await harness.as('sam', 'sweep', { from, isRehearsal: false });
    if (!swept.ok) return [`the sweep failed: ${swept.failure.code}`];
    if (swept.value.failed > 0) return ['the sweep could not remove everything'];
    const { next }: Answer<'sweep'> = swept.value;
    if (next.kind === 'end') return unsweptWebhooks(snapshot(harness));
    if (next.kind === 'cut-off') return ['the sweep could not reach all webhooks'];
    from = next.from;
    removed = swept.value.removed.length;
  }
  return ['the sweep got nowhere'];
}
