/** Messages in Flex's notification bar, for failures that are not on the screen. */
import * as Flex from '@twilio/flex-ui';
import type { Job } from '../interaction/entry';
import { readableName } from '../strings/format';
import { flexKey } from '../strings/text';

const NOTIFICATIONS: Readonly<Record<Job, string>> = {
  attach: flexKey('NotificationAttachFailed'),
  detach: flexKey('NotificationDetachFailed'),
  remove: flexKey('NotificationRemoveFailed'),
};

const UNDELETED = flexKey('NotificationDeleteFailed');

type Notifications = Pick<typeof Flex.Notifications, 'registerNotification' | 'showNotification'>;

/** Registers the messages with Flex. Each has the ID of the string that it shows. */
export function registerNotifications(notifications: Notifications) {
  for (const id of [...Object.values(NOTIFICATIONS), UNDELETED]) {
    notifications.registerNotification({
      id,
      content: id,
      type: Flex.NotificationType.error,
      // Stay until the person closes it.
      timeout: 0,
      closeButton: true,
    });
  }
}

/** Reports a failed job of a task that is not on the screen. */
export const notifyUnseenFailure = (notifications: Notifications, job: Job, taskName: string) =>
  notifications.showNotification(NOTIFICATIONS[job], { taskName: readableName(taskName) });

/** Reports deletions that failed after the console was closed. */
export const notifyUndeleted = (notifications: Notifications, failed: number, count: number) =>
  notifications.showNotification(UNDELETED, { failed: String(failed), count: String(count) });
