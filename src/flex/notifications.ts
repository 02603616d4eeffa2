/** Messages in Flex's notification bar: only for what the person would otherwise not see. */
import * as Flex from '@twilio/flex-ui';
import type { Job } from '../interaction/entry';
import { flexKey } from '../strings/text';

const NOTIFICATIONS: Readonly<Record<Job, string>> = {
  attach: flexKey('NotificationAttachFailed'),
  detach: flexKey('NotificationDetachFailed'),
  remove: flexKey('NotificationRemoveFailed'),
};

const UNDELETED = flexKey('NotificationDeleteFailed');

type Notifications = Pick<typeof Flex.Notifications, 'registerNotification' | 'showNotification'>;

/** Makes the messages known to Flex. Each is named after the string that it shows. */
export function registerNotifications(notifications: Notifications) {
  for (const id of [...Object.values(NOTIFICATIONS), UNDELETED]) {
    notifications.registerNotification({
      id,
      content: id,
      type: Flex.NotificationType.error,
      // A failure stays until somebody has seen it.
      timeout: 0,
      closeButton: true,
    });
  }
}

/** Tells that a job failed on a task that is not on the screen. */
export const notifyUnseenFailure = (notifications: Notifications, job: Job, taskName: string) =>
  notifications.showNotification(NOTIFICATIONS[job], { taskName });

/** Tells that webhooks which the console was left with are still there. */
export const notifyUndeleted = (notifications: Notifications, failed: number, count: number) =>
  notifications.showNotification(UNDELETED, { failed: String(failed), count: String(count) });
