/** An error of the plugin in rendering, which React would otherwise answer by removing all of Flex. */
import type { Page } from '@playwright/test';
import { JANE } from '../fixtures/subjects';
import { expect, test } from './fixtures';

/** Makes the plugin throw wherever it shows a count. Flex itself counts without `Intl`. */
const breakCounts = (page: Page) =>
  page.evaluate(() => {
    const { select } = Intl.PluralRules.prototype;
    Intl.PluralRules.prototype.select = () => {
      throw new RangeError('of a test');
    };
    Object.assign(window, { restoreCounts: () => Object.assign(Intl.PluralRules.prototype, { select }) });
  });

const restoreCounts = (page: Page) => page.evaluate('window.restoreCounts()');

const crash = (page: Page) => page.getByRole('alert').filter({ hasText: 'Something went wrong here' });

test('an error in the tab stays in the tab, and can be tried again', async ({ signIn }) => {
  const alice = await signIn('Alice');
  const { page, panel } = alice;
  const reports: string[] = [];
  page.on('console', (message) => reports.push(message.text()));
  await alice.openWebhooksOf(JANE);
  await breakCounts(page);
  await panel.submit('Inspector');
  await expect(crash(page)).toBeVisible();
  expect(reports.filter((line) => line.startsWith('interaction-webhooks'))).toEqual([
    'interaction-webhooks plugin crashed part=task-tab error=RangeError',
  ]);
  await restoreCounts(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await panel.shows('Sending events');
});
