/**
 * Detach: delete the webhook, then unbind it.
 *
 * Deleting comes first because it is the one sure way to stop the events; whether an empty `WebhookTtid` unbinds is
 * not documented. What is bound afterwards is read from the answer, never assumed.
 */
import type { Answer, Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import { readBinding } from './current-binding';
import type { Service } from './service';
import { readSituation } from './situation';
import { failureOf } from './trouble';

export async function detach(service: Service, request: Request<'detach'>): Promise<Result<Answer<'detach'>, Failure>> {
  const { flex, records } = service;
  const situation = await readSituation(service, request);
  if (!situation.ok) return situation;
  const { instance, record } = situation.value;

  const binding = await readBinding(service, request.interactionSid, situation.value);
  if (!binding.ok) return binding;
  if (binding.value.state === 'none') return ok({ binding: binding.value });
  if (binding.value.ttid !== request.ttid) return fail({ code: 'conflict', binding: binding.value });
  if (binding.value.state === 'foreign') return fail({ code: 'not-permitted' });

  const deleted = await flex.deleteWebhook(instance, request.ttid);
  if (!deleted.ok) return fail(failureOf(deleted.failure));

  const [unbound] = await Promise.all([
    flex.bindWebhook(request.interactionSid, null),
    record === null ? null : records.remove(request.interactionSid, record),
  ]);
  // Nothing is delivered any more. A ttid that could not be cleared names a webhook that is gone.
  const left = unbound.ok ? unbound.value.webhookTtid : request.ttid;
  return ok({ binding: left === null ? { state: 'none' } : { state: 'dangling', ttid: left } });
}
