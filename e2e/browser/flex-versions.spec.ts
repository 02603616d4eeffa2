/**
 * Tries the plugin in another version of Flex UI, with as few page loads as possible. The titles of the steps are
 * the columns of README's table, which `npm run flex-versions` writes.
 */
import type { Page } from '@playwright/test';
import { allWebhooks } from '../fixtures/account-state';
import { updateParticipant } from '../fixtures/chats';
import { CARLA, JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

// Runs both tests in one worker. The first one has to compile this version of Flex.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const noteMissing = (part: string) => test.info().annotations.push({ type: 'missing', description: part });

/** Notes the parts that the plugin reports as missing in this version of Flex. */
function noteMissingParts(page: Page) {
  page.on('console', (message) => {
    const [, part] = /interaction-webhooks plugin not-added part=([\w-]+)/.exec(message.text()) ?? [];
    if (part !== undefined) noteMissing(part);
  });
}

/** Whether Flex says which language its person uses. */
const hasLocalization = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'localization' in (window.Twilio?.Flex.Manager.getInstance() ?? {}));

test('an agent attaches, sees an event and detaches', async ({ openFlex, twilio }) => {
  const alice = await openFlex();
  noteMissingParts(alice.page);
  const { panel } = alice;
  await test.step('Start', () => alice.signIn('Alice'));
  if (!(await hasLocalization(alice.page))) noteMissing('localization');
  await test.step('Attach', async () => {
    await alice.openWebhooksOf(JANE);
    await panel.attach('Inspector');
  });
  await test.step('Timeline', async () => {
    updateParticipant(twilio, 'agent');
    await expect(panel.sentences).toHaveText(['Alice Agent updated']);
  });
  await test.step('Detach', async () => {
    await panel.detach();
    expect(allWebhooks(twilio)).toEqual([]);
  });
});

test('a supervisor attaches in Teams and sees it in the console', async ({ openFlex, twilio }) => {
  const sam = await openFlex();
  noteMissingParts(sam.page);
  await test.step('Start', () => sam.signIn('Sam'));
  await test.step('Teams', async () => {
    await sam.monitorWebhooksOf(CARLA);
    await sam.panel.attach('Quality team');
    expect(allWebhooks(twilio)).toHaveLength(1);
  });
  await test.step('Console', async () => {
    await sam.console.openComplete('1');
    await expect(sam.console.row(CARLA)).toHaveCount(1);
  });
});
