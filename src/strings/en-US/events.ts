/** What each event means, and the groups of events. */
export const events = {
  EventOnInteractionCreated: 'The interaction began.',
  EventOnChannelCreated: 'A channel was opened, such as a chat.',
  EventOnChannelCreateFailed: 'A channel could not be opened.',
  EventOnChannelStatusUpdated: 'The channel became active, closed or failed.',
  EventOnParticipantJoined: 'A customer, agent or supervisor joined.',
  EventOnParticipantLeft: 'A customer, agent or supervisor left.',
  EventOnParticipantUpdated: 'Something about a participant changed.',
  EventGroupInteraction: 'Interaction',
  EventGroupChannel: 'Channel',
  EventGroupParticipant: 'Participants',
} satisfies Record<`Event${string}`, string>;
