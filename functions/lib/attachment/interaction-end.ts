/**
 * Cleans up after the end of an interaction whose events our receiver gets. Its webhook is deleted; its events
 * remain visible until the retention ends.
 */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { type AuditContext, recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord } from '../twilio/records';
import { newTimeline } from './inspector';
import { haveEnded } from './usage';

interface CleanUpContext extends Pick<Connection, 'records' | 'timelines'> {
  readonly settings: { readonly retentionSeconds: number };
}

/** How long the record of a relayed attachment is kept at least, in seconds: until all events are given up. */
const RELAY_KEPT_S = 25 * 3_600;

/**
 * Lets the timeline expire after the retention, and so the record. That of a relayed attachment is also needed while
 * events may be tried again. If this fails, they expire later on their own.
 */
export async function scheduleCleanUp(
  { records, timelines, settings }: CleanUpContext,
  interaction: InteractionSid,
  record: AttachmentRecord,
  timeline: TimelineName,
) {
  const { retentionSeconds } = settings;
  const isRelayed = record.attachment.relay !== null;
  await Promise.all([
    timelines.endIn(timeline, retentionSeconds),
    records.endIn(interaction, record, isRelayed ? Math.max(retentionSeconds, RELAY_KEPT_S) : retentionSeconds),
  ]);
}

export type EndContext = CleanUpContext & AuditContext & Pick<Connection, 'flex' | 'instance'>;

/**
 * Removes an attachment to our receiver if its interaction has ended: deletes the webhook, and lets timeline and
 * record expire after the retention.
 *
 * The record names the webhook. Reading the binding and the webhook, as `finish` does, would take two more calls, for
 * which there is no time before the answer to Twilio's event.
 *
 * Returns false if the interaction is still open, if Twilio reports none of its channels, if it has another attachment
 * by now, or if a call to Twilio failed. Then the sweep removes the attachment.
 */
export async function cleanUpIfEnded(
  context: EndContext,
  interaction: InteractionSid,
  timeline: TimelineName,
): Promise<boolean> {
  const [instance, channels, record] = await Promise.all([
    context.instance(),
    context.flex.listChannels(interaction),
    context.records.read(interaction),
  ]);
  if (!instance.ok || !channels.ok || !record.ok || record.value === null) return false;
  if (!haveEnded(channels.value)) return false;
  const { state, ttid, timeline: recorded, relay } = record.value.attachment;
  const isRecorded = recorded === timeline || (relay !== null && newTimeline(relay.id) === timeline);
  // A claimed attachment is being replaced or detached.
  if (state !== 'bound' || ttid === null || !isRecorded) return false;
  const deleted = await context.flex.deleteWebhook(instance.value, ttid);
  if (!deleted.ok) return false;
  await Promise.all([
    scheduleCleanUp(context, interaction, record.value, timeline),
    recordAudit(context, 'ended', [{ ttid, interactionSid: interaction }]),
  ]);
  return true;
}
