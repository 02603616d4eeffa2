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
  ReplaceSaveFailed: 'Couldn’t save the changes',
  ReplaceSaveDialogHeading: 'Save these changes?',
  ReplaceSaveDestinationText: '“{{webhook}}” stops getting events now.',
  ReplaceSaveInspectorText:
    'The inspector stops getting events now. The events that it received are no longer shown. Copy them first if you need them.',
  ReplaceSaveEventsText:
    'The events that the inspector has received so far are no longer shown. Copy them first if you need them.',
} satisfies Record<`Replace${string}`, string>;
