/** Replacing the attached webhook. */
export const replace = {
  ReplaceButton: 'Replace…',
  ReplaceWithChoiceButton: 'Replace with your selection…',
  ReplaceHeading: 'Replace the webhook',
  ReplaceIntro: 'The webhook that you attach here replaces “{{webhook}}”. Nothing changes until you confirm.',
  ReplaceSubmit: 'Replace webhook',
  ReplaceDialogHeading: 'Replace this webhook?',
  ReplaceDialogAttachedText:
    '“{{webhook}}” stops receiving this interaction’s events immediately, and its webhook is deleted.',
  ReplaceDialogInspectorText:
    '“{{webhook}}” stops receiving this interaction’s events immediately. The events that it received are no longer shown. Copy them first if you need them.',
  ReplaceDialogForeignText:
    '“{{webhook}}” stops receiving this interaction’s events immediately. It wasn’t attached with this plugin, so it isn’t deleted. When you detach yours, it’s attached again.',
  ReplaceConfirm: 'Replace',
} satisfies Record<`Replace${string}`, string>;
