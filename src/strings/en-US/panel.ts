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
  PanelOverText: 'Your part in this interaction is over, so you can’t attach a webhook to it.',
  PanelOverTimelineText:
    'Your part in this interaction is over, and its webhook was deleted. The events that the inspector received, and any that still arrive, are kept for 24 hours, unless your administrator set another time.',
  PanelNoDestinationsHeading: 'No destinations available',
  PanelNoDestinationsText: 'Ask an administrator to add one for your role.',
  PanelSwitchedOffHeading: 'Attaching is switched off',
  PanelSwitchedOffText: 'An administrator switched it off for everyone. Ask when it will be on again.',
  PanelLeftBehindHeading: 'Leftover webhook',
  PanelLeftBehindRemove: 'Delete leftover webhook',
  PanelLeftBehindRemoving: 'Deleting leftover webhook…',
  PanelLeftBehindRemoved: 'Leftover webhook deleted.',
  PanelLeftBehindRemoveFailed: 'Couldn’t delete the leftover webhook',
} satisfies Record<`Panel${string}`, string>;
