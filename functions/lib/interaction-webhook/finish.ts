/**
 * Finish: what this plugin attached goes with the interaction, whatever its destination. Asked for when a task is
 * completed; a transfer completes one, too, so that Flex's own channels decide whether the interaction is over.
 *
 * Whoever asks, this removes only what the sweep would remove a little later.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { cleanUpAfter } from '../attachment/cleanup';
import { readOurs } from '../attachment/ours';
import { isOpen } from '../attachment/usage';
import { recordAudit } from '../endpoint/audit';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';

export async function finish(
  context: OperationContext,
  { interactionSid }: Request<'finish'>,
): Promise<Result<Answer<'finish'>, Failure>> {
  const { flex, instance } = context;
  const [instanceSid, held, channels] = await Promise.all([
    instance(),
    flex.fetchInteraction(interactionSid),
    flex.listChannels(interactionSid),
  ]);
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  if (!held.ok) return fail(failureOf(held.failure));
  if (!channels.ok) return fail(failureOf(channels.failure));
  const ttid = held.value?.webhookTtid ?? null;
  if (ttid === null || channels.value === null || channels.value.some(isOpen)) return ok({ removed: null });

  const read = await readOurs(flex, instanceSid.value, interactionSid, ttid);
  if (!read.ok) return fail(failureOf(read.failure));
  const ours = read.value;
  if (ours === null) return ok({ removed: null });
  const deleted = await flex.deleteWebhook(instanceSid.value, ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  await Promise.all([recordAudit(context, 'ended', [{ ttid, interactionSid }]), cleanUpAfter(context, ours, 'ended')]);
  return ok({ removed: ttid });
}
