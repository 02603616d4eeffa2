/** Messages in Flex's notification bar. Flex fills in their names, so they have no plural forms. */
export const notifications = {
  NotificationAttachFailed:
    'Couldn’t attach the webhook on the task of {{taskName}}. Open its Webhooks tab to see why.',
  NotificationDetachFailed:
    'Couldn’t detach the webhook on the task of {{taskName}}. Open its Webhooks tab to see why.',
  NotificationChangeFailed:
    'Couldn’t change the destinations on the task of {{taskName}}. Open its Webhooks tab to see why.',
  NotificationRemoveFailed:
    'Couldn’t delete the leftover webhook on the task of {{taskName}}. Open its Webhooks tab to see why.',
  NotificationDeleteFailed:
    'Webhooks that couldn’t be deleted: {{failed}} of {{count}}. Select them again under Interaction webhooks to see why.',
  NotificationMissingParts:
    'Interaction Webhooks couldn’t add everything to this version of Flex. Missing: {{parts}}. Tell your administrator.',
} satisfies Record<`Notification${string}`, string>;
