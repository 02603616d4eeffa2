/** A task is for the worker that its target names. The account's own workflow offers any other to the first agent. */
import { ASSIGN_TO_ANYONE, type Workflow } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter } from '../conventions/errors';

/** Returns the SID of the worker to whom a task is offered. `target` is a worker, the queue, the workflow, or none. */
export function workerForTarget(target: string | undefined, workflow: Workflow, world: World): string {
  if (target !== undefined && world.workers.has(target)) return target;
  if (target !== undefined && target !== workflow.queue.sid && target !== workflow.sid) {
    throw badParameter(`Invalid RoutingTarget: '${target}' is not a worker, the queue or the workflow`);
  }
  if (workflow !== ASSIGN_TO_ANYONE) {
    throw badParameter(`Invalid RoutingTarget: Local Twilio evaluates no workflow, and ${workflow.sid} needs a worker`);
  }
  const agent = [...world.users.values()].find(({ role }) => role === 'agent');
  if (agent === undefined) throw badParameter('Invalid RoutingTarget: no agent could take the task');
  return agent.workerSid;
}
