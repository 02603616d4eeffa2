/** What is attached to a task's interaction, and what this person may do about it. */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { ok, type Result } from '../../../src/contract/result';
import type { Service } from '../endpoint/context';
import { destinationsFor, mayTypeUrl } from '../settings/destinations';
import { readSituation } from './access';
import { mayDetach, mayReplace } from './authorize';
import { bindingFor, readBound } from './current-binding';

export async function status(service: Service, subject: Request<'status'>): Promise<Result<Answer<'status'>, Failure>> {
  const { actor, settings } = service;
  const situation = await readSituation(service, subject);
  if (!situation.ok) return situation;
  const bound = await readBound(service, subject.interactionSid, situation.value);
  if (!bound.ok) return bound;
  const { right, record } = situation.value;
  const canAttach = right === 'active' && !settings.isSwitchedOff;
  return ok({
    binding: bindingFor(bound.value, record, service),
    destinations: destinationsFor(settings.destinations, actor.role),
    canAttach,
    canDetach: bound.value.kind === 'ours' && mayDetach(right, bound.value.name, record?.attachment ?? null),
    canReplace: canAttach && mayReplace(actor, bound.value),
    canUseUrl: mayTypeUrl(actor, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
}
