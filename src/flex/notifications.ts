/** Messages in Flex's notification bar, for failures that are not on the screen. */
import * as Flex from '@twilio/flex-ui';
import type { Job } from '../interaction/entry';
import { readableName } from '../strings/format';
import { flexKey, type StringKey, type Text } from '../strings/text';
import type { FlexUi } from './host';
import type { Part } from './reports';

const NOTIFICATIONS: Readonly<Record<Job, string>> = {
  attach: flexKey('NotificationAttachFailed'),
  detach: flexKey('NotificationDetachFailed'),
  change: flexKey('NotificationChangeFailed'),
  remove: flexKey('NotificationRemoveFailed'),
};

const UNDELETED = flexKey('NotificationDeleteFailed');

const MISSING_PARTS = flexKey('NotificationMissingParts');

const PART_TEXTS: Readonly<Record<Part, StringKey>> = {
  texts: 'PartTexts',
  notifications: 'PartNotifications',
  actions: 'PartActions',
  'task-tab': 'PartTaskTab',
  'team-tab': 'PartTeamTab',
  cleanup: 'PartCleanup',
  console: 'ConsoleLabel',
};

type Notifications = FlexUi['Notifications'];

/** Registers the messages with Flex. Each has the ID of the string that it shows. */
export function registerNotifications(notifications: Notifications) {
  for (const id of [...Object.values(NOTIFICATIONS), UNDELETED, MISSING_PARTS]) {
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

/** Reports the parts of the plugin that this version of Flex has no place for. */
export const notifyMissingParts = (notifications: Notifications, parts: readonly Part[], text: Text) =>
  notifications.showNotification(MISSING_PARTS, { parts: parts.map((part) => text(PART_TEXTS[part])).join(', ') });
