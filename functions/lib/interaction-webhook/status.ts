/** Status: read the current binding of a task's interaction, and what the person may do about it. */
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
  const access = await readAccess(context, subject);
  if (!access.ok) return access;
  const bound = await readCurrentBinding(context, subject.interactionSid, access.value);
  if (!bound.ok) return bound;
  const { level, record } = access.value;
  const rights = { actor, record, settings };
  const canAttach = level === 'active' && !settings.isSwitchedOff;
  return ok({
    binding: bindingFor(bound.value, record, context),
    destinations: destinationsFor(settings.destinations, actor.role),
    canAttach,
    canDetach: bound.value.kind === 'ours' && mayDetach(bound.value, level, rights),
    canReplace: canAttach && mayReplace(bound.value, rights),
    canUseUrl: mayEnterUrl(actor.role, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
}
