/** Actions on the channels of interactions. */
import { emitInteractionEvent } from './interaction-events';
import type { Channel, ChannelStatus } from './model';
import { removeParticipant } from './participants';
import { requireRecord } from './refused';
import type { Scope } from './scope';
import { finishTask } from './tasks';

export function setChannelStatus(scope: Scope, channelSid: string, status: ChannelStatus) {
  setStatus(scope, requireRecord(scope.records.channels, channelSid), status);
}

/** Ends the conversation: all participants leave, the channel closes, and the task is in wrap-up or completed. */
export function closeChannel(scope: Scope, channelSid: string, then: 'wrapup' | 'closed') {
  const { records, emit } = scope;
  const channel = requireRecord(records.channels, channelSid);
  const task = requireRecord(records.tasks, channel.taskSid);
  if (channel.status !== 'closed') {
    // Emitted before the participants leave, so that they still receive it.
    const conversation = requireRecord(records.conversations, channel.conversationSid);
    conversation.state = 'closed';
    emit({ kind: 'conversation-closed', conversationSid: conversation.sid });
    for (const participant of records.participantsOf(channelSid)) removeParticipant(scope, channel, participant);
    setStatus(scope, channel, 'closed');
  }
  finishTask(scope, task, then);
}

function setStatus(scope: Scope, channel: Channel, status: ChannelStatus) {
  if (channel.status === status) return;
  channel.status = status;
  emitInteractionEvent(scope, 'onChannelStatusUpdated', channel, { ChannelStatus: status });
}
