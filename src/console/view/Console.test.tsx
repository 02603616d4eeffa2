import { screen, within } from '@testing-library/react';
import type { AttachedDestination } from '../../contract/binding';
import { INSPECTOR } from '../../contract/destination';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { ARCHIVE, CRM, destinationOf } from '../../testing/interactions';
import { CUT_OFF, moreFrom } from '../../testing/paging';
import { fill, inPane, page, pane, press, renderConsole, renderLoaded } from '../../testing/renderConsole';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { ttidOf } from '../../testing/sids';
import {
  foreignRow,
  neverUsedRow,
  ourRow,
  RIGHTS,
  resolvedAs,
  resolvedTo,
  unreadableRow,
  waitingRow,
} from '../../testing/webhooks';
import { PACE_MS, SETTLE_MS } from '../webhookStore';

const rowOf = (text: string) => {
  const row = screen.getByText(text).closest('tr');
  if (row === null) throw new Error(`No row shows ${text}.`);
  return within(row);
};

test('shows the first rows after one page, and the progress of the rest', async () => {
  const { backend } = renderConsole();
  expect(screen.getByText('Webhooks loaded so far: 0…')).toBeVisible();
  await flush(() => backend.last('list').answer(ok(page([foreignRow(1)], moreFrom('1')))));
  expect(screen.getByText('Hook 1')).toBeVisible();
  expect(screen.getByText('Webhooks loaded so far: 1…')).toBeVisible();
});

test('requests one page at a time', async () => {
  const { backend, clock } = renderConsole();
  expect(backend.calls.list).toHaveLength(1);
  await flush(() => backend.last('list').answer(ok(page([foreignRow(1)], moreFrom('1')))));
  await flush(() => clock.pass(PACE_MS));
  expect(backend.calls.list.map(({ request }) => request)).toEqual([
    { type: 'interaction', from: null },
    { type: 'global', from: null },
  ]);
});

test('axe finds no problem in the list, the details, the forms or the confirmation', async () => {
  const { container } = await renderLoaded([ourRow(1), foreignRow(2, { type: 'global' })]);
  await expectNoAxeFindings(container);
  press(button('Hook 2'));
  await expectNoAxeFindings(pane());
  press(inPane('Edit'));
  await expectNoAxeFindings(pane());
  press(inPane('Cancel'));
  press(inPane('Delete…'));
  await expectNoAxeFindings(screen.getByRole('alertdialog'));
});

test('shows a rate limit and waits for it', async () => {
  const { backend, clock } = renderConsole();
  await flush(() => backend.last('list').answer(fail({ code: 'too-many-requests', retryAfterMs: 3000 })));
  expect(screen.getByText(/Loading more in 3 seconds/)).toBeVisible();
  expect(backend.calls.list).toHaveLength(1);
  await flush(() => clock.pass(3000));
  expect(backend.calls.list).toHaveLength(2);
});

test('a page that fails keeps the loaded rows, and Try again requests it again', async () => {
  const { backend, clock, user } = renderConsole();
  await flush(() => backend.last('list').answer(ok(page([foreignRow(1)], moreFrom('1')))));
  await flush(() => clock.pass(PACE_MS));
  await flush(() => backend.last('list').answer(fail({ code: 'unreachable' })));
  expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t load all webhooks');
  expect(screen.getByText('Hook 1')).toBeVisible();
  await user.click(button('Try again'));
  expect(backend.last('list').request).toEqual({ type: 'global', from: null });
});

test('says that webhooks are missing when Twilio’s list ends early, and Try again loads it again', async () => {
  const { backend, clock, user } = renderConsole();
  await flush(() => backend.last('list').answer(ok(page([foreignRow(1)], CUT_OFF))));
  await flush(() => clock.pass(PACE_MS));
  await flush(() => backend.last('list').answer(ok(page([]))));
  expect(screen.getByRole('alert')).toHaveTextContent('some webhooks may be missing');
  expect(screen.getByText('Webhooks loaded: 1')).toBeVisible();
  await user.click(button('Try again'));
  expect(backend.last('list').request).toEqual({ type: 'interaction', from: null });
});

