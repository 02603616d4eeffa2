import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { STRINGS } from '../testing/strings';
import { ActionButton } from './ActionButton';
import { PasteProviders } from './PasteProviders';

function renderButton(isUnavailable: boolean) {
  const clicked = jest.fn();
  render(
    <PasteProviders theme={undefined} strings={STRINGS}>
      <ActionButton variant="secondary" isUnavailable={isUnavailable} onClick={clicked}>
        Go
      </ActionButton>
    </PasteProviders>,
  );
  return { clicked, button: screen.getByRole('button', { name: 'Go' }) };
}

test('an available button runs its action', async () => {
  const { clicked, button } = renderButton(false);
  await userEvent.click(button);
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(button).toHaveStyle({ cursor: 'pointer' });
});

test('an unavailable button ignores clicks, keeps the focus and looks disabled', async () => {
  const { clicked, button } = renderButton(true);
  await userEvent.click(button);
  expect(clicked).not.toHaveBeenCalled();
  expect(button).toHaveFocus();
  expect(button).toHaveStyle({ cursor: 'not-allowed' });
});
