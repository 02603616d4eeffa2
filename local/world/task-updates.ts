/** TaskRouter's own way to create and to update tasks, with its rules for their status. */
import { ACCOUNT, type Task, type TaskStatus } from './model';
import { Refused, requireRecord } from './refused';
import { type Scope, touch } from './scope';
import { addTask, finishTask, reserve } from './tasks';

/** The statuses that an update can set. A worker's answer to a reservation sets the others. */
export type FinalStatus = Extract<TaskStatus, 'wrapping' | 'completed' | 'canceled'>;

export interface TaskUpdate extends Partial<Pick<Task, 'attributes' | 'priority' | 'channel' | 'virtualStartTime'>> {
  readonly status?: FinalStatus;
  readonly reason?: string;
}

/** The statuses from which a task can reach another one, and TaskRouter's words for a refusal. */
const TRANSITIONS: Record<FinalStatus, { from: readonly TaskStatus[]; action: string; missing: string }> = {
  wrapping: { from: ['assigned'], action: 'wrap up', missing: "it's not currently assigned" },
  completed: { from: ['assigned', 'wrapping'], action: 'complete', missing: 'it is not currently assigned' },
  canceled: { from: ['pending', 'reserved'], action: 'cancel', missing: 'it is not currently pending or reserved' },
};

/** Updates a task. A status that it cannot have now is refused, and then nothing changes. */
export function updateTask(scope: Scope, taskSid: string, { status, reason, ...changes }: TaskUpdate): Task {
  const task = requireRecord(scope.records.tasks, taskSid);
  if (status !== undefined) requireTransition(task, status);
  if (reason !== undefined) task.reason = reason;
  if (reason !== undefined || Object.keys(changes).length > 0) {
    Object.assign(task, changes);
    touch(scope, task);
    scope.emit({ kind: 'task', taskSid, change: 'updated' });
  }
  if (status !== undefined) finishTask(scope, task, status === 'wrapping' ? 'wrapup' : 'closed');
  return task;
}

function requireTransition(task: Task, status: FinalStatus) {
  const { from, action, missing } = TRANSITIONS[status];
  if (from.includes(task.status)) return;
  const place = `in workspace ${ACCOUNT.workspaceSid} for account ${ACCOUNT.accountSid}`;
  throw new Refused(400, 20001, `Cannot ${action} task ${task.sid} ${place} because ${missing}.`);
}

/** Ends the work on a reservation, and so on its task. */
export function finishReservation(scope: Scope, reservationSid: string, then: 'wrapup' | 'closed') {
  const { records } = scope;
  const { taskSid, status } = requireRecord(records.reservations, reservationSid);
  if (status !== 'accepted' && !(then === 'closed' && status === 'wrapping')) {
    throw new Refused(400, 20001, `Reservation ${reservationSid} is ${status}, not accepted`);
  }
  finishTask(scope, requireRecord(records.tasks, taskSid), then);
}

/** Creates a task without an interaction and offers it to `workerSid`. */
export function createTask(
  scope: Scope,
  {
    workerSid,
    ...details
  }: Omit<Parameters<typeof addTask>[1], 'interactionSid' | 'channelSid'> & {
    readonly workerSid: string;
  },
): Task {
  requireRecord(scope.records.workers, workerSid);
  const task = addTask(scope, { ...details, interactionSid: null, channelSid: null });
  reserve(scope, task, workerSid);
  return task;
}