test('does not say that an account has no webhooks when its list ends early', async () => {
  const { backend, clock } = renderConsole();
  await flush(() => backend.last('list').answer(ok(page([], CUT_OFF))));
  await flush(() => clock.pass(PACE_MS));
  await flush(() => backend.last('list').answer(ok(page([]))));
  expect(screen.queryByText('No webhooks yet')).not.toBeInTheDocument();
});

test('sends no requests after leaving the view', async () => {
  const { backend, leave } = renderConsole();
  leave();
  await flush(() => backend.last('list').answer(ok(page([foreignRow(1)], moreFrom('1')))));
  expect(backend.calls.list).toHaveLength(1);
});

test('says when an account has no webhooks', async () => {
  await renderLoaded([]);
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('No webhooks yet');
});

test('the list has all its columns again once the webhook beside it is deleted', async () => {
  const { webhooks } = await renderLoaded([foreignRow(1), foreignRow(2)]);
  press(button('Hook 1'));
  expect(screen.getAllByRole('columnheader')).toHaveLength(4);
  await flush(() => webhooks.remove(ttidOf(1)));
  expect(screen.getAllByRole('columnheader')).toHaveLength(6);
});

describe('a webhook that waits for an interaction of a program', () => {
  test('has its own state and a filter, and says until when it waits', async () => {
    await renderLoaded([waitingRow(1), foreignRow(2)]);
    const row = rowOf('For a new interaction …0001');
    expect(row.getByText('Waiting')).toBeVisible();
    expect(row.getByText(/^Until Dec 31, 2099, /)).toBeVisible();
    press(button('Waiting 1'));
    expect(screen.queryByText('Hook 2')).not.toBeInTheDocument();
    press(button('For a new interaction …0001'));
    expect(pane()).toHaveTextContent(
      /a program creates with its ID. If none comes by Dec 31, 2099, .* a cleanup deletes it/,
    );
    expect(pane()).toHaveTextContent('Interaction, requested by a program');
    expect(pane()).not.toHaveTextContent('interaction-webhooks new');
  });

  test('is unused once its time is over', async () => {
    await renderLoaded([neverUsedRow(1)]);
    expect(rowOf('For a new interaction …0001').getByText('Unused')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Waiting/ })).not.toBeInTheDocument();
    press(button('For a new interaction …0001'));
    expect(pane()).toHaveTextContent(/no interaction used it by Mar 2, 2026, /);
  });
});

describe('a webhook that cannot be read', () => {
  test('has a row with its ID, and details without an edit', async () => {
    await renderLoaded([unreadableRow(1), foreignRow(2)]);
    expect(rowOf('Unnamed …0001').getByText('Unknown')).toBeVisible();
    press(button('Unnamed …0001'));
    expect(pane()).toHaveTextContent('its name, type and events are unknown');
    expect(within(pane()).queryByText('Edit')).not.toBeInTheDocument();
  });

  test('can be deleted by an administrator, who is warned that it may be global', async () => {
    const { backend } = await renderLoaded([unreadableRow(1)]);
    press(button('Unnamed …0001'));
    press(inPane('Delete…'));
    const confirmation = screen.getByRole('alertdialog');
    expect(confirmation).toHaveTextContent('“Unnamed …0001” can’t be read.');
    expect(confirmation).toHaveTextContent('it may be global');
    press(within(confirmation).getByRole('checkbox'));
    press(within(confirmation).getByText('Delete', { selector: 'button, button *' }));
    expect(backend.last('remove').request).toEqual({ ttid: ttidOf(1), version: 'unreadable' });
    await flush(() => backend.last('remove').answer(ok({ ttid: ttidOf(1) })));
    expect(screen.queryByText('Unnamed …0001')).not.toBeInTheDocument();
  });

  test('cannot be deleted by a supervisor, and its details say why', async () => {
    await renderLoaded([unreadableRow(1, false)]);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    press(button('Unnamed …0001'));
    expect(pane()).toHaveTextContent('Only administrators can delete a webhook that can’t be read.');
    expect(within(pane()).queryByText('Delete…')).not.toBeInTheDocument();
  });

  test('shows its facts once it can be read', async () => {
    const { backend, clock } = await renderLoaded([unreadableRow(1)]);
    press(button('Unnamed …0001'));
    await flush(() => clock.pass(SETTLE_MS));
    await flush(() => backend.last('fetch').answer(ok({ webhook: foreignRow(1) })));
    expect(pane()).toHaveTextContent('partner.example.com');
  });

  test('is noted if it has no ID', async () => {
    const { backend } = renderConsole();
    await flush(() => backend.last('list').answer(ok(page([null, foreignRow(1)]))));
    expect(screen.getByText(/^At least one webhook isn’t listed/)).toBeVisible();
    expect(screen.getByText('Hook 1')).toBeVisible();
  });

  test('takes the place of its form if an edit finds out', async () => {
    const { backend } = await renderLoaded([foreignRow(1)]);
    press(button('Hook 1'));
    press(inPane('Edit'));
    press(inPane('Save'));
    await flush(() => backend.last('update').answer(fail({ code: 'changed', webhook: unreadableRow(1) })));
    expect(pane()).toHaveTextContent('its name, type and events are unknown');
  });
});

