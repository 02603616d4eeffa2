import { WORKING } from '../../local/delivery/condition';
import { updateParticipant } from '../fixtures/chats';
import { JANE } from '../fixtures/subjects';
import { expectNoViolationsInAnyAppearance } from './appearances';
import { expect, test } from './fixtures';
import { Panel } from './panel';

const CRM = 'https://crm.example.com/interaction-events';
const QUALITY_HOST = 'quality.example.com';
const QUALITY = `https://${QUALITY_HOST}/events`;

test('an event reaches all destinations, also the one that failed at first', async ({ signIn, twilio }) => {
  test.slow();
  const sam = await signIn('Sam');
  const { page, panel } = sam;
  await sam.monitorWebhooksOf(JANE);
  const destinations = panel.region.getByRole('list', { name: 'Destinations' }).getByRole('listitem');
  const quality = destinations.filter({ hasText: 'Quality team' });
  const inboxOf = (url: string) =>
    twilio.deliveries().filter((delivery) => delivery.url === url && delivery.outcome.kind === 'answered');

  await test.step('three destinations are attached at once', async () => {
    await panel.select('CRM', 'Quality team', 'Inspector');
    await panel.button('Attach to 3 destinations').click();
    await panel.shows('Sending events');
    await expect(panel.region.getByText('3 destinations')).toBeVisible();
  });

  await test.step('one of them fails, and the timeline says so', async () => {
    twilio.systems.setCondition(QUALITY_HOST, { kind: 'status', status: 503 });
    updateParticipant(twilio, 'agent');
    await panel.rows.first().focus();
    await page.keyboard.press('Enter');
    await expect(destinations.filter({ hasText: 'CRM' })).toContainText(/Delivered · status 200 · \d+ ms/);
    await expect(quality).toContainText('Its server failed (status 503).');
    await expect(panel.button('1 waiting')).toBeVisible();
    await panel.expectNoOverflow();
    await expectNoViolationsInAnyAppearance(page, Panel.SELECTOR);
  });

  await test.step('it is sent again, with the keyboard, once the destination works', async () => {
    twilio.systems.setCondition(QUALITY_HOST, WORKING);
    await quality.getByRole('button', { name: 'Send again' }).focus();
    await page.keyboard.press('Enter');
    await expect(quality).toContainText(/Delivered · status 200 · \d+ ms/);
    await expect(panel.button('1 waiting')).toHaveCount(0);
  });

  await test.step('the same signed event lies once in each inbox', async () => {
    const accepted = [CRM, QUALITY].map((url) =>
      inboxOf(url).filter(({ outcome }) => outcome.kind === 'answered' && outcome.status < 300),
    );
    const [first, second] = accepted.flat();
    expect(accepted.map(({ length }) => length)).toEqual([1, 1]);
    expect([first?.signatureValid, second?.signatureValid]).toEqual([true, true]);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });
});
