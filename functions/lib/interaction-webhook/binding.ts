/** Reads the current binding of an interaction, and describes it to a person. */
import type { Binding } from '../../../src/contract/binding';
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import { type CurrentBinding, timelineOf } from '../attachment/current-binding';
import { oursFor } from '../attachment/ours';
import { attacherOf } from '../attachment/take-away';
import type { Actor } from '../endpoint/actor';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { serverOf } from '../endpoint/visible-url';
import type { ConfiguredDestination } from '../settings/destinations';
import type { StoredWebhook } from '../twilio/flex';
import type { Reply } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';

/** Returns the binding of an interaction that holds a ttid; `webhook` is what Twilio has under it. */
export function bindingOf(
  interaction: InteractionSid,
  ttid: Ttid,
  webhook: Reply<StoredWebhook | null>,
): Result<CurrentBinding, Failure> {
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  if (webhook.value === null) return ok({ kind: 'dangling', ttid });
  const ours = oursFor(interaction, webhook.value);
  return ok(ours === null ? { kind: 'foreign', ttid, webhook: webhook.value } : { kind: 'ours', ttid, ...ours });
}

/** Reads the binding of an interaction that holds a ttid, or none. */
export async function readCurrentBinding(
  { flex }: Pick<OperationContext, 'flex'>,
  interaction: InteractionSid,
  instance: InstanceSid,
  ttid: Ttid | null,
): Promise<Result<CurrentBinding, Failure>> {
  return ttid === null ? ok({ kind: 'none' }) : bindingOf(interaction, ttid, await flex.fetchWebhook(instance, ttid));
}

/** The part of the context that decides how much of a binding a person sees. */
interface Audience {
  readonly actor: Actor;
  readonly settings: { readonly destinations: readonly ConfiguredDestination[]; readonly domain: string };
}

/** Translates a binding into the contract's form. The record adds who attached the webhook. */
export function bindingFor(
  bound: CurrentBinding,
  record: AttachmentRecord | null,
  { actor, settings }: Audience,
): Binding {
  if (bound.kind === 'none') return { state: 'none' };
  const timeline = timelineOf(bound, record, settings.domain);
  if (bound.kind === 'dangling') return { state: 'dangling', ttid: bound.ttid, timeline };
  if (bound.webhook.type === 'unreadable') {
    return { state: 'foreign', ttid: bound.ttid, friendlyName: null, events: null, sendsTo: null };
  }
  const { events, friendlyName, url } = bound.webhook;
  // Agents may see the name of a destination, but not its server.
  const sendsTo = actor.role === 'agent' ? null : serverOf(url);
  if (bound.kind === 'foreign') return { state: 'foreign', ttid: bound.ttid, friendlyName, events, sendsTo };
  const { name } = bound;
  const configured = settings.destinations.find((candidate) => candidate.url === url);
  const destination = timeline === null ? configured : INSPECTOR;
  return {
    state: 'attached',
    ttid: bound.ttid,
    destination: destination === undefined ? null : { key: destination.key, label: destination.label },
    sendsTo,
    events,
    attachedBy: attacherOf(record, name),
    attachedAt: new Date(name.createdAt).toISOString(),
    timeline,
  };
}
