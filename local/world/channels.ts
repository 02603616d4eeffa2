/** The channels of interactions, from open to closed. */
import { emitInteractionEvent } from './interaction-events';
import type { Channel, ChannelStatus } from './model';
import { part } from './participants';
import { found } from './refused';
import type { Scope } from './scope';
import { finishTask } from './tasks';

export function setChannelStatus(scope: Scope, channelSid: string, status: ChannelStatus) {
  setStatus(scope, found(scope.records.channels, channelSid), status);
}

/** Ends the conversation: everybody leaves, the channel closes, and the agent wraps up or is done. */
export function closeChannel(scope: Scope, channelSid: string, then: 'wrapup' | 'closed') {
  const { records, emit } = scope;
  const channel = found(records.channels, channelSid);
  const task = found(records.tasks, channel.taskSid);
  if (channel.status !== 'closed') {
    // Whoever is still there learns that the conversation is closed before they have left it.
    const conversation = found(records.conversations, channel.conversationSid);
    conversation.state = 'closed';
    emit({ kind: 'conversation-closed', conversationSid: conversation.sid });
    for (const participant of records.participantsOf(channelSid)) part(scope, channel, participant);
    setStatus(scope, channel, 'closed');
  }
  finishTask(scope, task, then);
}

function setStatus(scope: Scope, channel: Channel, status: ChannelStatus) {
  if (channel.status === status) return;
  channel.status = status;
  emitInteractionEvent(scope, 'onChannelStatusUpdated', channel, { ChannelStatus: status });
}
