/**
 * Finish: delete the webhook that this plugin attached, with any destination, once its interaction has ended. The
 * plugin calls it when a task is completed, and again a little later while it is in use. A transfer completes a task,
 * too, so Flex's channels decide whether the interaction has ended.
 *
 * It needs no permission, because it removes only what the sweep would remove a little later.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { cleanUpAfter } from '../attachment/cleanup';
import { readOurs } from '../attachment/ours';
import { haveEnded } from '../attachment/usage';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';

export async function finish(
  context: OperationContext,
  { interactionSid }: Request<'finish'>,
): Promise<Result<Answer<'finish'>, Failure>> {
  const { flex, instance } = context;
  const [instanceSid, interaction, channels] = await Promise.all([
    instance(),
    flex.fetchInteraction(interactionSid),
    flex.listChannels(interactionSid),
  ]);
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  if (!interaction.ok) return fail(failureOf(interaction.failure));
  if (!channels.ok) return fail(failureOf(channels.failure));
  // An interaction that does not exist is answered like one that goes on.
  if (interaction.value === null) return ok(IN_USE);
  const ttid = interaction.value.webhookTtid;
  if (ttid === null) return ok(NOTHING_LEFT);

  const read = await readOurs(flex, instanceSid.value, interactionSid, ttid);
  if (!read.ok) return fail(failureOf(read.failure));
  const ours = read.value;
  if (ours === null) return ok(NOTHING_LEFT);
  if (!haveEnded(channels.value)) return ok(IN_USE);
  const deleted = await flex.deleteWebhook(instanceSid.value, ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  await Promise.all([recordAudit(context, 'ended', [{ ttid, interactionSid }]), cleanUpAfter(context, ours, 'ended')]);
  return ok({ removed: ttid, isDone: true });
}

const IN_USE: Answer<'finish'> = { removed: null, isDone: false };
const NOTHING_LEFT: Answer<'finish'> = { removed: null, isDone: true };
