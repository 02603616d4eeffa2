/** The parts of the plugin, as a notification names those that could not be added. */
export const parts = {
  PartTexts: 'customized texts',
  PartNotifications: 'notifications',
  PartActions: 'actions for other plugins',
  PartTaskTab: 'the Webhooks tab on tasks',
  PartTeamTab: 'the Webhooks tab in Teams',
  PartCleanup: 'deleting webhooks when a task is completed',
} satisfies Record<`Part${string}`, string>;