test('a webhook without a state in the answer is shown as unknown', async () => {
  const { backend, clock } = await renderLoaded([ourRow(1), ourRow(2)]);
  await flush(() => clock.pass(SETTLE_MS));
  await flush(() => backend.last('resolve').answer(ok({ webhooks: [resolvedAs(1, 'orphan')] })));
  expect(rowOf('Interaction …0001').getByText('Unused')).toBeVisible();
  expect(rowOf('Interaction …0002').getByText('Unknown')).toBeVisible();
});

test('marks a webhook that gets its events unencrypted', async () => {
  const address = { host: 'partner.example.com:8080', isSecure: false, path: null };
  await renderLoaded([foreignRow(1, { address }), foreignRow(2)]);
  expect(rowOf('Hook 1').getByText('partner.example.com:8080')).toBeVisible();
  expect(rowOf('Hook 1').getByTitle('Not encrypted (http)')).toBeInTheDocument();
  expect(rowOf('Hook 2').queryByTitle('Not encrypted (http)')).not.toBeInTheDocument();
});

describe('a relayed webhook', () => {
  const relayed = ourRow(1, { isRelayed: true, address: { host: 'own.twil.io', isSecure: true, path: '/events' } });

  async function renderResolved(...destinations: readonly AttachedDestination[]) {
    const { backend, clock } = await renderLoaded([relayed]);
    await flush(() => clock.pass(SETTLE_MS));
    await flush(() => backend.last('resolve').answer(ok({ webhooks: [resolvedTo(1, ...destinations)] })));
  }

  test('shows its destinations in place of our own host, and which of them get no events', async () => {
    const gone = destinationOf(ARCHIVE, { state: 'gone' });
    await renderResolved(destinationOf(CRM), destinationOf(INSPECTOR), gone);
    expect(rowOf('Interaction …0001').getByText('CRM, Inspector, Archive')).toBeVisible();
    press(button('Interaction …0001'));
    const items = within(pane())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(items).toEqual(
      expect.arrayContaining(['CRM', 'Inspector', expect.stringMatching(/^ArchiveGets no events/)]),
    );
    expect(document.body).not.toHaveTextContent('own.twil.io');
  });

  test('says that it sends nowhere once the record of its destinations is lost', async () => {
    await renderResolved();
    expect(rowOf('Interaction …0001').getByText('Relayed by this plugin')).toBeVisible();
    press(button('Interaction …0001'));
    expect(pane()).toHaveTextContent('Nowhere, because the record of its destinations is lost');
  });
});

