/** The forms that create and edit a webhook. */
export const edit = {
  EditCreating: 'Creating webhook…',
  EditCreateFailed: 'Couldn’t create the webhook',
  EditTypeLabel: 'What it listens to',
  EditTypeInteraction: 'One interaction, started by your own code',
  EditTypeGlobal: 'Every interaction',
  EditTypeHelp:
    'Your code creates the interaction with this webhook’s ID. To listen to one that’s in progress, use the Webhooks tab of its task.',
  EditHeading: 'Edit webhook',
  EditSave: 'Save',
  EditSaveAnyway: 'Save anyway',
  EditSaving: 'Saving…',
  EditFailed: 'Couldn’t save the webhook',
  EditCurrentDestination: '{{host}} (current)',
  EditInspectorHelp: 'Its events show up in each interaction that has the inspector attached.',
  EditUnknownEvents: 'Events that this plugin doesn’t know are kept: {{events}}',
  EditNameHelp: 'Helps people recognize the webhook. Twilio doesn’t use it. At most 100 characters.',
  EditNameMissing:
    'Enter a name of at most 100 characters. Avoid hidden or special characters, double spaces, words that mix alphabets, and letters that only look Latin. A webhook that has a name must keep one.',
  EditNameMalformed:
    'Enter at most 100 characters on one line, without hidden or special characters, double spaces, or words that mix alphabets.',
  EditMethodHelp: 'POST sends the event as a form. GET sends it in the query of the URL.',
  EditChangedHeading: 'Someone else changed this webhook',
  EditChangedText: 'Their change wasn’t overwritten, and your changes are kept below. The webhook now has:',
  EditChangedHiddenText:
    'Their change wasn’t overwritten, and your changes are kept below. They changed the part of the URL that isn’t shown.',
  EditChangedAgainText: 'If you save now, your changes replace theirs. The rest stays as they left it.',
} satisfies Record<`Edit${string}`, string>;
