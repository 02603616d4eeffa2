/** Changes which webhook an interaction holds. */
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { FlexApi, Interaction } from '../twilio/flex';
import type { Reply } from '../twilio/http';

/**
 * Binds a webhook in the place of another one. Null stands for none. After an unclear answer, looks before it repeats
 * the call: if it has taken effect, another request may have bound its own webhook since, which must stay.
 *
 * @returns The interaction as Twilio has last shown it, which may hold the webhook of another request.
 */
export async function rebind(
  flex: FlexApi,
  interaction: InteractionSid,
  { from, to }: { readonly from: Ttid | null; readonly to: Ttid | null },
): Promise<Reply<Interaction | null>> {
  const first = await flex.bindWebhook(interaction, to);
  if (first.ok || first.failure.kind !== 'unclear') return first;
  const current = await flex.fetchInteraction(interaction);
  return current.ok && current.value?.webhookTtid === from ? flex.bindWebhook(interaction, to) : current;
}
