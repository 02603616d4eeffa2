/** When each event fires, and the groups of events. */
export const events = {
  EventOnInteractionCreated: 'The interaction starts.',
  EventOnChannelCreated: 'A channel opens, such as a chat.',
  EventOnChannelCreateFailed: 'A channel can’t be opened.',
  EventOnChannelStatusUpdated: 'The channel’s status changes, such as to active, inactive, or closed.',
  EventOnParticipantJoined: 'A participant joins, such as a customer or an agent.',
  EventOnParticipantLeft: 'A participant leaves, such as a customer or an agent.',
  EventOnParticipantUpdated: 'Something about a participant changes.',
  EventGroupInteraction: 'Interaction',
  EventGroupChannel: 'Channel',
  EventGroupParticipant: 'Participants',
} satisfies Record<`Event${string}`, string>;
