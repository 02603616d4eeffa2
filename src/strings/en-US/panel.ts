/** The tab, and the screens on which no webhook can be attached or detached. */
export const panel = {
  PanelTabLabel: 'Webhooks',
  PanelNoTaskHeading: 'No task selected',
  PanelNoTaskText: 'Select a task to see its webhook.',
  PanelNoInteractionHeading: 'This task names no interaction',
  PanelNoInteractionText: 'You can attach a webhook only to an interaction. Tasks of Flex Conversations name theirs.',
  PanelNoInteractionVoiceText:
    'You can attach a webhook only to an interaction, and Flex names none on this call. Chats, messages, and emails of Flex Conversations name theirs.',
  PanelNoInteractionChannelText:
    'It names only an interaction channel, so its interaction is unknown. Ask an administrator to check the workflow that created the task.',
  PanelUnreadableHeading: 'Couldn’t read the interaction',
  PanelUnreadableText:
    'The task attribute {{attribute}} isn’t a Twilio ID, so this task’s interaction is unknown. Ask an administrator to check the workflow that created the task.',
  PanelIncomingHeading: 'Accept the task first',
  PanelIncomingText: 'You can attach a webhook as soon as someone accepts this task.',
  PanelLoadingHeading: 'Loading the webhook…',
  PanelUnavailableHeading: 'Couldn’t load the webhook',
  PanelOverHeading: 'Your part is over',
  PanelOverText: 'You can no longer attach a webhook to this interaction.',
  PanelEndedHeading: 'Interaction ended',
  PanelEndedText:
    'The webhook was removed. Its events are kept for 24 hours, unless your administrator set another time.',
  PanelNoDestinationsHeading: 'No destinations available',
  PanelNoDestinationsText: 'Ask an administrator to add one for your role.',
  PanelSwitchedOffHeading: 'Attaching is switched off',
  PanelSwitchedOffText: 'An administrator switched it off for everyone. Ask when it will be on again.',
  PanelLeftBehindHeading: 'Not attached yet',
  PanelLeftBehindDetachHeading: 'Not removed yet',
  PanelLeftBehindDetachText: 'Twilio disconnected the webhook but didn’t delete it. Nothing is being sent.',
  PanelLeftBehindRemove: 'Remove',
  PanelLeftBehindRemoving: 'Removing…',
  PanelLeftBehindRemoved: 'Webhook removed.',
  PanelLeftBehindRemoveFailed: 'Couldn’t remove the webhook',
} satisfies Record<`Panel${string}`, string>;
