/** Reads everything that is needed to decide about one interaction, in parallel. */
import type { Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { AttachmentRecord } from '../twilio/records';
import { type AccessLevel, accessLevel } from './authorize';

/** The state of an interaction, and a person's access to it through a task. */
export interface TaskAccess {
  readonly instance: InstanceSid;
  /** The ttid of the interaction; null if nothing is bound. */
  readonly boundTtid: Ttid | null;
  readonly record: AttachmentRecord | null;
  readonly level: Exclude<AccessLevel, 'none'>;
}

/** Returns the current state. Fails with `not-found` if the interaction does not exist, or the person has no access. */
export async function readAccess(
  { actor, flex, records, instance }: OperationContext,
  subject: Subject,
): Promise<Result<TaskAccess, Failure>> {
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

  const level = accessLevel(subject.taskSid, actor, {
    participants: participants.value,
    record: record.value?.attachment ?? null,
  });
  if (interaction.value === null || level === 'none') return fail({ code: 'not-found' });
  return ok({
    instance: instanceSid.value,
    boundTtid: interaction.value.webhookTtid,
    record: record.value,
    level,
  });
}
