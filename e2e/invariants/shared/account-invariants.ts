/** What the cases of a suite have in common: the people's requests, and what the account holds at one moment. */
import { isDeepStrictEqual } from 'node:util';
import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { timelineAt } from '../../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Webhook } from '../../../local/world/model';
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { EventName } from '../../../src/contract/events';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { timelines as timelinesOf } from '../../fixtures/events';
import type { Harness } from '../../fixtures/harness';
import type { aliceSubject } from '../../fixtures/subjects';

export type Subject = ReturnType<typeof aliceSubject>;

/** Old enough for every webhook of ours to be swept that is not in use. */
export const SETTLED_MS = 16 * 60_000;

export const operationId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const attaching = (
  subject: Subject,
  seenTtid: string | null,
  events: readonly EventName[],
  operation: number,
  destination = 'crm',
): Request<'attach'> => ({
  ...subject,
  destination,
  events: [...events],
  seenTtid: seenTtid as Ttid | null,
  operationId: operationId(operation),
});

export const detaching = (subject: Subject, ttid: string, operation: number): Request<'detach'> => ({
  ...subject,
  ttid: ttid as Ttid,
  operationId: operationId(operation),
});

/** Registers a webhook that this plugin did not make. */
export const registerForeign = ({ world }: Harness, friendlyName: string | null = 'by hand'): Ttid =>
  world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName,
  }).ttid as Ttid;

/** What the interactions hold, and every webhook. */
export interface Snapshot {
  readonly bound: ReadonlyMap<string, string | null>;
  readonly webhooks: ReadonlyMap<string, Webhook>;
}

export const snapshot = ({ world }: Harness): Snapshot => ({
  bound: new Map([...world.interactions.values()].map(({ sid, webhookTtid }) => [sid, webhookTtid])),
  webhooks: new Map([...world.webhooks].map(([ttid, webhook]) => [ttid, structuredClone(webhook)])),
});

export const boundTo = ({ bound }: Snapshot, interaction: InteractionSid) => bound.get(interaction) ?? null;

/** The webhook that receives the interaction's events: a ttid that leads nowhere counts as none. */
export function delivering(now: Snapshot, interaction: InteractionSid): string | null {
  const ttid = boundTo(now, interaction);
  return ttid !== null && now.webhooks.has(ttid) ? ttid : null;
}

const ourNameOf = ({ friendlyName, type }: Webhook) =>
  type === 'interaction' ? parseFriendlyName(friendlyName) : null;

/** Nobody else's webhook has been deleted or changed. */
export const foreignHarmed = (before: Snapshot, after: Snapshot): string[] =>
  [...before.webhooks.values()]
    .filter((webhook) => ourNameOf(webhook) === null)
    .filter((webhook) => !isDeepStrictEqual(webhook, after.webhooks.get(webhook.ttid)))
    .map(({ ttid }) => `somebody else's webhook ${ttid} was changed or deleted`);

/** Webhooks of ours that are not bound to the interaction they were made for. */
export const lost = (now: Snapshot): string[] =>
  [...now.webhooks.values()]
    .filter((webhook) => {
      const name = ourNameOf(webhook);
      return name !== null && boundTo(now, name.interaction) !== webhook.ttid;
    })
    .map(({ ttid }) => `${ttid} is ours, is bound to nothing, and was not swept`);

/** Timelines that would last for ever, and webhooks whose events nobody would keep. */
export function timelinesLost(harness: Harness): string[] {
  const timelines = timelinesOf(harness);
  const names = timelines.map(({ uniqueName }) => uniqueName);
  const { bound, webhooks } = snapshot(harness);
  const mute = [...bound.values()].flatMap((ttid) => {
    const timeline = timelineAt(FUNCTIONS_DOMAIN, webhooks.get(ttid ?? '')?.url ?? '');
    return timeline === null || names.includes(timeline) ? [] : [`${ttid} is bound, and its timeline is gone`];
  });
  const endless = timelines.filter(({ expiresAt }) => expiresAt === null);
  return [...mute, ...endless.map(({ uniqueName }) => `${uniqueName} would last for ever`)];
}

/** Sweeps until the end of the list; the answer is what should not be left. */
export async function sweep(harness: Harness): Promise<string[]> {
  for (let from: number | null = 0; from !== null; ) {
    const swept: Result<Answer<'sweep'>, Failure> = await harness.as('sam', 'sweep', { from, isRehearsal: false });
    if (!swept.ok) return [`the sweep failed: ${swept.failure.code}`];
    if (swept.value.failed > 0) return ['the sweep could not remove everything'];
    from = swept.value.next;
  }
  return lost(snapshot(harness));
}
