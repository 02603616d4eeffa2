/** What is bound to an interaction: as it is, and as it is told to somebody. */
import { type Binding, INSPECTOR } from '../../../src/contract/binding';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { timelineAt } from '../attachment/inspector';
import { type Ours, oursFor } from '../attachment/ours';
import type { Actor } from '../endpoint/actor';
import type { Service } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { Destination } from '../settings/destinations';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import type { Situation } from './access';

/** What the interaction holds, and the webhook behind it; `ours` are those that this plugin attached to it. */
export type Bound =
  | { readonly kind: 'none' }
  | { readonly kind: 'dangling'; readonly ttid: Ttid }
  | ({ readonly kind: 'ours'; readonly ttid: Ttid } & Ours)
  | { readonly kind: 'foreign'; readonly ttid: Ttid; readonly webhook: Webhook };

export const ttidOf = (bound: Bound) => (bound.kind === 'none' ? null : bound.ttid);

/** Reads the webhook that the interaction holds, if it holds one. */
export async function readBound(
  { flex }: Service,
  interaction: InteractionSid,
  { instance, boundTtid: ttid }: Pick<Situation, 'instance' | 'boundTtid'>,
): Promise<Result<Bound, Failure>> {
  if (ttid === null) return ok({ kind: 'none' });
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  if (webhook.value === null) return ok({ kind: 'dangling', ttid });
  const ours = oursFor(interaction, webhook.value);
  return ok(ours === null ? { kind: 'foreign', ttid, webhook: webhook.value } : { kind: 'ours', ttid, ...ours });
}

/**
 * Where the events of what is bound are kept, or null when that is not with the inspector. A webhook's own address tells
 * it; once the webhook is gone, only the record does.
 */
export function timelineOf(bound: Bound, record: AttachmentRecord | null, domain: string): TimelineName | null {
  if (bound.kind === 'ours') return timelineAt(domain, bound.webhook.url);
  const isRecorded = bound.kind === 'dangling' && record?.attachment.ttid === bound.ttid;
  return isRecorded ? record.attachment.timeline : null;
}

/** The part of a service that decides how much of a binding is told. */
interface Audience {
  readonly actor: Actor;
  readonly settings: { readonly destinations: readonly Destination[]; readonly domain: string };
}

/** In the words of the contract; the record adds who attached it. */
export function bindingFor(bound: Bound, record: AttachmentRecord | null, { actor, settings }: Audience): Binding {
  if (bound.kind === 'none') return { state: 'none' };
  const timeline = timelineOf(bound, record, settings.domain);
  if (bound.kind === 'dangling') return { state: 'dangling', ttid: bound.ttid, timeline };
  const { events, friendlyName, url } = bound.webhook;
  // An agent may know a named destination, never an address.
  const host = actor.role === 'agent' ? null : hostOf(url);
  if (bound.kind === 'foreign') return { state: 'foreign', ttid: bound.ttid, friendlyName, events, host };
  const { name } = bound;
  const named = settings.destinations.find((candidate) => candidate.url === url);
  const destination = timeline === null ? named : INSPECTOR;
  return {
    state: 'attached',
    ttid: bound.ttid,
    destination: destination === undefined ? null : { key: destination.key, label: destination.label },
    host,
    events,
    attachedBy: record?.attachment.nonce === name.nonce ? record.attachment.attachedBy : null,
    attachedAt: new Date(name.createdAt).toISOString(),
    timeline,
  };
}

/** Others register whatever Twilio lets them. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : null);
