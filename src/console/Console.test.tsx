import { screen, within } from '@testing-library/react';
import { fail, ok } from '../contract/result';
import { foreignRow, interactionOf, ourRow, RIGHTS, resolvedAs, ttidOf } from '../testing/console';
import { button, dialog, inDialog, page, press, renderConsole, renderLoaded, told } from '../testing/renderConsole';
import { expectNoAxeFindings } from '../testing/renderPanel';
import { PACE_MS, SETTLE_MS } from './webhookStore';

const rowOf = (text: string) => {
  const row = screen.getByText(text).closest('tr');
  if (row === null) throw new Error(`No row shows ${text}.`);
  return within(row);
};

test('the first rows are there after one page, and the rest comes with visible progress', async () => {
  const { backend } = renderConsole();
  expect(screen.getByText('Webhooks loaded so far: 0…')).toBeVisible();
  await told(() => backend.last('list').answer(ok(page([foreignRow(1)], 1))));
  expect(screen.getByText('Hook 1')).toBeVisible();
  expect(screen.getByText('Webhooks loaded so far: 1…')).toBeVisible();
});

test('one page is under way at a time', async () => {
  const { backend, clock } = renderConsole();
  expect(backend.calls.list).toHaveLength(1);
  await told(() => backend.last('list').answer(ok(page([foreignRow(1)], 1))));
  await told(() => clock.pass(PACE_MS));
  expect(backend.calls.list.map(({ request }) => request)).toEqual([
    { type: 'interaction', page: 0 },
    { type: 'global', page: 0 },
  ]);
});

test('axe finds nothing in the list, the details, the forms or the confirmation', async () => {
  const { container } = await renderLoaded([ourRow(1), foreignRow(2, { type: 'global' })]);
  await expectNoAxeFindings(container);
  press(button('Hook 2'));
  await expectNoAxeFindings(dialog());
  press(inDialog('Edit'));
  await expectNoAxeFindings(dialog());
  press(inDialog('Cancel'));
  press(inDialog('Delete…'));
  await expectNoAxeFindings(screen.getByRole('alertdialog'));
});

test('a wait that the functions ask for is said and kept', async () => {
  const { backend, clock } = renderConsole();
  await told(() => backend.last('list').answer(fail({ code: 'too-many-requests', retryAfterMs: 3000 })));
  expect(screen.getByText(/Loading more in 3 seconds/)).toBeVisible();
  expect(backend.calls.list).toHaveLength(1);
  await told(() => clock.pass(3000));
  expect(backend.calls.list).toHaveLength(2);
});

test('a page that fails keeps what came before, and trying again goes on there', async () => {
  const { backend, clock, user } = renderConsole();
  await told(() => backend.last('list').answer(ok(page([foreignRow(1)], 1))));
  await told(() => clock.pass(PACE_MS));
  await told(() => backend.last('list').answer(fail({ code: 'unreachable' })));
  expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t load all webhooks');
  expect(screen.getByText('Hook 1')).toBeVisible();
  await user.click(button('Try again'));
  expect(backend.last('list').request).toEqual({ type: 'global', page: 0 });
});

test('nothing is asked any more once the view is left', async () => {
  const { backend, leave } = renderConsole();
  leave();
  await told(() => backend.last('list').answer(ok(page([foreignRow(1)], 1))));
  expect(backend.calls.list).toHaveLength(1);
});

test('an account without webhooks says so', async () => {
  await renderLoaded([]);
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('No webhooks yet');
});

test('a search that finds nothing offers to clear itself', async () => {
  const { user } = await renderLoaded([foreignRow(1)]);
  await user.type(screen.getByRole('searchbox'), 'elsewhere');
  expect(screen.getByText('No matching webhooks')).toBeVisible();
  await user.click(button('Clear search and filters'));
  expect(screen.getByText('Hook 1')).toBeVisible();
});

test('what has become of the rows in view is asked once they have been there for a moment', async () => {
  const { backend, clock } = await renderLoaded([ourRow(1), foreignRow(2)]);
  expect(backend.calls.resolve).toHaveLength(0);
  await told(() => clock.pass(SETTLE_MS));
  expect(backend.last('resolve').request).toEqual({ ttids: [ttidOf(1)] });
  expect(rowOf(interactionOf(1)).getByText('Checking…')).toBeVisible();
  await told(() => backend.last('resolve').answer(ok({ webhooks: [resolvedAs(1, 'orphan')] })));
  expect(rowOf(interactionOf(1)).getByText('Orphan')).toBeVisible();
  expect(rowOf(interactionOf(1)).getByText('by ada@example.com')).toBeVisible();
});

test('no more than ten are asked about at once', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => ourRow(index + 1));
  const { backend, clock } = await renderLoaded(rows);
  await told(() => clock.pass(SETTLE_MS));
  const first = backend.last('resolve');
  expect(first.request.ttids).toHaveLength(10);
  await told(() => first.answer(ok({ webhooks: first.request.ttids.map((ttid) => ({ ttid, state: 'gone' })) })));
  expect(backend.last('resolve').request.ttids).toEqual([ttidOf(11), ttidOf(12)]);
});

test('a search by state says how many were asked about, and asks about more', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => ourRow(index + 1));
  const { backend, user } = await renderLoaded(rows);
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Orphan');
  expect(screen.getByText(/0 of 30 so far/)).toBeVisible();
  await user.click(button('Load 30 more states'));
  const asked = backend.last('resolve');
  await told(() =>
    asked.answer(ok({ webhooks: asked.request.ttids.map((ttid) => resolvedAs(Number(ttid.slice(-2)), 'orphan')) })),
  );
  expect(screen.getByText(/10 of 30 so far/)).toBeVisible();
  expect(screen.getByText(interactionOf(1))).toBeVisible();
});

test('while attaching is switched off nothing can be created', async () => {
  await renderLoaded([foreignRow(1)], { ...RIGHTS, canCreate: [], isSwitchedOff: true });
  expect(screen.queryByRole('button', { name: 'Create webhook' })).not.toBeInTheDocument();
  expect(screen.getByText(/switched attaching off/)).toBeVisible();
});
