import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LIVE_EVENTS } from '../contract/events';
import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ALICE, ARCHIVE, ATTACHED, BOB, CRM, FOREIGN, statusOf, targetOf, taskOf } from '../testing/interactions';
import { heading, live, renderReady, renderTab } from '../testing/renderPanel';
import { button, expectNoAxeFindings } from '../testing/screen';
import { TTID } from '../testing/sids';

describe('while the tab is hidden', () => {
  test('nothing is asked and nothing is shown', () => {
    const { backend, container } = renderTab(ALICE, 'info');
    expect(backend.calls.status).toHaveLength(0);
    expect(container).toHaveTextContent(/^Task$/);
  });

  test('it asks anew when it is opened again', async () => {
    const { backend, hide, show } = await renderReady();
    hide();
    show(ALICE);
    expect(backend.calls.status).toHaveLength(2);
  });
});

describe('each state has a heading and nothing for axe to find', () => {
  const many = ['1', '2', '3', '4', '5'].map((key) => ({ key, label: `Destination ${key}` }));

  test.each([
    [
      'a call without an interaction',
      taskOf(1, { attributes: {}, taskChannelUniqueName: 'voice' }),
      'No interaction on this task',
    ],
    ['a task without an interaction', taskOf(1, { attributes: {} }), 'No interaction on this task'],
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
    ['attached', statusOf({ binding: ATTACHED }), 'Webhook attached'],
    ['attached, and over', statusOf({ binding: ATTACHED, canAttach: false }), 'Webhook attached'],
    ['somebody else’s webhook', statusOf({ binding: FOREIGN }), 'Another webhook is attached'],
    [
      'a webhook that is gone',
      statusOf({ binding: { state: 'dangling', ttid: TTID, timeline: null } }),
      'The attached webhook was deleted',
    ],
    ['over', statusOf({ canAttach: false }), 'Interaction ended'],
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

  test('a wrapping task is over where the functions say nothing of it any more', async () => {
    const { backend } = renderTab(taskOf(1, { status: 'wrapping' }));
    await flush(() => backend.calls.status[0]?.answer(fail({ code: 'not-found' })));
    expect(heading()).toHaveTextContent('Interaction ended');
  });

  test('a wrapping task is over although the functions do not know it yet', async () => {
    await renderReady(statusOf(), taskOf(1, { status: 'wrapping' }));
    expect(heading()).toHaveTextContent('Interaction ended');
  });
});

describe('cannot load', () => {
  test('asks again on demand and leads on to what was found', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = renderTab();
    await flush(() => backend.calls.status[0]?.answer(fail({ code: 'unreachable' })));
    await user.click(button('Try again'));
    expect(button('Trying again…')).toHaveAttribute('aria-disabled', 'true');
    await flush(() => backend.answerStatus(statusOf()));
    expect(heading()).toHaveFocus();
  });
});

describe('the form', () => {
  test('starts with the only destination and the events that can still happen', async () => {
    await renderReady();
    expect(screen.getByRole('radio', { name: 'CRM' })).toBeChecked();
    const checked = screen.getAllByRole('checkbox', { checked: true }).map((box) => box.getAttribute('value'));
    expect(checked).toEqual(LIVE_EVENTS);
  });

  test('marks what has already happened', async () => {
    await renderReady();
    expect(screen.getByRole('checkbox', { name: 'onChannelCreated' })).toHaveAccessibleDescription(
      /Can’t happen anymore/,
    );
    expect(screen.getByRole('checkbox', { name: 'onParticipantLeft' })).not.toHaveAccessibleDescription(/Already/);
  });

  test('a preset chooses its events and shows as pressed', async () => {
    const { user } = await renderReady();
    await user.click(button('Everything'));
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(7);
    expect(button('Everything')).toHaveAttribute('aria-pressed', 'true');
  });

  test('says what is missing, beside it, and puts the focus there', async () => {
    const { user, backend } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.click(button('Attach webhook'));
    expect(screen.getByText('Select a destination.')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'CRM' })).toHaveFocus();
    expect(backend.calls.attach).toHaveLength(0);
  });

  test('asks for at least one event', async () => {
    const { user } = await renderReady();
    for (const box of screen.getAllByRole('checkbox', { checked: true })) await user.click(box);
    await user.click(button('Attach webhook'));
    expect(screen.getByRole('alert')).toHaveTextContent('Select at least one event.');
    expect(screen.getByRole('checkbox', { name: 'onInteractionCreated' })).toHaveFocus();
  });

  test('can be filled in and sent with the keyboard alone', async () => {
    const { user, backend } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.tab();
    await user.keyboard(' ');
    while (document.activeElement !== button('Attach webhook')) await user.tab();
    await user.keyboard('{Enter}');
    expect(backend.calls.attach[0]?.request).toMatchObject({ destination: 'crm', events: LIVE_EVENTS });
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

  test('leads to the attached webhook', async () => {
    const { user, backend } = await renderReady();
    await user.click(button('Attach webhook'));
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(heading()).toHaveTextContent('Webhook attached');
    expect(heading()).toHaveFocus();
    expect(live()).toHaveTextContent('Webhook attached.');
  });

  test('a failure stands beside the button, and nothing chosen is lost', async () => {
    const { user, backend, container } = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await user.click(screen.getByRole('radio', { name: 'Archive' }));
    await user.click(button('Attach webhook'));
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t attach the webhook');
    expect(screen.getByRole('radio', { name: 'Archive' })).toBeChecked();
    expect(button('Attach webhook')).toHaveFocus();
    await expectNoAxeFindings(container);
  });

  test('shows who was faster', async () => {
    const { user, backend } = await renderReady();
    await user.click(button('Attach webhook'));
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'conflict', binding: ATTACHED })));
    expect(heading()).toHaveTextContent('Webhook attached');
    expect(screen.getByRole('alert')).toHaveTextContent('Someone else changed the webhook');
  });
});

