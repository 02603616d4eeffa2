/** Replacing the attached webhook. */
export const replace = {
  ReplaceButton: 'Replace…',
  ReplaceWithChoiceButton: 'Replace with your choice…',
  ReplaceHeading: 'Replace the webhook',
  ReplaceIntro: 'What you attach here takes the place of “{{webhook}}”. Until you confirm that, nothing changes.',
  ReplaceSubmit: 'Replace webhook',
  ReplaceDialogHeading: 'Replace this webhook?',
  ReplaceDialogAttachedText:
    '“{{webhook}}” stops receiving events of this interaction at once, and its webhook is deleted.',
  ReplaceDialogInspectorText:
    '“{{webhook}}” stops receiving events of this interaction at once, and those that it has received are no longer shown. Copy them first if you need them.',
  ReplaceDialogForeignText:
    '“{{webhook}}” stops receiving events of this interaction at once. It was not attached with this plugin, so it is not deleted: it is bound again when yours is detached.',
  ReplaceConfirm: 'Replace',
} satisfies Record<`Replace${string}`, string>;
