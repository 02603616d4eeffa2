import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttachedDestination } from '../../contract/binding';
import { INSPECTOR } from '../../contract/destination';
import { LIVE_EVENTS } from '../../contract/events';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import {
  ALICE,
  ARCHIVE,
  ATTACHED,
  BOB,
  CRM,
  destinationOf,
  FOREIGN,
  INSPECTED,
  RELAYED,
  serverAt,
  statusOf,
  targetOf,
  taskOf,
} from '../../testing/interactions';
import { heading, live, renderReady, renderTab } from '../../testing/renderPanel';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { TTID } from '../../testing/sids';

describe('while the tab is hidden', () => {
  test('sends and shows nothing', () => {
    const { backend, container } = renderTab(ALICE, 'info');
    expect(backend.calls.status).toHaveLength(0);
    expect(container).toHaveTextContent(/^Task$/);
  });

  test('reads the status again when it is opened again', async () => {
    const { backend, hide, show } = await renderReady();
    hide();
    show(ALICE);
    expect(backend.calls.status).toHaveLength(2);
  });
});

describe('each screen has a heading and no axe findings', () => {
  const many = ['1', '2', '3', '4', '5'].map((key) => ({ key, label: `Destination ${key}` }));

  test.each([
    ['a task without an interaction', taskOf(1, { attributes: {} }), 'This task names no interaction'],
    [
      'a task that names only a channel',
      taskOf(1, { attributes: { flexInteractionChannelSid: `UO${'1'.repeat(32)}` } }),
      'This task names no interaction',
    ],
    ['unreadable attributes', taskOf(1, { attributes: { flexInteractionSid: 'x' } }), 'Couldn’t read the interaction'],
    ['an incoming task', taskOf(1, { status: 'pending' }), 'Accept the task first'],
    ['loading', ALICE, 'Loading the webhook…'],
  ])('%s', async (_state, task, expected) => {
    const { container } = renderTab(task);
    expect(heading()).toHaveTextContent(expected);
    await expectNoAxeFindings(container);
  });

  test.each([
    ['the form', statusOf(), 'Attach a webhook'],
    ['the form with many destinations', statusOf({ destinations: many }), 'Attach a webhook'],
    ['attached', statusOf({ binding: ATTACHED }), 'Sending events'],
    ['attached, and over', statusOf({ binding: ATTACHED, canAttach: false }), 'Sending events'],
    ['another program’s webhook', statusOf({ binding: FOREIGN }), 'Another webhook is attached'],
    ['a deleted webhook', statusOf({ binding: { state: 'dangling', ttid: TTID, timeline: null } }), 'Webhook deleted'],
    ['over', statusOf({ canAttach: false }), 'Your part is over'],
    [
      'ended, with the events of the inspector',
      statusOf({ canAttach: false, binding: { state: 'dangling', ttid: TTID, timeline: INSPECTED.timeline } }),
      'Interaction ended',
    ],
    ['no destinations', statusOf({ destinations: [] }), 'No destinations available'],
  ])('%s', async (_state, status, expected) => {
    const { container } = await renderReady(status);
    expect(heading()).toHaveTextContent(expected);
    await expectNoAxeFindings(container);
  });

  test('cannot load', async () => {
    const { backend, container } = renderTab();
    await flush(() => backend.calls.status[0]?.answer(fail({ code: 'unreachable' })));
    expect(heading()).toHaveTextContent('Couldn’t load the webhook');
    await expectNoAxeFindings(container);
  });

  test('is over for a wrapping task that the functions no longer find', async () => {
    const { backend } = renderTab(taskOf(1, { status: 'wrapping' }));
    await flush(() => backend.calls.status[0]?.answer(fail({ code: 'not-found' })));
    expect(heading()).toHaveTextContent('Your part is over');
  });

  test('is over for a wrapping task, even before the functions know it', async () => {
    await renderReady(statusOf(), taskOf(1, { status: 'wrapping' }));
    expect(heading()).toHaveTextContent('Your part is over');
  });
});

describe('cannot load', () => {
  test('tries again on demand and focuses the result', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = renderTab();
    await flush(() => backend.calls.status[0]?.answer(fail({ code: 'unreachable' })));
    expect(button('Try again')).toHaveFocus();
    await user.click(button('Try again'));
    expect(button('Trying again…')).toHaveAttribute('aria-disabled', 'true');
    await flush(() => backend.answerStatus(statusOf()));
    expect(heading()).toHaveFocus();
  });
});

