/** When each event fires, and the groups of events. */
export const events = {
  EventOnInteractionCreated: 'The interaction starts.',
  EventOnChannelCreated: 'A channel opens, such as a chat.',
  EventOnChannelCreateFailed: 'A channel can’t be opened.',
  EventOnChannelStatusUpdated: 'The channel becomes active, closes, or fails.',
  EventOnParticipantJoined: 'A customer, agent, or supervisor joins.',
  EventOnParticipantLeft: 'A customer, agent, or supervisor leaves.',
  EventOnParticipantUpdated: 'Something about a participant changes.',
  EventGroupInteraction: 'Interaction',
  EventGroupChannel: 'Channel',
  EventGroupParticipant: 'Participants',
} satisfies Record<`Event${string}`, string>;
