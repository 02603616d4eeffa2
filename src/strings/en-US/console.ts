/** The console's frame, and texts that its list and dialogs share. */
export const consoleFrame = {
  ConsoleLabel: 'Interaction webhooks',
  ConsoleIntro: 'Every webhook of this Flex instance, for single interactions and for all.',
  ConsoleOffText:
    'An administrator has switched attaching off: nothing can be created now. What is there can be deleted.',
  ConsoleCreate: 'Create webhook',
  ConsoleSweep: 'Sweep…',
  ConsoleDelete: 'Delete…',
  ConsoleContinues: 'Twilio wants a pause. It goes on by itself.',
  ConsoleTypeLabel: 'Type',
  ConsoleTypeInteraction: 'Interaction',
  ConsoleTypeGlobal: 'Global',
  ConsoleStateLabel: 'State',
  ConsoleAttachedLabel: 'Attached',
  ConsoleUnnamed: 'Without a name',
  ConsoleKindOurs: 'Interaction, attached with this plugin',
  ConsoleKindForeign: 'Interaction, made elsewhere',
  ConsoleAddressUnreadable: 'Not readable',
  ConsoleNoEvents: 'None',
  ConsoleTask: '{{task}}, with {{worker}}',
  ConsoleTaskWaiting: '{{task}}, accepted by nobody yet',
} satisfies Record<`Console${string}`, string>;