describe('the form', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ key: `key_${at + 1}`, label: `Destination ${at + 1}` }));
  const events = () => within(screen.getByRole('group', { name: 'Events' }));
  const chosen = () => events().getAllByRole('checkbox', { checked: true });
  const chosenEvents = () => chosen().map((box) => box.getAttribute('value'));

  test('starts with the only destination and the live events, in one line', async () => {
    await renderReady();
    expect(screen.getByRole('checkbox', { name: 'CRM' })).toBeChecked();
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('All 4 that can still happen');
    expect(events().queryByRole('checkbox')).not.toBeInTheDocument();
  });

  test('opens the events in place, in plain words with the API names as tooltips', async () => {
    const { user, container } = await renderReady();
    await user.click(button('Change'));
    expect(button('Done')).toHaveFocus();
    expect(button('Done')).toHaveAttribute('aria-expanded', 'true');
    expect(chosenEvents()).toEqual(LIVE_EVENTS);
    expect(screen.getByText('Participant updated')).toHaveAttribute('title', 'onParticipantUpdated');
    await expectNoAxeFindings(container);
    await user.click(screen.getByRole('checkbox', { name: 'Participant updated' }));
    await user.click(button('Done'));
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('3 selected');
    expect(screen.getByText('Channel status changed, Participant joined, Participant left')).toBeVisible();
  });

  test('says in one sentence which events cannot happen, and lists them on demand', async () => {
    const { user, container } = await renderReady();
    await user.click(button('Change'));
    expect(screen.queryByRole('checkbox', { name: 'Channel opened' })).not.toBeInTheDocument();
    expect(screen.getByText(/3 more can’t happen anymore/)).toBeVisible();
    await user.click(button('Show'));
    expect(screen.getByRole('checkbox', { name: 'Interaction started' })).toHaveFocus();
    expect(chosenEvents()).toEqual(LIVE_EVENTS);
    await expectNoAxeFindings(container);
  });

  test('starts with what the person chose last', async () => {
    const lastChoice = { destinations: ['archive'], events: ['onParticipantLeft'] as const };
    await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }), ALICE, { lastChoice });
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('1 selected');
  });

  test('shows five destinations at first, and focuses the first of the others on demand', async () => {
    const { user } = await renderReady(statusOf({ destinations: many(8) }));
    expect(screen.getAllByRole('checkbox')).toHaveLength(5);
    await user.click(button('Show 3 more'));
    expect(screen.getAllByRole('checkbox')).toHaveLength(8);
    expect(screen.getByRole('checkbox', { name: 'Destination 6' })).toHaveFocus();
  });

  test('always shows the selected destination', async () => {
    const lastChoice = { destinations: ['key_8'], events: LIVE_EVENTS };
    await renderReady(statusOf({ destinations: many(8) }), ALICE, { lastChoice });
    expect(screen.getByRole('checkbox', { name: 'Destination 8' })).toBeChecked();
    expect(button('Show 2 more')).toBeVisible();
  });

  test('explains a missing destination at its field and focuses the field', async () => {
    const { user, backend } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.click(button('Attach webhook'));
    expect(screen.getByRole('alert')).toHaveTextContent('Select where to send events.');
    expect(screen.getByRole('checkbox', { name: 'CRM' })).toHaveFocus();
    expect(backend.calls.attach).toHaveLength(0);
  });

  test('sends to several destinations, and counts them on the button', async () => {
    const { user, backend } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE, INSPECTOR], canUseUrl: true }));
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(screen.getByRole('checkbox', { name: 'Inspector' }));
    await user.click(screen.getByRole('checkbox', { name: 'Another URL' }));
    await user.type(screen.getByRole('textbox'), 'https://hooks.example.com');
    await user.click(button('Attach to 3 destinations'));
    expect(backend.calls.attach[0]?.request).toMatchObject({
      destinations: ['archive', INSPECTOR.key],
      url: 'https://hooks.example.com',
    });
  });

  test('says at once that a sixth destination is one too many, and sends nothing', async () => {
    const { user, backend, container } = await renderReady(statusOf({ destinations: many(6) }));
    expect(screen.getByText('Select up to 5.')).toBeVisible();
    await user.click(button('Show 1 more'));
    for (const box of screen.getAllByRole('checkbox')) await user.click(box);
    expect(screen.getByRole('alert')).toHaveTextContent('A webhook can send to 5 destinations at most.');
    await user.click(button('Attach to 6 destinations'));
    expect(screen.getByRole('checkbox', { name: 'Destination 1' })).toHaveFocus();
    expect(backend.calls.attach).toHaveLength(0);
    await expectNoAxeFindings(container);
    await user.click(screen.getByRole('checkbox', { name: 'Destination 6' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('requires at least one event', async () => {
    const { user } = await renderReady();
    await user.click(button('Change'));
    for (const box of chosen()) await user.click(box);
    expect(screen.queryByRole('button', { name: 'Done' })).not.toBeInTheDocument();
    await user.click(button('Attach webhook'));
    expect(screen.getByRole('alert')).toHaveTextContent('Select at least one event.');
    expect(screen.getByRole('checkbox', { name: 'Channel status changed' })).toHaveFocus();
  });

  test('can be filled in and submitted with the keyboard', async () => {
    const { user, backend } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.tab();
    await user.keyboard(' ');
    while (document.activeElement !== button('Attach webhook')) await user.tab();
    await user.keyboard('{Enter}');
    expect(backend.calls.attach[0]?.request).toMatchObject({ destinations: ['crm'], events: LIVE_EVENTS });
  });

  test('is busy while attaching, keeps the focus, and sends once', async () => {
    const { user, backend, container } = await renderReady();
    await user.click(button('Attach webhook'));
    await user.keyboard('{Enter}');
    expect(button('Attaching webhook…')).toHaveFocus();
    expect(screen.getByRole('region', { name: 'Webhooks' })).toHaveAttribute('aria-busy', 'true');
    expect(live()).toHaveTextContent('Attaching webhook…');
    expect(backend.calls.attach).toHaveLength(1);
    await expectNoAxeFindings(container);
  });

  test('shows and focuses the attached webhook', async () => {
    const { user, backend } = await renderReady();
    await user.click(button('Attach webhook'));
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(heading()).toHaveTextContent('Sending events');
    expect(heading()).toHaveFocus();
    expect(live()).toHaveTextContent('Webhook attached.');
  });

  test('shows a failure near the button and keeps the draft', async () => {
    const { user, backend, container } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Attach webhook'));
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t attach the webhook');
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
    expect(button('Attach webhook')).toHaveFocus();
    await expectNoAxeFindings(container);
  });

  test('says for which work webhooks must not be used', async () => {
    await renderReady();
    expect(screen.getByText(/Not for work that’s subject to PCI or HIPAA/)).toBeVisible();
  });
});

describe('the attached webhook', () => {
  test('shows the destination, and the person as their identity if Flex knows no name', async () => {
    await renderReady(statusOf({ binding: ATTACHED }));
    expect(screen.getByText('CRM')).toBeVisible();
    expect(screen.getByText(/^1 kind of event · ada@example\.com · Mar 1, 2026/)).toBeVisible();
    expect(screen.queryByText(/PCI/)).not.toBeInTheDocument();
  });

  test('names the person where Flex knows them', async () => {
    await renderReady(statusOf({ binding: ATTACHED }), ALICE, { colleague: () => 'Ada Lovelace' });
    expect(screen.getByText(/ · Ada Lovelace · /)).toBeVisible();
  });

  test('names the person by the name that they have in the conversation', async () => {
    const { participants, backend } = renderTab();
    participants.present = [{ sid: 'UT1', identity: 'ada_40example_2Ecom', name: 'Ada Lovelace' }];
    await flush(() => backend.answerStatus(statusOf({ binding: ATTACHED })));
    expect(screen.getByText(/ · Ada Lovelace · /)).toBeVisible();
  });

  test('shows the host to people who may see it', async () => {
    await renderReady(
      statusOf({
        binding: { ...ATTACHED, destinations: [destinationOf(CRM, { sendsTo: serverAt('crm.example.com') })] },
      }),
    );
    expect(screen.getByText('CRM · crm.example.com')).toBeVisible();
  });

  test('shows no host of the inspector, which is part of the functions', async () => {
    await renderReady(
      statusOf({
        binding: {
          ...INSPECTED,
          destinations: [destinationOf(INSPECTOR, { sendsTo: serverAt('interaction-webhooks.twil.io') })],
        },
      }),
    );
    expect(screen.getByText('Inspector')).toBeVisible();
  });

  test('has the rest behind Details', async () => {
    await renderReady(statusOf({ binding: ATTACHED }));
    const facts = screen.getAllByRole('definition');
    expect(facts.map(({ textContent }) => textContent)).toEqual([
      'onParticipantLeft',
      'ada@example.com',
      expect.stringContaining('Mar 1, 2026'),
      `${TTID}Copy`,
    ]);
    for (const fact of facts) expect(fact).not.toBeVisible();
  });

  test('copies its ID', async () => {
    const { user } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Copy webhook ID'));
    expect(await navigator.clipboard.readText()).toBe(TTID);
    expect(live()).toHaveTextContent('Webhook ID copied.');
  });

  test('announces the second copy of its ID again', async () => {
    const { user } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Copy webhook ID'));
    const first = live().firstChild;
    await user.click(button('Copy webhook ID'));
    expect(live()).toHaveTextContent('Webhook ID copied.');
    expect(live().firstChild).not.toBe(first);
  });

  test('has no detach button for people without the right, and says who can detach it', async () => {
    await renderReady(statusOf({ binding: ATTACHED, canDetach: false }));
    expect(screen.queryByRole('button', { name: 'Detach' })).not.toBeInTheDocument();
    expect(screen.getByText(/Ask an administrator, or the person who attached it/)).toBeInTheDocument();
  });
});

describe('detaching', () => {
  const dialog = () => screen.getByRole('alertdialog', { name: 'Detach this webhook?' });
  const inDialog = (name: string) => within(dialog()).getByRole('button', { name });

  async function renderDialog() {
    const tab = await renderReady(statusOf({ binding: ATTACHED }));
    await tab.user.click(button('Detach'));
    return tab;
  }

  test('names the consequence first', async () => {
    const { backend } = await renderDialog();
    expect(dialog()).toHaveTextContent('“CRM” stops getting this interaction’s events now.');
    expect(backend.calls.detach).toHaveLength(0);
    await expectNoAxeFindings(document.body);
  });

  test('returns the focus to the button when canceled', async () => {
    const { user } = await renderDialog();
    await user.click(inDialog('Cancel'));
    await waitFor(() => expect(button('Detach')).toHaveFocus());
  });

  test('focuses the form’s first control', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Detach'));
    await flush(() => backend.calls.detach[0]?.answer(ok({ binding: { state: 'none' } })));
    expect(heading()).toHaveTextContent('Attach a webhook');
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'CRM' })).toHaveFocus());
    expect(live()).toHaveTextContent('Webhook detached.');
  });

  test('keeps the dialog open after a failure, to try again', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Detach'));
    await flush(() => backend.calls.detach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(within(dialog()).getByRole('alert')).toHaveTextContent('Couldn’t detach the webhook');
    await user.click(inDialog('Detach'));
    expect(backend.calls.detach).toHaveLength(2);
  });
});

