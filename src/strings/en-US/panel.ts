/** The tab, and the screens on which no webhook can be attached or detached. */
export const panel = {
  PanelTabLabel: 'Webhooks',
  PanelNoTaskHeading: 'No task selected',
  PanelNoTaskText: 'Select a task to see its webhook.',
  PanelNoInteractionHeading: 'No interaction on this task',
  PanelNoInteractionText:
    'This task has no Flex interaction, so you can’t attach a webhook. Tasks of Flex Conversations have an interaction.',
  PanelNoInteractionVoiceText:
    'This call has no Flex interaction, so you can’t attach a webhook. Chats, messages, and emails of Flex Conversations have an interaction.',
  PanelUnreadableHeading: 'Couldn’t read the interaction',
  PanelUnreadableText:
    'The task attribute {{attribute}} isn’t a Twilio ID, so this task’s interaction is unknown. Ask an administrator to check the workflow that created the task.',
  PanelIncomingHeading: 'Accept the task first',
  PanelIncomingText: 'You can attach a webhook as soon as someone accepts this task.',
  PanelLoadingHeading: 'Loading the webhook…',
  PanelUnavailableHeading: 'Couldn’t load the webhook',
  PanelEndedHeading: 'Interaction ended',
  PanelEndedText: 'No webhook is attached. This interaction sends no more events.',
  PanelEndedTimelineText:
    'The webhook was deleted when the interaction ended. The events that the inspector received, and any that still arrive, are kept for 24 hours, unless your administrator set another time.',
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
