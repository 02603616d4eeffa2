import { screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { inPane, press, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { ttidOf } from '../../testing/sids';
import { foreignRow, ourRow, resolvedAs, waitingRow } from '../../testing/webhooks';
import { SETTLE_MS } from '../webhookStore';

test('deleting a webhook says what stops, takes a conscious step, then moves the focus to the list', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1, { type: 'global' })]);
  await user.click(button('Hook 1'));
  await user.click(inPane('Delete…'));
  const confirmation = screen.getByRole('alertdialog');
  expect(confirmation).toHaveTextContent('“Hook 1” immediately stops receiving the events of every interaction');
  await user.click(within(confirmation).getByRole('button', { name: 'Delete' }));
  expect(backend.calls.remove).toHaveLength(0);
  await user.click(within(confirmation).getByRole('checkbox', { name: 'I checked that nothing depends on this' }));
  await user.click(within(confirmation).getByRole('button', { name: 'Delete' }));
  expect(backend.last('remove').request).toEqual({ ttid: ttidOf(1), version: '1' });
  await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
  expect(screen.getByRole('group', { name: 'Webhooks' })).toHaveFocus();
});

/** Starts the deletion of three webhooks. The first request is pending. */
async function deleteThree() {
  const rendered = await renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  const { user } = rendered;
  for (const name of ['Hook 1', 'Hook 2', 'Hook 3']) {
    await user.click(screen.getByRole('checkbox', { name: `Select ${name}` }));
  }
  await user.click(button('Delete…'));
  const confirmation = within(screen.getByRole('alertdialog'));
  await user.click(confirmation.getByRole('checkbox'));
  await user.click(confirmation.getByRole('button', { name: 'Delete 3 webhooks' }));
  return rendered;
}

test('deletes several one by one, and keeps failed ones selected with the reason', async () => {
  const { backend, user } = await deleteThree();
  const confirmation = screen.getByRole('alertdialog');
  expect(confirmation).toHaveTextContent('Delete 3 webhooks?');
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

test('deleting a webhook that waits for its interaction says what its program loses', async () => {
  await renderLoaded([waitingRow(1)]);
  press(button('For a new interaction …0001'));
  press(inPane('Delete…'));
  const confirmation = screen.getByRole('alertdialog');
  expect(confirmation).toHaveTextContent('No interaction uses “For a new interaction …0001” yet.');
  expect(confirmation).toHaveTextContent('that interaction sends no events');
  expect(within(confirmation).queryByRole('checkbox')).not.toBeInTheDocument();
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

test('the header selects only unused webhooks, and a global one is never deleted with others', async () => {
  const { backend, clock, user } = await renderLoaded([
    ourRow(1),
    ourRow(2),
    foreignRow(3),
    foreignRow(4, { type: 'global' }),
  ]);
  await flush(() => clock.pass(SETTLE_MS));
  await flush(() => backend.last('resolve').answer(ok({ webhooks: [resolvedAs(1, 'bound'), resolvedAs(2, 'ended')] })));
  expect(screen.queryByRole('checkbox', { name: 'Select Hook 4' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Select all unused on this page' }));
  expect(screen.getByText('1 selected')).toBeVisible();
  await user.click(button('Delete…'));
  const confirmation = screen.getByRole('alertdialog');
  expect(within(confirmation).queryByRole('checkbox')).not.toBeInTheDocument();
  await user.click(within(confirmation).getByRole('button', { name: 'Delete' }));
  expect(backend.last('remove').request).toEqual({ ttid: ttidOf(2), version: '2' });
});

test('the question disappears with the last webhook that it is about', async () => {
  const { webhooks } = await renderLoaded([foreignRow(1)]);
  press(button('Hook 1'));
  press(inPane('Delete…'));
  expect(screen.getByRole('alertdialog')).toBeInTheDocument();
  await flush(() => webhooks.remove(ttidOf(1)));
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
});