describe('the attached webhook', () => {
  test('says where to, what, by whom and since when', async () => {
    await renderReady(statusOf({ binding: ATTACHED }));
    const facts = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    expect(facts).toEqual([
      'CRM',
      'onParticipantLeft',
      'ada@example.com',
      expect.stringContaining('Mar 1, 2026'),
      `${TTID}Copy`,
    ]);
  });

  test('its ID can be copied', async () => {
    const { user } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Copy webhook ID'));
    expect(await navigator.clipboard.readText()).toBe(TTID);
    expect(live()).toHaveTextContent('Webhook ID copied.');
  });

  test('announces a copy again when its ID is copied twice', async () => {
    const { user } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Copy webhook ID'));
    const first = live().firstChild;
    await user.click(button('Copy webhook ID'));
    expect(live()).toHaveTextContent('Webhook ID copied.');
    expect(live().firstChild).not.toBe(first);
  });

  test('has no button for those who may not detach it', async () => {
    await renderReady(statusOf({ binding: ATTACHED, canDetach: false }));
    expect(screen.queryByRole('button', { name: 'Detach webhook' })).not.toBeInTheDocument();
  });
});

describe('detaching', () => {
  const dialog = () => screen.getByRole('alertdialog', { name: 'Detach this webhook?' });
  const inDialog = (name: string) => within(dialog()).getByRole('button', { name });

  async function renderDialog() {
    const tab = await renderReady(statusOf({ binding: ATTACHED }));
    await tab.user.click(button('Detach webhook'));
    return tab;
  }

  test('names the consequence first', async () => {
    const { backend } = await renderDialog();
    expect(dialog()).toHaveTextContent('“CRM” stops receiving this interaction’s events immediately.');
    expect(backend.calls.detach).toHaveLength(0);
    await expectNoAxeFindings(document.body);
  });

  test('cancelling returns to the button', async () => {
    const { user } = await renderDialog();
    await user.click(inDialog('Cancel'));
    await waitFor(() => expect(button('Detach webhook')).toHaveFocus());
  });

  test('leads to the form’s first control', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Detach'));
    await flush(() => backend.calls.detach[0]?.answer(ok({ binding: { state: 'none' } })));
    expect(heading()).toHaveTextContent('Attach a webhook');
    await waitFor(() => expect(screen.getByRole('radio', { name: 'CRM' })).toHaveFocus());
    expect(live()).toHaveTextContent('Webhook detached.');
  });

  test('a failure keeps the dialog open and can be tried again', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Detach'));
    await flush(() => backend.calls.detach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(within(dialog()).getByRole('alert')).toHaveTextContent('Couldn’t detach the webhook');
    await user.click(inDialog('Detach'));
    expect(backend.calls.detach).toHaveLength(2);
  });
});

describe('another task is selected', () => {
  test('its own webhook is asked for, and the late answer for the first is not shown', async () => {
    const { backend, show } = renderTab(ALICE);
    show(BOB);
    await flush(() => backend.calls.status[0]?.answer(ok(statusOf({ binding: ATTACHED }))));
    expect(heading()).toHaveTextContent('Loading the webhook…');
    expect(backend.calls.status[1]?.request).toEqual(targetOf(2).subject);
  });

  test('what was chosen on the first is neither lost nor shown on the second', async () => {
    const { backend, show, user } = await renderReady();
    await user.click(button('Everything'));
    show(BOB);
    await flush(() => backend.answerStatus(statusOf()));
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(LIVE_EVENTS.length);
    show(ALICE);
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(7);
  });

  test('an attach under way lands on the first and leaves the second alone', async () => {
    const { backend, show, user, unseen } = await renderReady();
    await user.click(button('Attach webhook'));
    show(BOB);
    await flush(() => backend.answerStatus(statusOf()));
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(backend.calls.attach[0]?.request).toMatchObject(targetOf(1).subject);
    expect(heading()).toHaveTextContent('Attach a webhook');
    show(ALICE);
    expect(heading()).toHaveTextContent('Webhook attached');
    expect(unseen).toEqual([]);
  });

  test('a failure on the first is told, and is still there on return', async () => {
    const { backend, show, user, unseen } = await renderReady();
    await user.click(button('Attach webhook'));
    show(BOB);
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(unseen).toEqual(['attach: Customer 1']);
    show(ALICE);
    expect(screen.getByRole('alert')).toHaveTextContent('Your role doesn’t include this.');
  });

  test('the focus stays with who has gone on to something else', async () => {
    const { backend, user } = await renderReady();
    await user.click(button('Attach webhook'));
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(elsewhere).toHaveFocus();
    elsewhere.remove();
  });
});
