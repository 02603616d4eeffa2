/** What is attached to a task's interaction, and what this person may do about it. */
import type { Answer, Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { ok, type Result } from '../../../src/contract/result';
import type { OperationContext } from '../endpoint/context';
import { destinationsFor, mayEnterUrl } from '../settings/destinations';
import { readAccess } from './access';
import { mayDetach, mayReplace } from './authorize';
import { bindingFor, readCurrentBinding } from './binding';

export async function status(context: OperationContext, subject: Subject): Promise<Result<Answer<'status'>, Failure>> {
  const { actor, settings } = context;
  const situation = await readAccess(context, subject);
  if (!situation.ok) return situation;
  const bound = await readCurrentBinding(context, subject.interactionSid, situation.value);
  if (!bound.ok) return bound;
  const { level, record } = situation.value;
  const canAttach = level === 'active' && !settings.isSwitchedOff;
  return ok({
    binding: bindingFor(bound.value, record, context),
    destinations: destinationsFor(settings.destinations, actor.role),
    canAttach,
    canDetach: bound.value.kind === 'ours' && mayDetach(level, bound.value.name, record?.attachment ?? null),
    canReplace: canAttach && mayReplace(actor, bound.value),
    canUseUrl: mayEnterUrl(actor.role, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
}
