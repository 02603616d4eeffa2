/** The events that TaskRouter pushes to a worker's browser when the world changes. */
import type { Participant, ReservationStatus, Routing, TaskStatus, WorldEvent } from '../../world/model';
import type { World } from '../../world/world';
import { presentParticipant, presentReservation, presentTask, presentWorker } from './present';

export interface TaskRouterEvent {
  readonly event_type: string;
  readonly payload: unknown;
}

const RESERVATION_EVENTS: Record<ReservationStatus | 'created', string | null> = {
  created: 'reservation.created',
  pending: null,
  accepted: 'reservation.accepted',
  wrapping: 'reservation.wrapup',
  completed: 'reservation.completed',
  rejected: 'reservation.rejected',
  timeout: 'reservation.timeout',
  rescinded: 'reservation.rescinded',
  canceled: 'reservation.canceled',
};

const TASK_EVENTS: Record<TaskStatus | 'updated', string | null> = {
  updated: 'task.updated',
  pending: null,
  reserved: null,
  assigned: null,
  wrapping: 'task.wrapup',
  completed: 'task.completed',
  canceled: 'task.canceled',
};

/** The events that a change of the world means for one worker; none if it does not concern them. */
export function eventsFor(workerSid: string, event: WorldEvent, world: World): TaskRouterEvent[] {
  switch (event.kind) {
    case 'worker': {
      const worker = world.workers.get(event.workerSid);
      if (worker === undefined || worker.sid !== workerSid) return [];
      return [{ event_type: `worker.${event.change}.update`, payload: presentWorker(worker, world) }];
    }
    case 'reservation': {
      const reservation = world.reservations.get(event.reservationSid);
      const type = RESERVATION_EVENTS[event.change];
      if (reservation?.workerSid !== workerSid || type === null) return [];
      return [{ event_type: type, payload: presentReservation(reservation, world) }];
    }
    case 'task': {
      const task = world.tasks.get(event.taskSid);
      const type = TASK_EVENTS[event.change];
      const isTheirs = world.reservationOfTask(event.taskSid)?.workerSid === workerSid;
      return task !== undefined && type !== null && isTheirs
        ? [{ event_type: type, payload: presentTask(task, world) }]
        : [];
    }
    case 'participant': {
      const participant = world.participants.get(event.participantSid);
      const routing = participant && routingFor(workerSid, participant, world);
      if (participant === undefined || routing === undefined) return [];
      return [{ event_type: `participant.${event.change}`, payload: presentParticipant({ ...participant, routing }) }];
    }
    default:
      return [];
  }
}

const WAS_ACCEPTED: ReadonlySet<ReservationStatus> = new Set(['accepted', 'wrapping', 'completed']);

/** Flex looks up the task of a participant's event: the worker's own one on that channel, once it is accepted. */
function routingFor(workerSid: string, { channelSid, routing }: Participant, world: World): Routing | undefined {
  if (routing !== null) return routing.workerSid === workerSid ? routing : undefined;
  const mine = world.reservationsOf(workerSid).findLast(({ taskSid, status }) => {
    return WAS_ACCEPTED.has(status) && world.tasks.get(taskSid)?.channelSid === channelSid;
  });
  return mine && { taskSid: mine.taskSid, workerSid, reservationSid: mine.sid };
}
