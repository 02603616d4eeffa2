/** The claim on an interaction: its record, while somebody is changing what is bound. */

import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { AttachmentRecord } from '../twilio/records';
import type { CurrentBinding } from './current-binding';

/** Whether the record is that of the webhook that is bound. */
export const describes = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'ours' && bound.name.nonce === record.attachment.nonce;

/** Whether the record is that of a webhook that was bound and has been deleted since, as by half a detach. */
const describesDeleted = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'dangling' && bound.ttid === record.attachment.ttid;

/**
 * Whether somebody else is changing the binding right now. A record is completed at the same time as its webhook is
 * bound, so a new one of a webhook that is not bound is a claim, too.
 */
export const isClaimed = (record: AttachmentRecord | null, bound: CurrentBinding, now: number) =>
  record !== null &&
  now - Date.parse(record.attachment.attachedAt) < ABANDONED_AFTER_MS &&
  (record.attachment.state === 'claimed' || !(describes(record, bound) || describesDeleted(record, bound)));
