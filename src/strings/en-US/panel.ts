/** The tab, and the screens on which no webhook can be attached or detached. */
export const panel = {
  PanelTabLabel: 'Webhooks',
  PanelNoTaskHeading: 'No task selected',
  PanelNoTaskText: 'Select a task to see its webhook.',
  PanelNoInteractionHeading: 'No interaction on this task',
  PanelNoInteractionText:
    'This task has no Flex interaction that a webhook could listen to. Tasks of Flex Conversations have one.',
  PanelNoInteractionVoiceText:
    'This call has no Flex interaction that a webhook could listen to. Chats, messages and e-mails of Flex Conversations have one.',
  PanelUnreadableHeading: 'The interaction cannot be read',
  PanelUnreadableText:
    'This task’s attribute {{attribute}} holds no identifier of Twilio, so its interaction is unknown. An administrator can look at the workflow that made the task.',
  PanelIncomingHeading: 'Accept the task first',
  PanelIncomingText: 'A webhook can be attached as soon as somebody has accepted this task.',
  PanelLoadingHeading: 'Loading the webhook…',
  PanelUnavailableHeading: 'Could not load the webhook',
  PanelEndedHeading: 'This interaction is over',
  PanelEndedText: 'No webhook is attached, and nothing more will happen here.',
  PanelEndedTimelineText:
    'Its webhook went with it. What the inspector received, and may still receive, is kept for 24 hours, unless your administrator chose another time.',
  PanelNoDestinationsHeading: 'No destination is open to you',
  PanelNoDestinationsText: 'Ask an administrator to name a destination that your role may use.',
  PanelSwitchedOffHeading: 'Attaching is switched off',
  PanelSwitchedOffText: 'An administrator has switched it off for everybody. Ask when it will be on again.',
  PanelLeftBehindHeading: 'A webhook is left half-way',
  PanelLeftBehindRemove: 'Remove it',
  PanelLeftBehindRemoving: 'Removing it…',
  PanelLeftBehindRemoved: 'What was left behind is removed.',
  PanelLeftBehindRemoveFailed: 'Could not remove what was left behind',
} satisfies Record<`Panel${string}`, string>;
