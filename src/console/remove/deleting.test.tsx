import { screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import { foreignRow, ttidOf } from '../../testing/console';
import { button, inDialog, renderLoaded, told } from '../../testing/renderConsole';

test('deleting one names what stops, and leads on to the list', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1, { type: 'global' })]);
  await user.click(button('Hook 1'));
  await user.click(inDialog('Delete…'));
  const asked = screen.getByRole('alertdialog');
  expect(asked).toHaveTextContent('“Hook 1” immediately stops receiving the events of every interaction');
  await user.click(within(asked).getByRole('button', { name: 'Delete' }));
  expect(backend.last('remove').request).toEqual({ ttid: ttidOf(1), version: '1' });
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
  expect(screen.getByRole('group', { name: 'Webhooks' })).toHaveFocus();
});

test('several are deleted one after the other, and what fails stays selected and says why', async () => {
  const { backend, user } = await renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(button('Delete…'));
  const asked = screen.getByRole('alertdialog');
  expect(asked).toHaveTextContent('Delete 3 webhooks?');
  await user.click(within(asked).getByRole('button', { name: 'Delete' }));
  expect(asked).toHaveTextContent('Deleting 1 of 3…');
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(asked).toHaveTextContent('Deleting 2 of 3…');
  await told(() => backend.last('remove').answer(fail({ code: 'twilio-refused', twilioCode: 20403, requestId: null })));
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(3) })));
  expect(within(asked).getByRole('alert')).toHaveTextContent('still selected: 1 of 3');
  expect(within(asked).getByRole('alert')).toHaveTextContent('Hook 2: Twilio refused the request (code 20403)');
  await user.click(within(asked).getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('1 selected')).toBeVisible();
});

/** Has three webhooks deleted, the first of which is under way. */
async function deleteThree() {
  const rendered = await renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  const { user } = rendered;
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(button('Delete…'));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  return rendered;
}

test('whoever leaves the view has the rest deleted, and is told of what could not be', async () => {
  const { backend, leave, undeleted } = await deleteThree();
  leave();
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  await told(() => backend.last('remove').answer(fail({ code: 'not-permitted' })));
  expect(undeleted).toEqual([]);
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(3) })));
  expect(backend.calls.remove).toHaveLength(3);
  expect(undeleted).toEqual(['1 of 3']);
});

test('cancelling stops before the next one', async () => {
  const { backend, user, undeleted } = await deleteThree();
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
  await told(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(backend.calls.remove).toHaveLength(1);
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
  expect(screen.getByText('2 selected')).toBeVisible();
  expect(undeleted).toEqual([]);
});
