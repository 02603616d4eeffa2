import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { STRINGS } from '../testing/strings';
import { ComplianceNotice } from './ComplianceNotice';
import { PasteProviders } from './PasteProviders';

test('shows the short sentence, and the whole one on demand', async () => {
  render(
    <PasteProviders theme={undefined} strings={STRINGS}>
      <ComplianceNotice />
    </PasteProviders>,
  );
  const user = userEvent.setup({ delay: null });
  expect(screen.getByText(/Not for work that’s subject to PCI or HIPAA/)).toBeVisible();
  expect(screen.queryByText(/Eligible Service/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Why?' }));
  expect(screen.getByText(/not a HIPAA Eligible Service/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Why?' })).toHaveAttribute('aria-expanded', 'true');
});
