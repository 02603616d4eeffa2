/** What goes after a webhook of ours that is deleted. */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { UnusedState } from '../../../src/contract/webhooks';
import type { Connection } from '../endpoint/context';
import { timelineAt } from './inspector';
import { scheduleCleanUp } from './interaction-end';
import type { OurWebhook } from './ours';

/** Removes the timeline of a webhook that goes. One that cannot be removed ends by itself. */
export async function removeTimeline({ timelines }: Pick<Connection, 'timelines'>, timeline: TimelineName | null) {
  if (timeline !== null) await timelines.remove(timeline);
}

/**
 * Drops what was kept beside a webhook that nobody used any more: its timeline, and the interaction's record when nobody
 * needs that any more. A record that stays does no harm, and both end by themselves. What the inspector has received of
 * an interaction that is over is shown for a while yet.
 */
export async function cleanUpAfter(connection: Connection, { webhook, name }: OurWebhook, state: UnusedState) {
  const { records, settings } = connection;
  const timeline = timelineAt(settings.domain, webhook.url);
  // While something is bound in the place of what was swept, the record may know what detaching that has to bind back.
  if (state === 'replaced' && timeline === null) return;
  const record = await readRecord(connection, name.interaction);
  const isItsOwn = record?.attachment.nonce === name.nonce;
  if (state === 'replaced') {
    // An attach that had to register twice has left two webhooks with one timeline, and one of them is bound.
    if (record !== null && !isItsOwn) await removeTimeline(connection, timeline);
    return;
  }
  if (state === 'ended' && timeline !== null && record !== null && isItsOwn) {
    return scheduleCleanUp(connection, name.interaction, record, timeline);
  }
  // Another webhook of the inspector's is yet to be swept with this record, or has been and is still shown.
  const isNeeded = record !== null && !isItsOwn && (state !== 'ended' || record.attachment.timeline !== null);
  await Promise.all([
    removeTimeline(connection, timeline),
    record !== null && !isNeeded && records.remove(name.interaction, record),
  ]);
}

async function readRecord({ records }: Connection, interaction: InteractionSid) {
  const record = await records.read(interaction);
  return record.ok ? record.value : null;
}
