/** Status: read the current binding of a task's interaction, and what the person may do about it. */
import type { Answer, Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { ok, type Result } from '../../../src/contract/result';
import type { OperationContext } from '../endpoint/context';
import { destinationsFor, mayEnterUrl } from '../settings/destinations';
import { mayAddTo, mayDetach, mayReplace } from './authorize';
import { bindingFor } from './binding';
import { readState } from './state';

export async function status(context: OperationContext, subject: Subject): Promise<Result<Answer<'status'>, Failure>> {
  const { actor, settings } = context;
  const state = await readState(context, subject);
  if (!state.ok) return state;
  const { bound, level, record } = state.value;
  const rights = { actor, record, settings };
  const canAttach = level === 'active' && !settings.isSwitchedOff;
  const binding = bindingFor(bound, record, context);
  const isLost = binding.state === 'attached' && binding.route === 'lost';
  return ok({
    binding,
    destinations: destinationsFor(settings.destinations, actor.role),
    canAttach,
    canDetach: bound.kind === 'ours' && mayDetach(bound, level, rights),
    canAddDestinations: canAttach && bound.kind === 'ours' && !isLost && mayAddTo(bound, rights),
    canReplace: canAttach && mayReplace(bound, rights),
    canUseUrl: mayEnterUrl(actor.role, settings),
    isSwitchedOff: settings.isSwitchedOff,
    retentionHours: settings.retentionSeconds / 3600,
  });
}
