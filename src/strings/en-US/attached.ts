/** The attached webhook, this plugin's or another one. */
export const attached = {
  AttachedHeading: 'Webhook attached',
  AttachedText: 'This interaction’s events are sent to the destination below.',
  AttachedInspectorText: 'This interaction’s events show up below as they happen.',
  AttachedOverText:
    'Your part in this interaction is over. The webhook stays attached while the interaction continues, and is deleted after it ends.',
  AttachedOffText:
    'This interaction’s events are sent to the destination below. An administrator switched attaching off. You can detach this webhook, but you can’t attach another one.',
  AttachedNotYoursText:
    'This interaction’s events are sent to the destination below. Your role can’t use that destination, so you can’t detach or replace the webhook. Ask an administrator, or the person who attached it.',
  AttachedDestinationLabel: 'Destination',
  AttachedDestinationUnnamed: 'Custom URL or deleted destination',
  AttachedSinceLabel: 'Since',
  AttachedDetails: 'About this webhook',
  AttachedNoReports:
    'Whether events reach the destination isn’t visible here. Check its log. Failed deliveries may show up in Twilio’s Debugger.',
  AttachedDetach: 'Detach webhook',
  AttachedDetaching: 'Detaching webhook…',
  AttachedDetached: 'Webhook detached.',
  AttachedDetachFailed: 'Couldn’t detach the webhook',
  AttachedDetachDialogHeading: 'Detach this webhook?',
  AttachedDetachDialogText:
    '“{{webhook}}” stops receiving this interaction’s events immediately. Events that happen while no webhook is attached aren’t sent later.',
  AttachedDetachDialogInspectorText:
    '“{{webhook}}” stops receiving this interaction’s events immediately. The events that it received are no longer shown. Copy them first if you need them.',
  AttachedDetachConfirm: 'Detach',
  AttachedForeignHeading: 'Another webhook is attached',
  AttachedForeignText:
    'It was attached with the API, the Twilio Console, or another program, not with this plugin. An interaction can have only one webhook. Ask the person who attached it to remove it. A supervisor may be able to replace it.',
  AttachedForeignReplaceText:
    'It was attached with the API, the Twilio Console, or another program, not with this plugin. An interaction can have only one webhook. You can replace it with yours.',
  AttachedForeignOffText:
    'It was attached with the API, the Twilio Console, or another program, not with this plugin. An administrator switched attaching off, so you can’t replace it.',
} satisfies Record<`Attached${string}`, string>;
