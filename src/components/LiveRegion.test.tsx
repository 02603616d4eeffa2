import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { STRINGS } from '../testing/strings';
import { Dialog } from './Dialog';
import { LiveRegion } from './LiveRegion';
import { PasteProviders } from './PasteProviders';
import { Ttid } from './Ttid';

const renderWithStrings = (children: ReactNode) =>
  render(
    <PasteProviders theme={undefined} strings={STRINGS}>
      {children}
    </PasteProviders>,
  );

/** Copies the webhook ID twice and returns the element of each announcement. */
async function announcementsOfTwoCopies(region: HTMLElement) {
  const user = userEvent.setup({ delay: null });
  const copy = async () => {
    await user.click(screen.getByRole('button', { name: 'Copy webhook ID' }));
    return within(region).findByText('Webhook ID copied.');
  };
  return [await copy(), await copy()] as const;
}

test('is empty before the first announcement', () => {
  renderWithStrings(<LiveRegion>Content</LiveRegion>);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('announces the same message again, in a new element', async () => {
  renderWithStrings(
    <LiveRegion>
      <Ttid ttid="flex_interactionwebhook_1" />
    </LiveRegion>,
  );
  const [first, second] = await announcementsOfTwoCopies(screen.getByRole('status'));
  expect(second).not.toBe(first);
});

test('a dialog announces in its own region, and again when the same ID is copied twice', async () => {
  renderWithStrings(
    <LiveRegion>
      <Dialog heading="Details" onClose={() => undefined} actions="Actions">
        <Ttid ttid="flex_interactionwebhook_1" />
      </Dialog>
    </LiveRegion>,
  );
  const [first, second] = await announcementsOfTwoCopies(within(screen.getByRole('dialog')).getByRole('status'));
  expect(second).not.toBe(first);
});
