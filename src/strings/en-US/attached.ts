/** The attached webhook, this plugin's or another one. */
export const attached = {
  AttachedHeading: 'Sending events',
  AttachedOverText: 'Your part is over. The webhook stays attached until the interaction ends.',
  AttachedOffText:
    'An administrator switched attaching off. You can detach this webhook, but you can’t attach another one.',
  AttachedNotYoursText:
    'Your role can’t use this destination, so you can’t change or detach the webhook. Ask an administrator, or the person who attached it.',
  AttachedDestinationUnnamed: 'Custom URL or deleted destination',
  AttachedDestinationHost: '{{destination}} · {{host}}',
  AttachedCount_one: '{{count}} kind of event',
  AttachedCount_other: '{{count}} kinds of events',
  AttachedSinceLabel: 'Since',
  AttachedDetails: 'Details',
  AttachedNoReports: 'Twilio doesn’t report deliveries. Check the destination’s log.',
  AttachedDetach: 'Detach',
  AttachedDetaching: 'Detaching…',
  AttachedDetached: 'Webhook detached.',
  AttachedDetachFailed: 'Couldn’t detach the webhook',
  AttachedDetachDialogHeading: 'Detach this webhook?',
  AttachedDetachDialogText:
    '“{{webhook}}” stops getting this interaction’s events now. Events while nothing is attached aren’t sent later.',
  AttachedDetachDialogInspectorText:
    '“{{webhook}}” stops getting this interaction’s events now. The events that it received are no longer shown. Copy them first if you need them.',
  AttachedDetachDialogPerson: '{{person}} attached it.',
  AttachedDetachConfirm: 'Detach',
  AttachedForeignHeading: 'Another webhook is attached',
  AttachedForeignText: 'It was attached outside this plugin. An interaction can have only one webhook.',
  AttachedForeignOffText: 'An administrator switched attaching off, so you can’t replace it.',
  AttachedAskSupervisorText: 'Ask a supervisor to replace it.',
  AttachedReplaceButton: 'Replace “{{webhook}}”',
} satisfies Record<`Attached${string}`, string>;
