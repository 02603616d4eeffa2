import * as Flex from '@twilio/flex-ui';
import { notifyUnseenFailure, registerNotifications } from './notifications';

test('a failure that nobody saw stays in Flex’s bar and names the task', () => {
  registerNotifications(Flex.Notifications);
  const shown = notifyUnseenFailure(Flex.Notifications, 'attach', 'Jane');
  expect(shown).toMatchObject({ type: 'error', timeout: 0, context: { taskName: 'Jane' } });
});
