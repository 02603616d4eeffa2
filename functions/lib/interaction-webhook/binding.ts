/** Reads the webhook that an interaction holds, and describes it for the person who asks. */
import type { Binding } from '../../../src/contract/binding';
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InteractionSid } from '../../../src/contract/sids';
import { type CurrentBinding, timelineOf } from '../attachment/current-binding';
import { oursFor } from '../attachment/ours';
import type { Actor } from '../endpoint/actor';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { ConfiguredDestination } from '../settings/destinations';
import type { AttachmentRecord } from '../twilio/records';
import type { TaskAccess } from './access';

/** Reads the webhook that the interaction holds, if it holds one. */
export async function readCurrentBinding(
  { flex }: OperationContext,
  interaction: InteractionSid,
  { instance, boundTtid: ttid }: Pick<TaskAccess, 'instance' | 'boundTtid'>,
): Promise<Result<CurrentBinding, Failure>> {
  if (ttid === null) return ok({ kind: 'none' });
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  if (webhook.value === null) return ok({ kind: 'dangling', ttid });
  const ours = oursFor(interaction, webhook.value);
  return ok(ours === null ? { kind: 'foreign', ttid, webhook: webhook.value } : { kind: 'ours', ttid, ...ours });
}

/** The part of a service that decides how much of a binding is told. */
interface Audience {
  readonly actor: Actor;
  readonly settings: { readonly destinations: readonly ConfiguredDestination[]; readonly domain: string };
}

/** In the words of the contract; the record adds who attached it. */
export function bindingFor(
  bound: CurrentBinding,
  record: AttachmentRecord | null,
  { actor, settings }: Audience,
): Binding {
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
