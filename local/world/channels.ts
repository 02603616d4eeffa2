/** Actions on the channels of interactions. */
import { emitInteractionEvent } from './interaction-events';
import { type InviteDetails, inviteAgain, inviteWorker } from './invites';
import {
  type Channel,
  type ChannelStatus,
  type Invite,
  isOpen,
  type Participant,
  type Reservation,
  type Routing,
  type TaskStatus,
} from './model';
import { addParticipant, setParticipantStatus, updateParticipant } from './participants';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';
import { finishTask } from './tasks';

/** Adds a participant by the API rather than by an invite. The agent's task must be one of the channel's open ones. */
export function addToChannel(
  scope: Scope,
  channelSid: string,
  details: Pick<Participant, 'type' | 'identity' | 'media' | 'routing'>,
): Participant {
  const { records } = scope;
  const channel = openChannel(scope, channelSid);
  if (details.routing !== null) requireOpenTask(scope, channelSid, details.routing);
  if (records.participantsOf(channelSid).some(({ identity }) => identity === details.identity)) {
    throw new Refused(409, 20001, `${details.identity} takes part in channel ${channelSid} already`);
  }
  return addParticipant(scope, channel, details);
}

function requireOpenTask({ records }: Scope, channelSid: string, routing: Routing) {
  const task = records.tasks.get(routing.taskSid);
  const reservation = records.reservations.get(routing.reservationSid);
  if (task?.channelSid !== channelSid || task.status !== 'assigned') {
    throw new Refused(400, 20001, `Task ${routing.taskSid} is no open task of channel ${channelSid}`);
  }
  if (reservation?.taskSid !== task.sid || reservation.workerSid !== routing.workerSid) {
    throw new Refused(400, 20001, `Reservation ${routing.reservationSid} is not the worker's for task ${task.sid}`);
  }
}

/** Invites a worker to a channel, as the API does. A parked channel is active again. */
export function inviteToChannel(scope: Scope, channelSid: string, details: InviteDetails): Invite {
  const channel = openChannel(scope, channelSid);
  if (isParked(channel)) activate(scope, channel, details.workerSid);
  return inviteWorker(scope, channel, details).invite;
}

/**
 * Lets one participant leave. The work of an agent on the channel ends, and the channel stays open. One who has left
 * that way already stays as they are.
 */
export function endParticipant(scope: Scope, participantSid: string, then: 'wrapup' | 'closed') {
  const { records } = scope;
  const participant = requireRecord(records.participants, participantSid);
  if (participant.type !== 'agent' && then === 'wrapup') {
    throw new Refused(400, 20001, `Participant ${participantSid} has no task to wrap up`);
  }
  if (participant.status === 'closed' || participant.status === then) return;
  updateParticipant(scope, participantSid);
  const task = participant.type === 'agent' ? records.tasks.get(participant.routing?.taskSid ?? '') : undefined;
  if (task !== undefined) finishTask(scope, task, then);
  setParticipantStatus(scope, participant, then);
}

export function setChannelStatus(scope: Scope, channelSid: string, status: ChannelStatus) {
  setStatus(scope, requireRecord(scope.records.channels, channelSid), status);
}

/** Ends the conversation: all participants leave, the channel closes, and its tasks are in wrap-up or completed. */
export function closeChannel(scope: Scope, channelSid: string, then: 'wrapup' | 'closed') {
  const { records, emit } = scope;
  const channel = requireRecord(records.channels, channelSid);
  if (channel.status !== 'closed') {
    // Emitted before the participants leave, so that they still receive it.
    const conversation = requireRecord(records.conversations, channel.conversationSid);
    conversation.state = 'closed';
    conversation.updatedAt = scope.now();
    emit({ kind: 'conversation-closed', conversationSid: conversation.sid });
    for (const participant of records.participantsOf(channelSid)) {
      setParticipantStatus(scope, participant, participant.type === 'agent' ? then : 'closed');
    }
    setStatus(scope, channel, 'closed');
  }
  for (const task of records.tasksOf(channelSid)) finishTask(scope, task, then);
}

/** Closes a channel that no agent is in or invited to. */
export function closeChannelWithoutAgents(scope: Scope, channelSid: string) {
  const hasWork = scope.records.tasksOf(channelSid).some(({ status }) => !ENDED.has(status));
  if (!hasWork) closeChannel(scope, channelSid, 'closed');
}

const ENDED: ReadonlySet<TaskStatus> = new Set(['wrapping', 'completed', 'canceled']);

/**
 * Lets the agents leave the channel. The conversation stays open: as soon as the customer writes, agents are invited
 * again. `pause` says that the agents come back to it themselves, `inactive` that they don't.
 */
export function parkChannel(scope: Scope, channelSid: string, status: 'inactive' | 'pause', then: 'wrapup' | 'closed') {
  const channel = openChannel(scope, channelSid);
  for (const task of scope.records.tasksOf(channelSid)) finishTask(scope, task, then);
  setStatus(scope, channel, status);
}

/** Makes a parked channel active again, and invites `workerSid` by a new task. */
export function resumeChannel(scope: Scope, channelSid: string, workerSid: string): Reservation {
  const channel = requireRecord(scope.records.channels, channelSid);
  if (!isParked(channel)) throw new Refused(400, 20001, `Channel ${channel.sid} is ${channel.status}, not parked`);
  activate(scope, channel, workerSid);
  return inviteAgain(scope, channel, { workerSid, routingTarget: workerSid }).reservation;
}

/** Makes a parked channel active again because its customer has written. The agent who had it last is invited. */
export function resumeForCustomer(scope: Scope, channel: Channel) {
  const workerSid = scope.records.lastWorkerOf(channel.sid);
  if (isParked(channel) && workerSid !== undefined) resumeChannel(scope, channel.sid, workerSid);
}

/** Makes a channel active for a worker, who has to exist before anything changes. */
function activate(scope: Scope, channel: Channel, workerSid: string) {
  requireRecord(scope.records.workers, workerSid);
  setStatus(scope, channel, 'active');
}

function openChannel({ records }: Scope, sid: string): Channel {
  const channel = requireRecord(records.channels, sid);
  if (!isOpen(channel)) throw new Refused(400, 20001, `Channel ${sid} is ${channel.status}`);
  return channel;
}

const isParked = ({ status }: Channel) => status === 'inactive' || status === 'pause';

function setStatus(scope: Scope, channel: Channel, status: ChannelStatus) {
  if (channel.status === status) return;
  channel.status = status;
  channel.updatedAt = scope.now();
  emitInteractionEvent(scope, 'onChannelStatusUpdated', channel, { ChannelStatus: status });
}
