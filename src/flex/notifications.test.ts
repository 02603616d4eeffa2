import * as Flex from '@twilio/flex-ui';
import { notifyUndeleted, notifyUnseenFailure, registerNotifications } from './notifications';

beforeAll(() => registerNotifications(Flex.Notifications));

test('an unseen failure stays in Flex’s bar and names the task', () => {
  const shown = notifyUnseenFailure(Flex.Notifications, 'attach', 'Jane');
  expect(shown).toMatchObject({ type: 'error', timeout: 0, context: { taskName: 'Jane' } });
});

test('failed deletions stay in Flex’s bar and are counted', () => {
  const shown = notifyUndeleted(Flex.Notifications, 1, 3);
  expect(shown).toMatchObject({ type: 'error', timeout: 0, context: { failed: '1', count: '3' } });
});
