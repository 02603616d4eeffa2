/** Reads everything that a decision about one interaction needs, all at once. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { Service } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { AttachmentRecord } from '../twilio/records';
import { type Right, rightOver, type Subject } from './authorize';

export interface Situation {
  readonly instance: InstanceSid;
  /** The ttid that the interaction holds now. */
  readonly boundTtid: Ttid | null;
  readonly record: AttachmentRecord | null;
  readonly right: Exclude<Right, 'none'>;
}

/** The interaction as it is now; not-found when it does not exist for this person. */
export async function readSituation(
  { actor, flex, records, instance }: Service,
  subject: Subject,
): Promise<Result<Situation, Failure>> {
  const [instanceSid, interaction, participants, record] = await Promise.all([
    instance(),
    flex.fetchInteraction(subject.interactionSid),
    flex.listParticipants(subject.interactionSid, subject.channelSid),
    records.read(subject.interactionSid),
  ]);
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  if (!interaction.ok) return fail(failureOf(interaction.failure));
  if (!participants.ok) return fail(failureOf(participants.failure));
  if (!record.ok) return fail(failureOf(record.failure));

  const right = rightOver(subject.taskSid, actor, {
    participants: participants.value,
    record: record.value?.attachment ?? null,
  });
  if (interaction.value === null || right === 'none') return fail({ code: 'not-found' });
  return ok({
    instance: instanceSid.value,
    boundTtid: interaction.value.webhookTtid,
    record: record.value,
    right,
  });
}
