/** Messages in Flex's notification bar. Flex fills in their names, so they have no plural forms. */
export const notifications = {
  NotificationAttachFailed: 'Could not attach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',
  NotificationDetachFailed: 'Could not detach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',
  NotificationRemoveFailed:
    'Could not remove what was left behind on the task of {{taskName}}. Its Webhooks tab says why.',
  NotificationDeleteFailed:
    'Not deleted: {{failed}} of {{count}} webhooks. Select them again under Interaction webhooks to see why.',
} satisfies Record<`Notification${string}`, string>;
