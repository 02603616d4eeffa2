/**
 * Cleans up after the end of an interaction that the inspector was attached to. Its webhook is deleted; its events
 * remain visible until the retention ends.
 */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { type AuditContext, recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord } from '../twilio/records';
import { haveEnded } from './usage';

interface CleanUpContext extends Pick<Connection, 'records' | 'timelines'> {
  readonly settings: { readonly retentionSeconds: number };
}

/** Lets timeline and record expire after the retention. If that fails, they expire later on their own. */
export async function scheduleCleanUp(
  { records, timelines, settings }: CleanUpContext,
  interaction: InteractionSid,
  record: AttachmentRecord,
  timeline: TimelineName,
) {
  await Promise.all([
    timelines.endIn(timeline, settings.retentionSeconds),
    records.endIn(interaction, record, settings.retentionSeconds),
  ]);
}

export type EndContext = CleanUpContext & AuditContext & Pick<Connection, 'flex' | 'instance'>;

/**
 * Removes an attachment to the inspector if its interaction has ended: deletes the webhook, and lets timeline and
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
  const { state, ttid, timeline: recorded } = record.value.attachment;
  // A claimed attachment is being replaced or detached.
  if (state !== 'bound' || ttid === null || recorded !== timeline) return false;
  const deleted = await context.flex.deleteWebhook(instance.value, ttid);
  if (!deleted.ok) return false;
  await Promise.all([
    scheduleCleanUp(context, interaction, record.value, timeline),
    recordAudit(context, 'ended', [{ ttid, interactionSid: interaction }]),
  ]);
  return true;
}
