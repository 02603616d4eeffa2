/** What is bound to an interaction, in the words of the contract. */
import type { Binding } from '../../src/contract/binding';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import type { Destination } from './destinations';
import { parseFriendlyName } from './friendly-name';
import type { Service } from './service';
import type { Situation } from './situation';
import { failureOf } from './trouble';
import type { Webhook } from './twilio/flex';
import type { AttachmentRecord } from './twilio/records';

interface Bound {
  readonly interaction: InteractionSid;
  readonly ttid: Ttid;
  /** Null when the interaction names a webhook that does not exist. */
  readonly webhook: Webhook | null;
  readonly record: AttachmentRecord | null;
  readonly destinations: readonly Destination[];
}

/** Tells ours from others' by the friendly name; the record adds who attached it. */
export function describeBinding({ interaction, ttid, webhook, record, destinations }: Bound): Binding {
  if (webhook === null) return { state: 'dangling', ttid };
  const { events, friendlyName, url } = webhook;
  const name = parseFriendlyName(friendlyName);
  if (name === null || name.interaction !== interaction) return { state: 'foreign', ttid, friendlyName, events };
  const destination = destinations.find((candidate) => candidate.url === url);
  return {
    state: 'attached',
    ttid,
    destination: destination === undefined ? null : { key: destination.key, label: destination.label },
    events,
    attachedBy: record?.attachment.nonce === name.nonce ? record.attachment.attachedBy : null,
    attachedAt: new Date(name.createdAt).toISOString(),
  };
}

/** Reads the webhook that the interaction holds, if it holds one, and describes it. */
export async function readBinding(
  { flex, settings }: Service,
  interaction: InteractionSid,
  { instance, boundTtid: ttid, record }: Pick<Situation, 'instance' | 'boundTtid' | 'record'>,
): Promise<Result<Binding, Failure>> {
  if (ttid === null) return ok({ state: 'none' });
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  return ok(
    describeBinding({
      interaction,
      ttid,
      webhook: webhook.value,
      record,
      destinations: settings.destinations,
    }),
  );
}
