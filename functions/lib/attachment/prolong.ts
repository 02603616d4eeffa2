/**
 * Keeps what this plugin stores about an attachment whose interaction goes on for longer than records usually live.
 * Agents can leave a conversation for months, more than once.
 */
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord } from '../twilio/records';
import { LIFETIME_S } from '../twilio/sync';

/**
 * The age from which an event prolongs a record, in milliseconds. A record of an ended interaction is never that old,
 * because it is kept for 30 days at most. Flex lets a conversation rest for 90 days, which is within what remains.
 */
export const PROLONGED_FROM_MS = 45 * 24 * 3_600_000;

/** Returns whether an event prolongs the record. A claim must not look recent again. */
export const isAging = (record: AttachmentRecord | null): record is AttachmentRecord =>
  record !== null && record.attachment.state === 'bound' && record.ageMs > PROLONGED_FROM_MS;

/** Lets the lifetimes of a record and its timeline, if any, start again. If that fails, the next event does it. */
export async function prolong(
  { records, timelines }: Pick<Connection, 'records' | 'timelines'>,
  interaction: InteractionSid,
  record: AttachmentRecord,
  timeline: TimelineName | null,
) {
  await Promise.all([
    records.endIn(interaction, record, LIFETIME_S),
    timeline !== null && timelines.endIn(timeline, LIFETIME_S),
  ]);
}
