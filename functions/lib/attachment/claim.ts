/** The claim on an interaction: a record that shows that an invocation is changing its binding. */
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { AttachmentRecord } from '../twilio/records';
import type { CurrentBinding } from './current-binding';

/** Returns whether the record belongs to the bound webhook. */
export const describes = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'ours' && bound.name.nonce === record.attachment.nonce;

/** Returns whether the record belongs to the bound webhook, which has been deleted since, as after half a detach. */
const describesDeleted = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'dangling' && bound.ttid === record.attachment.ttid;

/**
 * Returns whether another invocation is changing the binding. An attach completes its record in parallel with the bind,
 * so a recent record of a webhook that is not bound yet is a claim, too.
 */
export const isClaimed = (record: AttachmentRecord | null, bound: CurrentBinding, now: number) =>
  record !== null &&
  now - Date.parse(record.attachment.attachedAt) < ABANDONED_AFTER_MS &&
  (record.attachment.state === 'claimed' || !(describes(record, bound) || describesDeleted(record, bound)));
