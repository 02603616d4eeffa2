/**
 * Finish: what this plugin attached goes with the interaction, whatever its destination. Asked for when a task is
 * completed; a transfer completes one, too, so that Flex's own channels decide whether the interaction is over.
 *
 * Whoever asks, this removes only what the sweep would remove a little later.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { forget } from '../attachment/cleanup';
import { oursFor } from '../attachment/ours';
import { isOpen } from '../attachment/usage';
import { note } from '../endpoint/audit';
import type { Service } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';

export async function finish(
  service: Service,
  { interactionSid }: Request<'finish'>,
): Promise<Result<Answer<'finish'>, Failure>> {
  const { flex, instance } = service;
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

  const webhook = await flex.fetchWebhook(instanceSid.value, ttid);
  if (!webhook.ok) return fail(failureOf(webhook.failure));
  const ours = webhook.value && oursFor(interactionSid, webhook.value);
  if (ours === null) return ok({ removed: null });
  const deleted = await flex.deleteWebhook(instanceSid.value, ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  await Promise.all([note(service, 'ended', [{ ttid, interactionSid }]), forget(service, ours, 'ended')]);
  return ok({ removed: ttid });
}
