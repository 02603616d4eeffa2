import { screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { inPane, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { ttidOf } from '../../testing/sids';
import { foreignRow } from '../../testing/webhooks';

test('deleting a webhook says what stops, then moves the focus to the list', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1, { type: 'global' })]);
  await user.click(button('Hook 1'));
  await user.click(inPane('Delete…'));
  const confirmation = screen.getByRole('alertdialog');
  expect(confirmation).toHaveTextContent('“Hook 1” immediately stops receiving the events of every interaction');
  await user.click(within(confirmation).getByRole('button', { name: 'Delete' }));
  expect(backend.last('remove').request).toEqual({ ttid: ttidOf(1), version: '1' });
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
  expect(screen.getByRole('group', { name: 'Webhooks' })).toHaveFocus();
});

test('deletes several one by one, and keeps failed ones selected with the reason', async () => {
  const { backend, user } = await renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(button('Delete…'));
  const confirmation = screen.getByRole('alertdialog');
  expect(confirmation).toHaveTextContent('Delete 3 webhooks?');
  await user.click(within(confirmation).getByRole('button', { name: 'Delete' }));
  expect(confirmation).toHaveTextContent('Deleting 1 of 3…');
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(confirmation).toHaveTextContent('Deleting 2 of 3…');
  await flush(() =>
    backend.last('remove').answer(fail({ code: 'twilio-refused', twilioCode: 20403, requestId: null })),
  );
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(3) })));
  expect(within(confirmation).getByRole('alert')).toHaveTextContent('still selected: 1 of 3');
  expect(within(confirmation).getByRole('alert')).toHaveTextContent('Hook 2: Twilio refused the request (code 20403)');
  await user.click(within(confirmation).getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('1 selected')).toBeVisible();
});

/** Starts the deletion of three webhooks. The first request is pending. */
async function deleteThree() {
  const rendered = await renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  const { user } = rendered;
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(button('Delete…'));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  return rendered;
}

test('leaving the view does not stop the deletion, and reports failures', async () => {
  const { backend, leave, undeleted } = await deleteThree();
  leave();
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  await flush(() => backend.last('remove').answer(fail({ code: 'not-permitted' })));
  expect(undeleted).toEqual([]);
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(3) })));
  expect(backend.calls.remove).toHaveLength(3);
  expect(undeleted).toEqual(['1 of 3']);
});

test('canceling stops before the next webhook', async () => {
  const { backend, user, undeleted } = await deleteThree();
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }));
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(backend.calls.remove).toHaveLength(1);
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
  expect(screen.getByText('2 selected')).toBeVisible();
  expect(undeleted).toEqual([]);
});
