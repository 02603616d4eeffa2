/** The console's frame, and texts that its list and dialogs share. */
export const consoleFrame = {
  ConsoleLabel: 'Interaction webhooks',
  ConsoleIntro: 'Every webhook in this Flex instance, for single interactions and for all of them.',
  ConsoleOffText:
    'An administrator switched attaching off. You can’t create or edit webhooks now, but you can delete them.',
  ConsoleCreate: 'Create webhook',
  ConsoleSweep: 'Clean up…',
  ConsoleDelete: 'Delete…',
  ConsoleContinues: 'Twilio needs a pause. This continues automatically.',
  ConsoleTypeLabel: 'Type',
  ConsoleTypeInteraction: 'Interaction',
  ConsoleTypeGlobal: 'Global',
  ConsoleStateLabel: 'State',
  ConsoleAttachedLabel: 'Attached',
  ConsoleUnnamed: 'Unnamed',
  ConsoleKindOurs: 'Interaction, attached with this plugin',
  ConsoleKindForeign: 'Interaction, created elsewhere',
  ConsoleAddressUnreadable: 'Unreadable URL',
  ConsoleNoEvents: 'None',
  ConsoleTask: '{{task}}, with {{worker}}',
  ConsoleTaskWaiting: '{{task}}, not accepted yet',
} satisfies Record<`Console${string}`, string>;
