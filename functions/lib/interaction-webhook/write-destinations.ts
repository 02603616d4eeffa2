/**
 * Gives the bound webhook other destinations:
 *
 *     create the timeline → write the record → edit the URL, unless the webhook is relayed already
 *
 * The webhook keeps its ttid. The record of a direct webhook is written before its URL, so that the first event that
 * comes to our receiver finds its destinations. Until then the URL decides, and the record has no effect: a change that
 * ends in between has changed nothing.
 */
import type { Answer, Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { removalClaim, settled } from '../attachment/claim';
import { removeTimeline } from '../attachment/cleanup';
import { describes, displacedBy, type OurBinding, timelineOf } from '../attachment/current-binding';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { serverOf } from '../endpoint/visible-url';
import type { Webhook } from '../twilio/flex';
import { UNCLEAR } from '../twilio/http';
import type { Attachment, AttachmentRecord, RecordedDestination, Relay } from '../twilio/records';
import { type Address, relayAddressOf } from './address';
import { bindingFor } from './binding';
import { conflict } from './conflict';
import type { InteractionState } from './state';

/** One change in progress. */
export interface DestinationChange extends Pick<InteractionState, 'instance' | 'record'> {
  readonly context: OperationContext;
  readonly subject: Subject;
  readonly bound: OurBinding;
  readonly before: Relay;
  readonly destinations: readonly RecordedDestination[];
}

export async function writeDestinations(
  change: DestinationChange,
): Promise<Result<Answer<'changeDestinations'>, Failure>> {
  const { context, subject, bound, record, before, destinations } = change;
  const { deadline, records, settings, timelines } = context;
  if (isSame(before.destinations, destinations)) return ok({ binding: bindingFor(bound, record, context) });
  if (!deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const address = relayAddressOf(before.id, destinations, subject.interactionSid, context);
  const earlier = timelineOf(bound, record, settings.domain);
  const created = address.timeline !== null && earlier === null ? await timelines.create(address.timeline) : ok(null);
  if (!created.ok) return fail(failureOf(created.failure));
  const written = await records.write(subject.interactionSid, record, recordWith(address, change));
  if (!written.ok) {
    return written.failure.kind === 'write-conflict'
      ? conflict(context, subject)
      : fail(writeFailureOf(written.failure));
  }
  const webhook = await editUrl(change, address, written.value);
  if (!webhook.ok) return webhook;
  await Promise.all([
    earlier !== null && address.timeline === null && timelines.endIn(earlier, settings.retentionSeconds),
    auditChange(change),
  ]);
  return ok({ binding: bindingFor({ ...bound, webhook: webhook.value }, written.value, context) });
}

const isSame = (one: readonly RecordedDestination[], other: readonly RecordedDestination[]) =>
  one.length === other.length && one.every((destination, at) => destination === other[at]);

/** Returns the record of the webhook. If it was lost, the facts about the attach are unknown. */
function recordWith({ relay, timeline }: Address, { context, subject, bound, record }: DestinationChange): Attachment {
  const { ttid, name } = bound;
  const known: Attachment =
    record !== null && describes(record, bound)
      ? record.attachment
      : {
          ...removalClaim(context, { operationId: '', taskSid: subject.taskSid }, null),
          nonce: name.nonce,
          attachedBy: null,
          attachedAt: new Date(name.createdAt).toISOString(),
          displaced: displacedBy(bound, record),
        };
  return settled({ ...known, state: 'bound', ttid, relay, previousRelay: null, timeline });
}

/** Lets Twilio send to our receiver, unless it does. */
async function editUrl(
  change: DestinationChange,
  { url, timeline }: Address,
  written: AttachmentRecord,
): Promise<Result<Webhook, Failure>> {
  const { context, subject, instance, bound, record } = change;
  const { webhook, ttid } = bound;
  if (webhook.url === url) return ok(webhook);
  // The receiver accepts only POST.
  const edited = await context.flex.updateWebhook(instance, ttid, { ...webhook, url, method: 'POST' });
  if (edited.ok && edited.value !== null) return ok(edited.value);
  if (!edited.ok && edited.failure.kind === 'unclear') return urlAfterUnclear(change, url);
  await Promise.all([
    record === null
      ? context.records.remove(subject.interactionSid, written)
      : context.records.write(subject.interactionSid, written, settled(record.attachment)),
    timelineOf(bound, record, context.settings.domain) === null && removeTimeline(context, timeline),
  ]);
  return edited.ok ? conflict(context, subject) : fail(failureOf(edited.failure));
}

/** Looks at the webhook itself. The record is kept, because the edit may still take effect. */
async function urlAfterUnclear(
  { context, subject, instance, bound }: DestinationChange,
  url: string,
): Promise<Result<Webhook, Failure>> {
  const found = await context.flex.fetchWebhook(instance, bound.ttid);
  if (!found.ok) return fail(writeFailureOf(found.failure));
  if (found.value === null || found.value.type === 'unreadable') return conflict(context, subject);
  return found.value.url === url ? ok(found.value) : fail(writeFailureOf(UNCLEAR));
}

const auditChange = (change: DestinationChange) =>
  recordAudit(change.context, 'edited', [
    {
      ttid: change.bound.ttid,
      interactionSid: change.subject.interactionSid,
      changes: { destinations: { before: namesOf(change.before.destinations), after: namesOf(change.destinations) } },
    },
  ]);

/** The keys of named destinations, and the hosts of entered URLs. The rest of a URL may be secret and is not kept. */
const namesOf = (destinations: readonly RecordedDestination[]) =>
  destinations.map(({ id, url }) => (url === null ? id : (serverOf(url)?.host ?? id)));
