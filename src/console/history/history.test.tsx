import { screen, within } from '@testing-library/react';
import type { AuditEntry } from '../../contract/audit';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { inPane, pane, press, renderLoaded } from '../../testing/renderConsole';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { interactionOf, ttidOf } from '../../testing/sids';
import { foreignRow } from '../../testing/webhooks';

type WebhookEntry = Exclude<AuditEntry, { action: 'tested' }>;

const entryOf = (number: number, changes: Partial<WebhookEntry>): WebhookEntry => ({
  at: `2026-03-01T09:30:0${number}.000Z`,
  actor: 'ada_40example_2Ecom',
  action: 'edited',
  webhooks: [{ ttid: ttidOf(number), interactionSid: null }],
  ...changes,
});

const EDITED = entryOf(1, {
  webhooks: [{ ttid: ttidOf(1), interactionSid: null, changes: { name: { before: 'Old', after: 'Hook 1' } } }],
});
const SWEPT = entryOf(2, {
  action: 'swept',
  actor: null,
  webhooks: [{ ttid: ttidOf(2), interactionSid: interactionOf(2) }],
});
const answer = (entries: AuditEntry[], next: number | null = null) => ok({ retentionDays: 90, next, entries });

const column = (index: number) =>
  within(screen.getByRole('table', { name: 'History' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[index]?.textContent);

const people = () => column(1);
const actions = () => column(2);

test('the history shows who did what, loads earlier entries, filters by person, and leads back', async () => {
  const { backend, container, user } = await renderLoaded([foreignRow(1)]);
  await user.click(button('History'));
  expect(screen.getByRole('heading', { name: 'History' })).toHaveFocus();
  await flush(() => backend.last('audit').answer(answer([EDITED], 7)));
  expect(screen.getByText('Hook 1')).toBeVisible();
  await user.click(button('Load earlier'));
  expect(backend.last('audit').request).toEqual({ before: 7 });
  await flush(() => backend.last('audit').answer(answer([SWEPT])));
  expect(actions()).toEqual([expect.stringContaining('Edited'), expect.stringContaining('Removed by cleanup')]);
  expect(screen.getByText('Interaction …0002')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Load earlier' })).not.toBeInTheDocument();
  await expectNoAxeFindings(container);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Person' }), 'ada@example.com');
  expect(actions()).toEqual([expect.stringContaining('Edited')]);
  await user.click(button('Back to the webhooks'));
  expect(button('History')).toHaveFocus();
});

test('the history says who asked where no person did', async () => {
  const { backend } = await renderLoaded([]);
  const entries = (['created', 'attached', 'swept', 'ended'] as const).map((action, number) =>
    entryOf(number, { action, actor: null }),
  );
  press(button('History'));
  await flush(() => backend.last('audit').answer(answer(entries)));
  expect(people()).toEqual(['WhoA program', 'WhoA program', 'Whonpm run sweep', 'WhoAutomatic']);
});

test('the history is loaded again each time it is opened', async () => {
  const { backend } = await renderLoaded([foreignRow(1)]);
  press(button('History'));
  await flush(() => backend.last('audit').answer(answer([EDITED])));
  press(button('Back to the webhooks'));
  press(button('History'));
  expect(backend.last('audit').request).toEqual({ before: null });
  await flush(() => backend.last('audit').answer(answer([SWEPT])));
  expect(actions()).toEqual([expect.stringContaining('Removed by cleanup')]);
});

test('the details show the history of their webhook', async () => {
  const { backend } = await renderLoaded([foreignRow(1), foreignRow(2)]);
  press(button('Hook 1'));
  await flush(() => backend.last('audit').answer(answer([EDITED, SWEPT])));
  expect(within(pane()).getByText('Edited · ada@example.com')).toBeVisible();
  expect(within(pane()).getByText('Name changed from “Old” to “Hook 1”.')).toBeVisible();
  expect(pane()).not.toHaveTextContent('Removed by cleanup');
  press(button('Hook 2'));
  expect(backend.calls.audit).toHaveLength(1);
  expect(pane()).toHaveTextContent('Removed by cleanup');
});

test('a history that fails to load can be loaded again', async () => {
  const { backend } = await renderLoaded([foreignRow(1)]);
  press(button('Hook 1'));
  await flush(() => backend.last('audit').answer(fail({ code: 'unreachable' })));
  expect(within(pane()).getByRole('alert')).toHaveTextContent('Couldn’t load the history');
  press(inPane('Try again'));
  await flush(() => backend.last('audit').answer(answer([])));
  expect(pane()).toHaveTextContent('Nothing is recorded.');
});
