/** Actions on tasks and their reservations, which offer a task to a worker. */
import { ASSIGN_TO_ANYONE, type Reservation, type ReservationStatus, type Task } from './model';
import { addParticipant, setParticipantStatus } from './participants';
import { Refused, requireRecord } from './refused';
import { type Scope, touch } from './scope';

const DEFAULT_TIMEOUT_SECONDS = 86_400;

/** Creates a task that is not offered to a worker yet. */
export function addTask(
  { records, sids, now }: Scope,
  details: Pick<Task, 'channel' | 'attributes' | 'interactionSid' | 'channelSid' | 'routingTarget'> &
    Partial<Pick<Task, 'priority' | 'timeout' | 'virtualStartTime' | 'workflow'>>,
): Task {
  const createdAt = now();
  const task: Task = {
    priority: 0,
    reason: null,
    timeout: DEFAULT_TIMEOUT_SECONDS,
    virtualStartTime: createdAt,
    workflow: ASSIGN_TO_ANYONE,
    ...details,
    sid: sids.next('WT'),
    status: 'reserved',
    version: 0,
    createdAt,
    updatedAt: createdAt,
  };
  records.tasks.set(task.sid, task);
  return task;
}

/** Offers a task to a worker. */
export function reserve({ records, sids, now, emit }: Scope, task: Task, workerSid: string): Reservation {
  const createdAt = now();
  const reservation: Reservation = {
    sid: sids.next('WR'),
    taskSid: task.sid,
    workerSid,
    status: 'pending',
    version: 0,
    createdAt,
    updatedAt: createdAt,
  };
  records.reservations.set(reservation.sid, reservation);
  emit({ kind: 'reservation', reservationSid: reservation.sid, change: 'created' });
  return reservation;
}

/** Starts a classic voice call: a task without an interaction, already accepted by `workerSid`. */
export function startVoiceCall(
  scope: Scope,
  { customer, number, workerSid }: { customer: string; number: string; workerSid: string },
): Task {
  const task = addTask(scope, {
    channel: 'voice',
    attributes: {
      from: number,
      to: '+15005550006',
      name: customer,
      direction: 'inbound',
      call_sid: scope.sids.next('CA'),
    },
    interactionSid: null,
    channelSid: null,
    routingTarget: null,
  });
  const reservation = reserve(scope, task, workerSid);
  setReservation(scope, reservation, 'accepted');
  setTask(scope, task, 'assigned');
  return task;
}

export function accept(scope: Scope, reservationSid: string) {
  const { records } = scope;
  const reservation = requireRecord(records.reservations, reservationSid);
  requireStatus(reservation, 'pending');
  const task = requireRecord(records.tasks, reservation.taskSid);
  setReservation(scope, reservation, 'accepted');
  setTask(scope, task, 'assigned');
  const channel = records.channelOfTask(task.sid);
  if (channel === undefined) return;
  const worker = requireRecord(records.workers, reservation.workerSid);
  const routing = { taskSid: task.sid, workerSid: worker.sid, reservationSid: reservation.sid };
  addParticipant(scope, channel, { type: 'agent', identity: worker.identity, media: {}, routing });
  endTransfer(scope, task, 'completed');
}

/** How a worker loses a reservation: they reject it, do not answer in time, or it is taken from them. */
export type Loss = Extract<ReservationStatus, 'rejected' | 'timeout' | 'rescinded'>;

/**
 * Ends a reservation that was not accepted. The task returns to its queue, and stays there until it is offered. A task
 * for a single worker who rejects it is canceled. Source: Twilio's page "Flex Conversations best practices".
 */
export function loseReservation(scope: Scope, reservationSid: string, how: Loss) {
  const { records } = scope;
  const reservation = requireRecord(records.reservations, reservationSid);
  requireStatus(reservation, 'pending');
  const task = requireRecord(records.tasks, reservation.taskSid);
  const isForThemAlone = task.routingTarget === reservation.workerSid;
  setReservation(scope, reservation, how);
  setTask(scope, task, how === 'rejected' && isForThemAlone ? 'canceled' : 'pending');
  endTransfer(scope, task, 'failed');
}

export const reject = (scope: Scope, reservationSid: string) => loseReservation(scope, reservationSid, 'rejected');

/** Offers a task that waits in its queue to a worker. */
export function offer(scope: Scope, taskSid: string, workerSid: string): Reservation {
  const { records } = scope;
  const task = requireRecord(records.tasks, taskSid);
  requireRecord(records.workers, workerSid);
  if (task.status !== 'pending') throw new Refused(400, 20001, `Task ${taskSid} is ${task.status}, not pending`);
  setTask(scope, task, 'reserved');
  return reserve(scope, task, workerSid);
}

/**
 * Ends the work on a task: it is in wrap-up or completed, and its agent leaves the channel. A task that no agent has
 * accepted is canceled. A task that has ended stays as it is.
 */
export function finishTask(scope: Scope, task: Task, then: 'wrapup' | 'closed') {
  const { records } = scope;
  if (task.status === 'completed' || task.status === 'canceled') return;
  const reservation = records.reservationOfTask(task.sid);
  if (task.status === 'pending' || task.status === 'reserved') {
    if (reservation?.status === 'pending') setReservation(scope, reservation, 'canceled');
    setTask(scope, task, 'canceled');
    endTransfer(scope, task, 'failed');
    return;
  }
  for (const participant of records.participants.values()) {
    const isTheirs = participant.type === 'agent' && participant.routing?.taskSid === task.sid;
    if (isTheirs) setParticipantStatus(scope, participant, then);
  }
  if (then === 'wrapup' && task.status === 'wrapping') return;
  if (reservation !== undefined) setReservation(scope, reservation, then === 'wrapup' ? 'wrapping' : 'completed');
  setTask(scope, task, then === 'wrapup' ? 'wrapping' : 'completed');
}

/** Ends the transfer that created a task, if one did. */
function endTransfer({ records, now }: Scope, task: Task, status: 'completed' | 'failed') {
  const transfer = [...records.transfers.values()].find(({ taskSid }) => taskSid === task.sid);
  if (transfer?.status !== 'active') return;
  transfer.status = status;
  transfer.updatedAt = now();
}

function requireStatus(reservation: Reservation, status: Reservation['status']) {
  if (reservation.status !== status) {
    throw new Refused(400, 20001, `Reservation ${reservation.sid} is ${reservation.status}, not ${status}`);
  }
}

function setReservation(scope: Scope, reservation: Reservation, status: Reservation['status']) {
  if (reservation.status === status) return;
  reservation.status = status;
  touch(scope, reservation);
  scope.emit({ kind: 'reservation', reservationSid: reservation.sid, change: status });
}

function setTask(scope: Scope, task: Task, status: Task['status']) {
  if (task.status === status) return;
  task.status = status;
  touch(scope, task);
  scope.emit({ kind: 'task', taskSid: task.sid, change: status });
}
