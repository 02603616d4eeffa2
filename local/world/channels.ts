/** Actions on the channels of interactions. */
import { emitInteractionEvent } from './interaction-events';
import { inviteAgain } from './invites';
import type { Channel, ChannelStatus, Reservation } from './model';
import { setParticipantStatus } from './participants';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';
import { finishTask } from './tasks';

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
    emit({ kind: 'conversation-closed', conversationSid: conversation.sid });
    for (const participant of records.participantsOf(channelSid)) {
      setParticipantStatus(scope, participant, participant.routing === null ? 'closed' : then);
    }
    setStatus(scope, channel, 'closed');
  }
  for (const task of records.tasksOf(channelSid)) finishTask(scope, task, then);
}

/**
 * Lets the agents leave the channel. The conversation stays open: as soon as the customer writes, agents are invited
 * again. `pause` says that the agents come back to it themselves, `inactive` that they don't.
 */
export function parkChannel(scope: Scope, channelSid: string, status: 'inactive' | 'pause', then: 'wrapup' | 'closed') {
  const { records } = scope;
  const channel = requireRecord(records.channels, channelSid);
  if (channel.status === 'closed' || channel.status === 'failed') {
    throw new Refused(400, 20001, `Channel ${channel.sid} is ${channel.status}`);
  }
  for (const task of records.tasksOf(channelSid)) finishTask(scope, task, then);
  setStatus(scope, channel, status);
}

/** Makes a parked channel active again, and invites `workerSid` by a new task. */
export function resumeChannel(scope: Scope, channelSid: string, workerSid: string): Reservation {
  const channel = requireRecord(scope.records.channels, channelSid);
  if (!isParked(channel)) throw new Refused(400, 20001, `Channel ${channel.sid} is ${channel.status}, not parked`);
  setStatus(scope, channel, 'active');
  return inviteAgain(scope, channel, { workerSid, routingTarget: workerSid }).reservation;
}

/** Makes a parked channel active again because its customer has written. The agent who had it last is invited. */
export function resumeForCustomer(scope: Scope, channel: Channel) {
  const workerSid = scope.records.lastWorkerOf(channel.sid);
  if (isParked(channel) && workerSid !== undefined) resumeChannel(scope, channel.sid, workerSid);
}

const isParked = ({ status }: Channel) => status === 'inactive' || status === 'pause';

function setStatus(scope: Scope, channel: Channel, status: ChannelStatus) {
  if (channel.status === status) return;
  channel.status = status;
  channel.updatedAt = scope.now();
  emitInteractionEvent(scope, 'onChannelStatusUpdated', channel, { ChannelStatus: status });
}