describe('the path of a URL', () => {
  const withPath = foreignRow(1, { address: { host: 'partner.example.com', isSecure: true, path: '/T0/secret?…' } });

  test('is shown to an administrator in the details, after a click', async () => {
    await renderLoaded([withPath]);
    press(button('Hook 1'));
    expect(document.body).not.toHaveTextContent('secret');
    press(inPane('Show path'));
    expect(pane()).toHaveTextContent('partner.example.com/T0/secret?…');
    press(inPane('Hide path'));
    expect(document.body).not.toHaveTextContent('secret');
  });

  test('is hidden again for the next webhook', async () => {
    await renderLoaded([withPath, foreignRow(2, { address: withPath.address })]);
    press(button('Hook 1'));
    press(inPane('Show path'));
    press(button('Hook 2'));
    expect(inPane('Show path')).toBeVisible();
    expect(document.body).not.toHaveTextContent('secret');
  });

  test('is not offered to a supervisor', async () => {
    await renderLoaded([foreignRow(1)]);
    press(button('Hook 1'));
    expect(within(pane()).queryByText('Show path')).not.toBeInTheDocument();
  });

  test('is not searched, because the list does not show it', async () => {
    const { user } = await renderLoaded([withPath]);
    await user.type(screen.getByRole('searchbox'), 'secret');
    expect(screen.getByText('No matching webhooks')).toBeVisible();
  });
});

test('a search without matches offers to show all', async () => {
  const { user } = await renderLoaded([foreignRow(1)]);
  await user.type(screen.getByRole('searchbox'), 'elsewhere');
  await user.click(button('Global 0'));
  expect(screen.getByText('No matching webhooks')).toBeVisible();
  await user.click(button('Show all webhooks'));
  expect(screen.getByRole('searchbox')).toHaveValue('');
  expect(screen.getByText('Hook 1')).toBeVisible();
  expect(screen.getByRole('searchbox')).toHaveFocus();
});

describe('the filter', () => {
  const names = () =>
    within(screen.getByRole('group', { name: 'Filters' }))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);

  test('counts the webhooks of each group, once they are looked up', async () => {
    const { backend, clock } = await renderLoaded([
      ourRow(1),
      ourRow(2),
      foreignRow(3),
      foreignRow(4, { type: 'global' }),
    ]);
    expect(names()).toEqual(['In use …', 'Global 1', 'Unused …', 'Outside 1', 'All 4']);
    await flush(() => clock.pass(SETTLE_MS));
    await flush(() => backend.last('resolve').answer(ok({ webhooks: [resolvedAs(1, 'bound')] })));
    expect(names()).toEqual(['In use 1+', 'Global 1', 'Unused …', 'Outside 1', 'All 4']);
  });

  test('shows one group, and is kept with the order in the address, unlike the search', async () => {
    const { user, leave } = await renderLoaded([foreignRow(1), foreignRow(2, { type: 'global' })]);
    await user.click(button('Global 1'));
    await user.click(button('Customer or name'));
    await user.type(screen.getByRole('searchbox'), 'hook');
    expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
    expect(window.location.search).toBe('?show=global&sort=name');
    leave();
    await renderLoaded([foreignRow(1), foreignRow(2, { type: 'global' })]);
    expect(button('Global 1')).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('columnheader', { name: 'Customer or name' })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });
});

test('resolves the visible rows after a short delay', async () => {
  const { backend, clock } = await renderLoaded([ourRow(1), foreignRow(2)]);
  expect(backend.calls.resolve).toHaveLength(0);
  await flush(() => clock.pass(SETTLE_MS));
  expect(backend.last('resolve').request).toEqual({ ttids: [ttidOf(1)] });
  expect(rowOf('Interaction …0001').getByText('Checking…')).toBeVisible();
  await flush(() => backend.last('resolve').answer(ok({ webhooks: [resolvedAs(1, 'orphan')] })));
  expect(rowOf('Interaction …0001').getByText('Unused')).toBeVisible();
  expect(rowOf('Interaction …0001').getByText(/· ada@example.com$/)).toBeVisible();
});

test('resolves at most ten webhooks per request', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => ourRow(index + 1));
  const { backend, clock } = await renderLoaded(rows);
  await flush(() => clock.pass(SETTLE_MS));
  const first = backend.last('resolve');
  expect(first.request.ttids).toHaveLength(10);
  await flush(() => first.answer(ok({ webhooks: first.request.ttids.map((ttid) => ({ ttid, state: 'gone' })) })));
  expect(backend.last('resolve').request.ttids).toEqual([ttidOf(11), ttidOf(12)]);
});

