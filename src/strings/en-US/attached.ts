/** The attached webhook, this plugin's or another one. */
export const attached = {
  AttachedHeading: 'Webhook attached',
  AttachedText: 'This interaction’s events are sent to the destination below.',
  AttachedInspectorText: 'This interaction’s events are shown below as they come in.',
  AttachedOverText: 'Your part in this interaction is over. The webhook stays until somebody detaches it.',
  AttachedOffText:
    'This interaction’s events are sent to the destination below. An administrator has switched attaching off: you can detach this webhook, but not attach another one.',
  AttachedDestinationLabel: 'Destination',
  AttachedDestinationUnnamed: 'None of the named destinations',
  AttachedSinceLabel: 'Since',
  AttachedDetails: 'About this webhook',
  AttachedNoReports: 'Twilio does not report whether events reach other servers. The destination’s own log tells.',
  AttachedDetach: 'Detach webhook',
  AttachedDetaching: 'Detaching webhook…',
  AttachedDetached: 'Webhook detached.',
  AttachedDetachFailed: 'Could not detach the webhook',
  AttachedDetachDialogHeading: 'Detach this webhook?',
  AttachedDetachDialogText:
    '{{webhook}} stops receiving events of this interaction at once. What happens while nothing is attached is not sent later.',
  AttachedDetachDialogInspectorText:
    '{{webhook}} stops receiving events of this interaction at once, and those that it has received are no longer shown. Copy them first if you need them.',
  AttachedDetachConfirm: 'Detach',
  AttachedForeignHeading: 'Another webhook is attached',
  AttachedForeignText:
    'It was not attached with this plugin but with the API, the Console or another program, and an interaction holds only one. Whoever attached it can remove it.',
  AttachedForeignReplaceText:
    'It was not attached with this plugin but with the API, the Console or another program, and an interaction holds only one. You can put yours in its place.',
  AttachedForeignOffText:
    'It was not attached with this plugin but with the API, the Console or another program. An administrator has switched attaching off, so nothing can be put in its place.',
} satisfies Record<`Attached${string}`, string>;
