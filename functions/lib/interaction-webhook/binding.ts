/** Reads the current binding of an interaction, and describes it to a person. */
import type { Binding } from '../../../src/contract/binding';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import { type CurrentBinding, timelineOf } from '../attachment/current-binding';
import { oursFor } from '../attachment/ours';
import { attacherOf } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { serverOf } from '../endpoint/visible-url';
import type { StoredWebhook } from '../twilio/flex';
import type { Reply } from '../twilio/http';
import type { AttachmentRecord } from '../twilio/records';
import { type Audience, describeRoute } from './attached-destinations';

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

/** Translates a binding into the contract's form. The record adds who attached the webhook. */
export function bindingFor(bound: CurrentBinding, record: AttachmentRecord | null, audience: Audience): Binding {
  if (bound.kind === 'none') return { state: 'none' };
  const timeline = timelineOf(bound, record, audience.settings.domain);
  if (bound.kind === 'dangling') return { state: 'dangling', ttid: bound.ttid, timeline };
  if (bound.webhook.type === 'unreadable') {
    return { state: 'foreign', ttid: bound.ttid, friendlyName: null, events: null, sendsTo: null };
  }
  const { events, friendlyName, url } = bound.webhook;
  if (bound.kind === 'foreign') {
    const sendsTo = audience.actor.role === 'agent' ? null : serverOf(url);
    return { state: 'foreign', ttid: bound.ttid, friendlyName, events, sendsTo };
  }
  const { name } = bound;
  return {
    state: 'attached',
    ttid: bound.ttid,
    ...describeRoute(bound, record, audience),
    events,
    attachedBy: attacherOf(record, name),
    attachedAt: new Date(name.createdAt).toISOString(),
    timeline,
  };
}
