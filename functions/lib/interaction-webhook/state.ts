/** Reads everything that is needed to decide about one interaction, in parallel. */
import type { Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { CurrentBinding } from '../attachment/current-binding';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { AttachmentRecord } from '../twilio/records';
import { type AccessLevel, accessLevel } from './authorize';
import { bindingOf, readCurrentBinding } from './binding';

/** The state of an interaction, and a person's access to it through a task. */
export interface InteractionState {
  readonly instance: InstanceSid;
  readonly bound: CurrentBinding;
  readonly record: AttachmentRecord | null;
  readonly level: Exclude<AccessLevel, 'none'>;
}

/**
 * Returns the current state. Fails with `not-found` if the interaction does not exist, or the person has no access.
 *
 * @param seen The ttid that the person saw. Its webhook is read at the same time, because it is almost always the bound
 * one. If another one is bound, that one is read afterwards.
 */
export async function readState(
  context: OperationContext,
  { interactionSid, channelSid, taskSid }: Subject,
  seen: Ttid | null = null,
): Promise<Result<InteractionState, Failure>> {
  const { actor, flex, records } = context;
  const instance = context.instance();
  const readSeen = async () => {
    const sid = await instance;
    return sid.ok && seen !== null ? flex.fetchWebhook(sid.value, seen) : ok(null);
  };
  const [instanceSid, interaction, participants, record, webhook] = await Promise.all([
    instance,
    flex.fetchInteraction(interactionSid),
    flex.listParticipants(interactionSid, channelSid),
    records.read(interactionSid),
    readSeen(),
  ]);
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  if (!interaction.ok) return fail(failureOf(interaction.failure));
  if (!participants.ok) return fail(failureOf(participants.failure));
  if (!record.ok) return fail(failureOf(record.failure));

  const level = accessLevel(taskSid, actor, {
    participants: participants.value,
    record: record.value?.attachment ?? null,
  });
  if (interaction.value === null || level === 'none') return fail({ code: 'not-found' });
  const { webhookTtid: ttid } = interaction.value;
  const bound =
    ttid !== null && ttid === seen
      ? bindingOf(interactionSid, ttid, webhook)
      : await readCurrentBinding(context, interactionSid, instanceSid.value, ttid);
  if (!bound.ok) return bound;
  return ok({ instance: instanceSid.value, bound: bound.value, record: record.value, level });
}
