/** The claim on an interaction: its record, while somebody is changing what is bound. */
import type { Bound } from '../interaction-webhook/current-binding';
import type { AttachmentRecord } from '../twilio/records';

/**
 * A claim older than this belongs to an invocation that the platform has killed: 8 s that its owner had, and 5 s that
 * whoever read it meanwhile has to begin. In milliseconds.
 */
export const CLAIM_MS = 15_000;

/** Whether the record is that of the webhook that is bound. */
export const describes = (record: AttachmentRecord, bound: Bound) =>
  bound.kind === 'ours' && bound.name.nonce === record.attachment.nonce;

/** Whether the record is that of a webhook that was bound and has been deleted since, as by half a detach. */
const describesDeleted = (record: AttachmentRecord, bound: Bound) =>
  bound.kind === 'dangling' && bound.ttid === record.attachment.ttid;

/**
 * Whether somebody else is changing the binding right now. A record is completed at the same time as its webhook is
 * bound, so a new one of a webhook that is not bound is a claim, too.
 */
export const isClaimed = (record: AttachmentRecord | null, bound: Bound, now: number) =>
  record !== null &&
  now - Date.parse(record.attachment.attachedAt) < CLAIM_MS &&
  (record.attachment.state === 'claimed' || !(describes(record, bound) || describesDeleted(record, bound)));
