/** Changes which webhook an interaction holds. */
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import type { Interaction } from '../twilio/flex';
import type { Reply } from '../twilio/http';

/**
 * Binds a webhook in the place of another one. Null stands for none. After an unclear answer, looks before it repeats
 * the call: if it has taken effect, another request may have bound its own webhook since, which must stay. Does not
 * repeat it if too little time is left to undo it.
 *
 * @returns The interaction as Twilio has last shown it, which may hold the webhook of another request.
 */
export async function rebind(
  { flex, deadline }: OperationContext,
  interaction: InteractionSid,
  { from, to }: { readonly from: Ttid | null; readonly to: Ttid | null },
): Promise<Reply<Interaction | null>> {
  const first = await flex.bindWebhook(interaction, to);
  if (first.ok || first.failure.kind !== 'unclear') return first;
  const current = await flex.fetchInteraction(interaction);
  if (!current.ok || current.value?.webhookTtid !== from) return current;
  return deadline.allowsChange() ? flex.bindWebhook(interaction, to) : first;
}
