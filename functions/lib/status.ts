/** What is attached to a task's interaction, and what this person may do about it. */
import type { Answer, Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { ok, type Result } from '../../src/contract/result';
import { readBinding } from './current-binding';
import { destinationsFor } from './destinations';
import type { Service } from './service';
import { readSituation } from './situation';

export async function status(service: Service, subject: Request<'status'>): Promise<Result<Answer<'status'>, Failure>> {
  const situation = await readSituation(service, subject);
  if (!situation.ok) return situation;
  const binding = await readBinding(service, subject.interactionSid, situation.value);
  if (!binding.ok) return binding;
  return ok({
    binding: binding.value,
    destinations: destinationsFor(service.settings.destinations, service.actor.role),
    canAttach: situation.value.right === 'active',
    canDetach: binding.value.state === 'attached',
  });
}
