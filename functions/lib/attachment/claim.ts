/** The claim on an interaction: a record that shows that an invocation is changing its binding. */
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { type CurrentBinding, describes, describesDeleted, ttidOf } from './current-binding';
import type { OurWebhook } from './ours';

/** Returns whether an invocation may still be carrying out the change that the record is about. */
const isRecent = ({ ageMs, attachment }: AttachmentRecord) => !attachment.isSettled && ageMs < ABANDONED_AFTER_MS;

/** Returns whether an invocation has claimed the interaction, and may still be at work. */
export const hasClaim = (record: AttachmentRecord) => isRecent(record) && record.attachment.state === 'claimed';

/**
 * Returns whether another invocation is changing the binding. An attach completes its record in parallel with the bind,
 * so a recent record of a webhook that is not bound yet is a claim, too. A detach ends its claim in parallel with
 * unbinding, so the claim is over once the interaction does not hold the deleted webhook anymore.
 */
export const isClaimed = (record: AttachmentRecord | null, bound: CurrentBinding) =>
  record !== null &&
  isRecent(record) &&
  (record.attachment.state === 'claimed'
    ? !hasUnbound(record, bound)
    : !(describes(record, bound) || describesDeleted(record, bound)));

const hasUnbound = ({ attachment: { unbinding } }: AttachmentRecord, bound: CurrentBinding) =>
  unbinding !== null && unbinding !== ttidOf(bound);

/**
 * Does the same for someone who knows only whether one of our webhooks is bound. A recent record of a webhook that is
 * not bound shows that an attach is about to bind it.
 */
export const isBeingAttached = (record: AttachmentRecord | null, { name }: OurWebhook, isBound: boolean) =>
  record !== null &&
  isRecent(record) &&
  (record.attachment.state === 'claimed' || (record.attachment.nonce === name.nonce && !isBound));

/** The content of a claim when there is no record yet. */
export interface Claimant {
  readonly operationId: string;
  readonly taskSid: Attachment['taskSid'];
}

/** Returns the claim of a removal, with everything from the record that a repetition needs. */
export const removalClaim = (
  { actor, io }: Pick<OperationContext, 'actor' | 'io'>,
  { operationId, taskSid }: Claimant,
  record: AttachmentRecord | null,
): Attachment => ({
  nonce: io.nonce(),
  operationId,
  request: null,
  taskSid,
  workerSid: actor.workerSid,
  attachedBy: actor.identity,
  url: null,
  displaced: null,
  replaces: null,
  abandoned: [],
  relay: null,
  previousRelay: null,
  timeline: null,
  ttid: null,
  attachedAt: new Date(io.now()).toISOString(),
  ...record?.attachment,
  state: 'claimed',
  unbinding: null,
  isSettled: false,
});

/** The lifetime of a claim that nothing needs anymore, in seconds. Longer than any invocation that began before it. */
export const CLAIM_TTL_S = 60;

interface ClaimedChange<T> {
  readonly record: AttachmentRecord | null;
  readonly claim: Attachment;
  readonly work: () => Promise<Result<T, Failure>>;
  /** Answers instead of `work` when another invocation was faster. */
  readonly onConflict: () => Promise<Result<T, Failure>>;
}

/**
 * Carries out `work` while the interaction is claimed, then restores its record. Of this change and an attach that
 * starts at the same time, one notices the other's claim.
 */
export async function underClaim<T>(
  { records }: Pick<OperationContext, 'records'>,
  interaction: InteractionSid,
  { record, claim, work, onConflict }: ClaimedChange<T>,
): Promise<Result<T, Failure>> {
  // The record of an interaction that has ended expires soon, and this change does not prolong it.
  const claimed = await records.write(interaction, record, claim, null);
  if (!claimed.ok) {
    return claimed.failure.kind === 'write-conflict' ? onConflict() : fail(failureOf(claimed.failure));
  }
  try {
    return await work();
  } finally {
    // Without an earlier record, the claim stays for a while: an attach that read none must not create its own now.
    await (record === null
      ? records.write(interaction, claimed.value, settled(claim), CLAIM_TTL_S)
      : records.write(interaction, claimed.value, settled(record.attachment), null));
  }
}

/** The number of abandoned webhooks that a record remembers. */
const MAX_ABANDONED = 5;

/** Returns the abandoned webhooks of a record and one more, which may be null. */
export const abandonedWith = ({ abandoned }: Attachment, webhook: Ttid | null): readonly Ttid[] =>
  (webhook === null ? abandoned : [...abandoned, webhook]).slice(-MAX_ABANDONED);

/** Returns the content of a record that shows that no change is in progress. */
export const settled = (attachment: Attachment): Attachment => ({ ...attachment, isSettled: true });
