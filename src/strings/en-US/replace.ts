/** Changing the attached webhook, or replacing the one of another program. */
export const replace = {
  ReplaceButton: 'Replace…',
  ReplaceHeading: 'Replace the webhook',
  ReplaceIntro: 'Your webhook replaces “{{webhook}}”.',
  ReplaceSubmit: 'Replace webhook',
  ReplaceDialogHeading: 'Replace this webhook?',
  ReplaceDialogText:
    '“{{webhook}}” stops getting this interaction’s events now. It wasn’t attached with this plugin, so it isn’t deleted. When you detach yours, it’s attached again.',
  ReplaceConfirm: 'Replace',
  ReplaceChange: 'Change',
  ReplaceChangeHeading: 'Change webhook',
  ReplaceSave: 'Save changes',
  ReplaceSaving: 'Saving changes…',
  ReplaceSaved: 'Changes saved.',
  ReplaceNotSaved: 'Your changes weren’t saved.',
  ReplaceSaveFailed: 'Couldn’t save the changes',
  ReplaceSaveDialogHeading: 'Save these changes?',
  ReplaceSaveDestinationText: '“{{destination}}” stops getting events now.',
  ReplaceSaveDestinationsText: 'These stop getting events now: {{destinations}}.',
  ReplaceSavePendingText: 'Events that haven’t arrived there yet aren’t sent anymore.',
  ReplaceSaveEventsText:
    'The events that the inspector has received so far are no longer shown. Copy them first if you need them.',
  ReplaceEventsFixedRights: 'They can’t change, because your role can’t remove every destination.',
  ReplaceEventsFixedDestination: 'They can’t change while “{{destination}}” is selected.',
} satisfies Record<`Replace${string}`, string>;