describe('several destinations', () => {
  const AUDIT = { key: 'audit', label: 'Audit' };
  const theirs = destinationOf(AUDIT, { canRemove: false });
  const statusWith = (...destinations: AttachedDestination[]) =>
    statusOf({
      binding: { ...RELAYED, destinations },
      destinations: [CRM, ARCHIVE, INSPECTOR],
      canAddDestinations: true,
    });
  const rows = () => within(screen.getByRole('list', { name: 'Sends to' })).getAllByRole('listitem');

  test('have a row each, with the host for people who may see it', async () => {
    const crm = destinationOf(CRM, { sendsTo: serverAt('crm.example.com') });
    const { container } = await renderReady(
      statusWith(crm, destinationOf(INSPECTOR, { sendsTo: serverAt('a.twil.io') })),
    );
    expect(rows().map(({ textContent }) => textContent)).toEqual(['CRM · crm.example.com', 'Inspector']);
    expect(screen.getByText('2 destinations')).toBeVisible();
    await expectNoAxeFindings(container);
  });

  test('show which one gets no events, and remove it', async () => {
    const { user, backend, container } = await renderReady(
      statusWith(destinationOf(CRM), destinationOf(AUDIT, { state: 'stopped' })),
    );
    expect(rows()[1]).toHaveTextContent('Gets no events, because an administrator removed or changed it.');
    await expectNoAxeFindings(container);
    await user.click(button('Remove'));
    expect(backend.last('changeDestinations').request).toMatchObject({ add: [], remove: ['audit'] });
    expect(button('Remove')).toHaveAttribute('aria-disabled', 'true');
    await flush(() => backend.last('changeDestinations').answer(fail({ code: 'timed-out' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t save the changes');
  });

  test('include one again that asked for no more events', async () => {
    const { user, backend } = await renderReady(
      statusWith(destinationOf(CRM), destinationOf(ARCHIVE, { state: 'gone' })),
    );
    expect(rows()[1]).toHaveTextContent('because it asked for no more');
    await user.click(button('Add again'));
    expect(backend.last('changeDestinations').request).toMatchObject({ add: ['archive'], remove: [] });
  });

  test('send nothing if none of them gets events', async () => {
    await renderReady(statusWith(destinationOf(ARCHIVE, { state: 'gone' })));
    expect(heading()).toHaveTextContent('Not sending events');
    expect(button('Add again')).toBeVisible();
  });

  test('get the inspector with one click', async () => {
    const { user, backend } = await renderReady(statusWith(destinationOf(CRM)));
    await user.click(button('Add the inspector'));
    expect(backend.last('changeDestinations').request).toMatchObject({ add: [INSPECTOR.key], url: null, remove: [] });
  });

  test('have no room for the inspector beside five others', async () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((key) => destinationOf({ key, label: key }));
    await renderReady(statusWith(...five));
    expect(screen.queryByRole('button', { name: 'Add the inspector' })).not.toBeInTheDocument();
  });

  test('are detached as far as the person may, and the dialog says what stays', async () => {
    const { user, backend } = await renderReady({ ...statusWith(destinationOf(CRM), theirs), canDetach: true });
    await user.click(button('Detach'));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog).toHaveTextContent('“CRM” stops getting this interaction’s events now.');
    expect(dialog).toHaveTextContent('These stay attached, because your role can’t remove them: Audit.');
    expect(dialog).toHaveTextContent('Events that haven’t arrived there yet aren’t sent anymore.');
    await user.click(within(dialog).getByRole('button', { name: 'Detach' }));
    await flush(() => backend.calls.detach[0]?.answer(ok({ binding: { ...RELAYED, destinations: [theirs] } })));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(heading()).toHaveTextContent('Sending events');
    expect(heading()).toHaveFocus();
    expect(live()).toHaveTextContent('The other destinations still get events.');
    expect(screen.queryByRole('button', { name: 'Detach' })).not.toBeInTheDocument();
  });

  test('are attached again if they are lost', async () => {
    const lost = { ...RELAYED, route: 'lost' as const, destinations: [] };
    const status = statusOf({ binding: lost, destinations: [CRM, ARCHIVE], canReplace: true });
    const { user, backend, container } = await renderReady(status);
    expect(heading()).toHaveTextContent('Not sending events');
    expect(screen.getByText(/no longer knows where this webhook’s events go/)).toBeVisible();
    await expectNoAxeFindings(container);
    await user.click(button('Attach again'));
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Attach webhook'));
    expect(backend.calls.attach[0]?.request).toMatchObject({ destinations: ['archive'], seenTtid: TTID });
  });
});

describe('when another task is selected', () => {
  test('reads its status, and ignores the late answer for the first task', async () => {
    const { backend, show } = renderTab(ALICE);
    show(BOB);
    await flush(() => backend.calls.status[0]?.answer(ok(statusOf({ binding: ATTACHED }))));
    expect(heading()).toHaveTextContent('Loading the webhook…');
    expect(backend.calls.status[1]?.request).toEqual(targetOf(2).subject);
  });

  test('keeps the first task’s draft and does not show it on the second', async () => {
    const { backend, show, user } = await renderReady();
    await user.click(button('Change'));
    await user.click(screen.getByRole('checkbox', { name: 'Participant left' }));
    show(BOB);
    await flush(() => backend.answerStatus(statusOf()));
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('All 4 that can still happen');
    show(ALICE);
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('3 selected');
  });

  test('applies an attach in progress to the first task only', async () => {
    const { backend, show, user, unseen } = await renderReady();
    await user.click(button('Attach webhook'));
    show(BOB);
    await flush(() => backend.answerStatus(statusOf()));
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(backend.calls.attach[0]?.request).toMatchObject(targetOf(1).subject);
    expect(heading()).toHaveTextContent('Attach a webhook');
    show(ALICE);
    expect(heading()).toHaveTextContent('Sending events');
    expect(unseen).toEqual([]);
  });

  test('reports a failure of the first task, and still shows it on return', async () => {
    const { backend, show, user, unseen } = await renderReady();
    await user.click(button('Attach webhook'));
    show(BOB);
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(unseen).toEqual(['attach: Customer 1']);
    show(ALICE);
    expect(screen.getByRole('alert')).toHaveTextContent('Your role doesn’t include this.');
  });

  test('does not take the focus from another part of Flex', async () => {
    const { backend, user } = await renderReady();
    await user.click(button('Attach webhook'));
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(elsewhere).toHaveFocus();
    elsewhere.remove();
  });
});
