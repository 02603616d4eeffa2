/** Queues, and the workflows that lead tasks to them. */
import type { TaskQueue, TaskStatus, Workflow } from './model';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';

const ENDED: ReadonlySet<TaskStatus> = new Set(['completed', 'canceled']);

export function addQueue({ records, sids, now }: Scope, name: string, targetWorkers: string): TaskQueue {
  const queue = { sid: nextSid(sids, 'WQ', records.queues), name, targetWorkers, createdAt: now() };
  records.queues.set(queue.sid, queue);
  return queue;
}

/** Removes a queue that no workflow leads to. */
export function removeQueue({ records }: Scope, queueSid: string) {
  const queue = requireRecord(records.queues, queueSid);
  const workflow = [...records.workflows.values()].find((each) => each.queue === queue);
  if (workflow !== undefined) throw new Refused(400, 20001, `Workflow ${workflow.sid} uses queue ${queueSid}`);
  records.queues.delete(queueSid);
}

export function addWorkflow(
  { records, sids, now }: Scope,
  name: string,
  { queueSid, configuration }: { queueSid: string; configuration: string },
): Workflow {
  const queue = requireRecord(records.queues, queueSid);
  const workflow = { sid: nextSid(sids, 'WW', records.workflows), name, queue, configuration, createdAt: now() };
  records.workflows.set(workflow.sid, workflow);
  return workflow;
}

/** Removes a workflow without open tasks. */
export function removeWorkflow({ records }: Scope, workflowSid: string) {
  const workflow = requireRecord(records.workflows, workflowSid);
  const task = [...records.tasks.values()].find((each) => each.workflow === workflow && !ENDED.has(each.status));
  if (task !== undefined) throw new Refused(400, 20001, `Task ${task.sid} of workflow ${workflowSid} is open`);
  records.workflows.delete(workflowSid);
}

/** The account's own queue and workflow have SIDs that are fixed. */
function nextSid(sids: Scope['sids'], prefix: string, taken: ReadonlyMap<string, unknown>): string {
  const sid = sids.next(prefix);
  return taken.has(sid) ? nextSid(sids, prefix, taken) : sid;
}