test('the filter of unused ones says how many were looked up, and looks up more', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ourRow(index + 1));
  const { backend, clock, user } = await renderLoaded(rows);
  const answer = () => {
    const last = backend.last('resolve');
    const webhooks = last.request.ttids.map((ttid) => resolvedAs(Number(ttid.slice(-2)), 'orphan'));
    return flush(() => last.answer(ok({ webhooks })));
  };
  await user.click(button('Unused …'));
  await flush(() => clock.pass(SETTLE_MS));
  expect(screen.getByText('0 of 60 webhooks of this plugin checked.')).toBeVisible();
  for (let batch = 0; batch < 5; batch += 1) await answer();
  expect(screen.getByText('50 of 60 webhooks of this plugin checked.')).toBeVisible();
  await user.click(button('Check 10 more'));
  await answer();
  expect(screen.queryByText(/webhooks of this plugin checked/)).not.toBeInTheDocument();
  expect(button('Unused 60')).toBeVisible();
});

describe('the details beside the list', () => {
  const three = () => renderLoaded([1, 2, 3].map((number) => foreignRow(number)));
  const title = () => within(pane()).getByRole('heading', { level: 3 }).textContent;

  test('follow the arrow keys while the focus stays in the list, and are fetched once they stay', async () => {
    const { backend, clock, user } = await three();
    await user.click(screen.getAllByText('partner.example.com')[0] ?? document.body);
    expect([title(), document.activeElement]).toEqual(['Hook 1', button('Hook 1')]);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect([title(), document.activeElement]).toEqual(['Hook 3', button('Hook 3')]);
    expect(within(pane()).getByText('3 of 3')).toBeVisible();
    await user.keyboard('{ArrowUp}');
    await flush(() => clock.pass(SETTLE_MS));
    expect(backend.calls.fetch.map(({ request }) => request)).toEqual([{ ttid: ttidOf(2) }]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(button('Hook 2')).toHaveFocus();
  });

  test('are reached with Tab or F6 from the row, and left for it', async () => {
    const { user } = await three();
    await user.click(button('Hook 2'));
    await user.tab();
    expect(within(pane()).getByRole('heading', { name: 'Hook 2' })).toHaveFocus();
    await user.tab({ shift: true });
    expect(button('Hook 2')).toHaveFocus();
    await user.keyboard('{F6}');
    expect(within(pane()).getByRole('heading', { name: 'Hook 2' })).toHaveFocus();
    await user.tab();
    await user.keyboard('{Escape}');
    expect(button('Hook 2')).toHaveFocus();
  });

  test('lead to the webhooks before and after, and keep the focus', async () => {
    const { user } = await three();
    await user.click(button('Hook 1'));
    const next = within(pane()).getByRole('button', { name: 'Next webhook' });
    await user.click(next);
    expect(title()).toBe('Hook 2');
    expect(within(pane()).getByRole('button', { name: 'Next webhook' })).toHaveFocus();
  });

  test('give way to another row, and what was entered in a form is kept', async () => {
    const { user } = await three();
    await user.click(button('Hook 1'));
    press(inPane('Edit'));
    fill('Name', 'Mine');
    await user.click(button('Hook 2'));
    expect(title()).toBe('Hook 2');
    await user.click(button('Hook 1'));
    press(inPane('Edit'));
    expect(within(pane()).getByLabelText('Name')).toHaveValue('Mine');
    press(inPane('Cancel'));
    press(inPane('Edit'));
    expect(within(pane()).getByLabelText('Name')).toHaveValue('Hook 1');
  });
});

test('offers no way to create a webhook while attaching is switched off', async () => {
  await renderLoaded([foreignRow(1)], { ...RIGHTS, canCreate: [], isSwitchedOff: true });
  expect(screen.queryByRole('button', { name: 'Create webhook' })).not.toBeInTheDocument();
  expect(screen.getByText(/switched attaching off/)).toBeVisible();
});
