/** Cleans up what this plugin stores for a webhook: its timeline and its record. */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { UnusedState } from '../../../src/contract/webhooks';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord } from '../twilio/records';
import { hasClaim, settled } from './claim';
import { scheduleCleanUp } from './interaction-end';
import type { OurWebhook } from './ours';
import { timelineBehind } from './relay-url';

/** Removes the timeline of a deleted webhook. If that fails, it expires on its own. */
export async function removeTimeline({ timelines }: Pick<Connection, 'timelines'>, timeline: TimelineName | null) {
  if (timeline !== null) await timelines.remove(timeline);
}

/**
 * Ends the timeline of a webhook that does not send to it anymore. Its events are kept until the retention ends. Events
 * of global webhooks do not join it either, because the record does not name it anymore. A claim is not overwritten:
 * the change in progress would lose it.
 */
export async function endTimeline(connection: Connection, { webhook, name }: OurWebhook) {
  const { records, timelines, settings } = connection;
  const timeline = timelineBehind(settings.domain, webhook.url);
  if (timeline === null) return;
  const record = await readRecord(connection, name.interaction);
  await Promise.all([
    timelines.endIn(timeline, settings.retentionSeconds),
    record?.attachment.nonce === name.nonce &&
      !hasClaim(record) &&
      records.write(name.interaction, record, settled({ ...record.attachment, timeline: null, relay: null })),
  ]);
}

/**
 * Cleans up after an unused webhook was deleted: removes its timeline, and the interaction's record if it is no longer
 * needed. If that fails, both expire on their own; a leftover record does no harm. The events of an interaction that
 * has ended remain visible until the retention ends.
 */
export async function cleanUpAfter(connection: Connection, { webhook, name }: OurWebhook, state: UnusedState) {
  const { records, settings } = connection;
  const timeline = timelineBehind(settings.domain, webhook.url);
  // Another webhook is bound. The record may name the webhook to bind again when that one is detached.
  if (state === 'replaced' && timeline === null) return;
  const record = await readRecord(connection, name.interaction);
  const isItsOwn = record?.attachment.nonce === name.nonce;
  if (state === 'replaced') {
    // An attach that registered twice has left two webhooks with the same timeline, and one of them is bound.
    if (record !== null && !isItsOwn) await removeTimeline(connection, timeline);
    return;
  }
  if (state === 'ended' && timeline !== null && record !== null && isItsOwn) {
    return scheduleCleanUp(connection, name.interaction, record, timeline);
  }
  // The record of another webhook is needed while the interaction is open.
  const isNeeded = record !== null && !isItsOwn && (state !== 'ended' || isNeededAfterEnd(record));
  await Promise.all([
    removeTimeline(connection, timeline),
    record !== null && !isNeeded && records.remove(name.interaction, record),
  ]);
}

/**
 * Returns whether a record is needed after its interaction has ended: to sweep a webhook that is attached to the
 * inspector, or to show its events, or to pass on those that destinations have not got yet.
 */
const isNeededAfterEnd = ({ attachment: { timeline, relay } }: AttachmentRecord) => timeline !== null || relay !== null;

async function readRecord({ records }: Connection, interaction: InteractionSid) {
  const record = await records.read(interaction);
  return record.ok ? record.value : null;
}
