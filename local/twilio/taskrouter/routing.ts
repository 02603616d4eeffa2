/** The one workflow: a task is for the worker that its target names, and otherwise for the first agent. */
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter } from '../conventions/errors';

/** Returns the SID of the worker to whom a task is offered. `target` is a worker, the queue, the workflow, or none. */
export function workerForTarget(target: string | undefined, world: World): string {
  if (target !== undefined && world.workers.has(target)) return target;
  if (target !== undefined && target !== ACCOUNT.queueSid && target !== ACCOUNT.workflowSid) {
    throw badParameter(`Invalid RoutingTarget: '${target}' is not a worker, the queue or the workflow`);
  }
  const agent = [...world.users.values()].find(({ role }) => role === 'agent');
  if (agent === undefined) throw badParameter('Invalid RoutingTarget: no agent could take the task');
  return agent.workerSid;
}
