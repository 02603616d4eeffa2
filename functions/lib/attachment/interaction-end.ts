/**
 * The end of an interaction whose events the inspector received: its webhook has nothing to do any more, and what was
 * kept is shown until the retention ends.
 */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { type AuditContext, recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord } from '../twilio/records';
import { isOpen } from './usage';

/** What ending needs. */
interface CleanUpContext extends Pick<Connection, 'records' | 'timelines'> {
  readonly settings: { readonly retentionSeconds: number };
}

/** Lets timeline and record end with the retention. Whatever does not work out ends later, by itself. */
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
 * Ends an attachment to the inspector whose interaction is over: deletes its webhook, and lets the rest end with the
 * retention. The record tells the webhook: what the interaction holds, and whose that is, as `finish` asks, would take two
 * more calls, for which an answer to Twilio's event has no time. False when the interaction is not over, the attachment is not its own any more, or Twilio did not say: then
 * the sweep will see to it.
 */
export async function cleanUpIfEnded(
  ending: EndContext,
  interaction: InteractionSid,
  timeline: TimelineName,
): Promise<boolean> {
  const [instance, channels, record] = await Promise.all([
    ending.instance(),
    ending.flex.listChannels(interaction),
    ending.records.read(interaction),
  ]);
  if (!instance.ok || !channels.ok || !record.ok || record.value === null) return false;
  if (channels.value === null || channels.value.some(isOpen)) return false;
  const { state, ttid, timeline: recorded } = record.value.attachment;
  // What is claimed is being replaced or detached by somebody.
  if (state !== 'bound' || ttid === null || recorded !== timeline) return false;
  const deleted = await ending.flex.deleteWebhook(instance.value, ttid);
  if (!deleted.ok) return false;
  await Promise.all([
    scheduleCleanUp(ending, interaction, record.value, timeline),
    recordAudit(ending, 'ended', [{ ttid, interactionSid: interaction }]),
  ]);
  return true;
}
