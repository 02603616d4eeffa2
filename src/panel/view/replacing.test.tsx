import { screen, waitFor, within } from '@testing-library/react';
import { boundTtid } from '../../contract/binding';
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
} from '../../testing/interactions';
import { heading, live, renderReady } from '../../testing/renderPanel';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { OTHER_TTID, TTID } from '../../testing/sids';

const named = { ...FOREIGN, friendlyName: 'Night shift', sendsTo: serverAt('hooks.example.com') };
const theirs = statusOf({ binding: named, destinations: [CRM, ARCHIVE], canReplace: true });
const ours = statusOf({ binding: ATTACHED, destinations: [CRM, ARCHIVE], canReplace: true });

const dialog = () => screen.getByRole('alertdialog', { name: 'Replace this webhook?' });
const inDialog = (name: string) => within(dialog()).getByRole('button', { name });
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();

async function renderForm(status = theirs) {
  const tab = await renderReady(status);
  await tab.user.click(button(status.binding.state === 'attached' ? 'Change' : 'Replace…'));
  return tab;
}

async function renderDialog() {
  const tab = await renderForm();
  await tab.user.click(screen.getByRole('checkbox', { name: 'Archive' }));
  await tab.user.click(button('Replace webhook'));
  return tab;
}

describe('a webhook that may be replaced', () => {
  test('shows its host', async () => {
    const { container } = await renderReady(theirs);
    expect(screen.getByText('hooks.example.com')).toBeVisible();
    await expectNoAxeFindings(container);
  });

  test('is shown without details if it cannot be read', async () => {
    const binding = { ...FOREIGN, events: null };
    const { container } = await renderReady({ ...theirs, binding });
    expect(heading()).toHaveTextContent('Another webhook is attached');
    expect(screen.getByText('Can’t be read')).toBeVisible();
    expect(screen.getAllByRole('definition')).toHaveLength(1);
    await expectNoAxeFindings(container);
  });

  test('is marked if it gets its events unencrypted', async () => {
    await renderReady({ ...theirs, binding: { ...named, sendsTo: { host: 'hooks.example.com', isSecure: false } } });
    expect(screen.getByText('Not encrypted (http)')).toBeVisible();
  });

  test('has no such mark if it gets them encrypted', async () => {
    await renderReady(theirs);
    expect(screen.queryByText('Not encrypted (http)')).not.toBeInTheDocument();
  });

  test.each([
    ['without the right', { ...theirs, canReplace: false }],
    ['if the interaction is over', { ...theirs, canAttach: false }],
    ['without destinations', { ...theirs, destinations: [] }],
  ])('has no replace button %s', async (_when, status) => {
    await renderReady(status);
    noButton('Replace…');
  });
});

describe('the form', () => {
  test('names the webhook to replace, and focuses the heading', async () => {
    const { container } = await renderForm();
    expect(heading()).toHaveTextContent('Replace the webhook');
    expect(heading()).toHaveFocus();
    expect(screen.getByText(/replaces “Night shift”/)).toBeVisible();
    await expectNoAxeFindings(container);
  });

  test('returns the focus to its button when canceled, and keeps the draft', async () => {
    const { user } = await renderForm();
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Cancel'));
    expect(heading()).toHaveTextContent('Another webhook is attached');
    expect(button('Replace…')).toHaveFocus();
    await user.click(button('Replace…'));
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
  });

  test('stays with its task', async () => {
    const { backend, show } = await renderForm();
    show(BOB);
    await flush(() => backend.answerStatus(theirs));
    expect(heading()).toHaveTextContent('Another webhook is attached');
    show(ALICE);
    expect(heading()).toHaveTextContent('Replace the webhook');
  });

  test('closes when another webhook is bound', async () => {
    const { backend, hide, show } = await renderForm();
    hide();
    show(ALICE);
    await flush(() => backend.answerStatus(ours));
    expect(heading()).toHaveTextContent('Sending events');
  });
});

describe('changing this plugin’s webhook', () => {
  const inspected = { ...ours, destinations: [CRM, INSPECTOR], binding: INSPECTED };
  const inChange = (name: string) =>
    within(screen.getByRole('alertdialog', { name: 'Save these changes?' })).getByRole('button', { name });

  async function untickEvent(tab: Awaited<ReturnType<typeof renderForm>>) {
    await tab.user.click(within(screen.getByRole('group', { name: 'Events' })).getByRole('button', { name: 'Change' }));
    await tab.user.click(screen.getByRole('checkbox', { name: 'Participant joined' }));
  }

  test('starts with its settings, and cannot be saved until something differs', async () => {
    const { user, backend, container } = await renderForm(ours);
    expect(heading()).toHaveTextContent('Change webhook');
    expect(screen.getByRole('checkbox', { name: 'CRM' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Archive' })).not.toBeChecked();
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('1 selected');
    expect(button('Save changes')).toHaveAttribute('aria-disabled', 'true');
    await user.click(button('Save changes'));
    expect(backend.calls.attach).toHaveLength(0);
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    expect(button('Save changes')).toHaveAttribute('aria-disabled', 'false');
    await expectNoAxeFindings(container);
  });

  test('saves other events without a question, because nothing stops', async () => {
    const tab = await renderForm(ours);
    await untickEvent(tab);
    await tab.user.click(button('Save changes'));
    expect(button('Saving changes…')).toHaveFocus();
    expect(tab.backend.calls.attach[0]?.request).toMatchObject({
      destinations: ['crm'],
      events: ['onParticipantJoined', 'onParticipantLeft'],
      seenTtid: TTID,
    });
  });

  test('adds a destination to the same webhook, without a question', async () => {
    const { user, backend } = await renderForm(ours);
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Save changes'));
    expect(live()).toHaveTextContent('Saving changes…');
    expect(backend.calls.attach).toHaveLength(0);
    const { request, answer } = backend.last('changeDestinations');
    expect(request).toMatchObject({ ttid: TTID, add: ['archive'], url: null, remove: [] });
    await flush(() => answer(ok({ binding: RELAYED })));
    expect(heading()).toHaveTextContent('Sending events');
    expect(heading()).toHaveFocus();
    expect(live()).toHaveTextContent('Changes saved.');
    expect(screen.getByText('2 destinations')).toBeVisible();
  });

  test('asks before one of several destinations stops, and what waits for it is given up', async () => {
    const { user, backend } = await renderForm({ ...ours, binding: RELAYED });
    await user.click(screen.getByRole('checkbox', { name: 'CRM' }));
    await user.click(button('Save changes'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent(
      '“CRM” stops getting events now. Events that haven’t arrived there yet aren’t sent anymore.',
    );
    expect(backend.calls.changeDestinations).toHaveLength(0);
    await user.click(inChange('Save changes'));
    expect(backend.last('changeDestinations').request).toMatchObject({ add: [], remove: ['crm'] });
  });

  test('attaches a new webhook if no destination remains', async () => {
    const { user, backend } = await renderForm(ours);
    await user.click(screen.getByRole('checkbox', { name: 'CRM' }));
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Save changes'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent('“CRM” stops getting events now.');
    expect(backend.calls.attach).toHaveLength(0);
    await user.click(inChange('Save changes'));
    expect(backend.calls.attach[0]?.request).toMatchObject({ destinations: ['archive'], seenTtid: TTID });
  });

  test('keeps a destination that the person may not remove, and says why the events are fixed', async () => {
    const theirsOnly = destinationOf({ key: 'audit', label: 'Audit' }, { canRemove: false });
    const binding = { ...RELAYED, destinations: [destinationOf(CRM), theirsOnly] };
    const status = { ...ours, binding, canReplace: false, canAddDestinations: true };
    const { user, backend, container } = await renderForm(status);
    const audit = screen.getByRole('checkbox', { name: 'Audit' });
    expect(audit).toBeChecked();
    expect(audit).toBeDisabled();
    expect(audit).toHaveAccessibleDescription('Your role can’t remove it.');
    expect(screen.getByRole('group', { name: 'Events' })).toHaveTextContent('can’t remove every destination');
    await expectNoAxeFindings(container);
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Save changes'));
    expect(backend.last('changeDestinations').request).toMatchObject({ add: ['archive'], remove: [] });
  });

  test('can change the events once a URL that is not known here is no longer selected', async () => {
    const url = destinationOf(
      { key: 'url-1234abcd', label: '' },
      { label: null, sendsTo: serverAt('hooks.example.com') },
    );
    const { user } = await renderForm({ ...ours, binding: { ...RELAYED, destinations: [url, destinationOf(CRM)] } });
    expect(screen.getByText('They can’t change while “hooks.example.com” is selected.')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'hooks.example.com' }));
    expect(within(screen.getByRole('group', { name: 'Events' })).getByRole('button', { name: 'Change' })).toBeVisible();
  });

  test('stays open with the current destinations if another change came first', async () => {
    const { user, backend } = await renderForm({ ...ours, canAddDestinations: true });
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Save changes'));
    await flush(() => backend.last('changeDestinations').answer(fail({ code: 'conflict', binding: ATTACHED })));
    expect(screen.getByRole('alert')).toHaveTextContent('Your changes weren’t saved. Review them, then save again.');
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
    expect(button('Save changes')).toHaveFocus();
  });

  test('says that the changes are not saved if another webhook came first', async () => {
    const { user, backend } = await renderForm(ours);
    await user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await user.click(button('Save changes'));
    await flush(() => backend.last('changeDestinations').answer(fail({ code: 'conflict', binding: named })));
    expect(screen.getByRole('alert')).toHaveTextContent('“Night shift” was attached while you were choosing.');
    expect(screen.getByRole('alert')).toHaveTextContent('Your changes weren’t saved.');
  });

  test('asks before the inspector begins a new list', async () => {
    const tab = await renderForm(inspected);
    await untickEvent(tab);
    await tab.user.click(button('Save changes'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent('has received so far are no longer shown');
  });

  test('asks before the inspector stops', async () => {
    const { user } = await renderForm(inspected);
    await user.click(screen.getByRole('checkbox', { name: 'Inspector' }));
    await user.click(screen.getByRole('checkbox', { name: 'CRM' }));
    await user.click(button('Save changes'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent('“Inspector” stops getting events now.');
    expect(screen.getByRole('alertdialog')).toHaveTextContent('received so far are no longer shown');
  });

  test('shows a failure in the form', async () => {
    const tab = await renderForm(ours);
    await untickEvent(tab);
    await tab.user.click(button('Save changes'));
    await flush(() => tab.backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t save the changes');
    expect(button('Save changes')).toHaveFocus();
  });
});

describe('confirming', () => {
  test('names the replaced webhook and what happens to it', async () => {
    const { backend } = await renderDialog();
    expect(dialog()).toHaveTextContent('“Night shift” stops getting this interaction’s events now.');
    expect(dialog()).toHaveTextContent('When you detach yours, it’s attached again');
    expect(backend.calls.attach).toHaveLength(0);
    await expectNoAxeFindings(document.body);
  });

  test.each([
    ['host', { ...named, friendlyName: null }, 'hooks.example.com'],
    ['ttid', { ...named, friendlyName: null, sendsTo: null }, OTHER_TTID],
  ])('names the webhook by its %s if it has no better name', async (_what, binding, name) => {
    const { user } = await renderForm({ ...theirs, destinations: [CRM], binding });
    await user.click(button('Replace webhook'));
    expect(dialog()).toHaveTextContent(`“${name}” stops`);
  });

  test('returns the focus to the button when canceled', async () => {
    const { user } = await renderDialog();
    await user.click(inDialog('Cancel'));
    await waitFor(() => expect(button('Replace webhook')).toHaveFocus());
  });

  test('sends the webhook to replace, and focuses the attached one', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Replace'));
    const request = { destinations: ['archive'], events: LIVE_EVENTS, seenTtid: OTHER_TTID };
    expect(backend.calls.attach[0]?.request).toMatchObject(request);
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(heading()).toHaveTextContent('Sending events');
    await waitFor(() => expect(heading()).toHaveFocus());
  });

  test('shows a failure in the form', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Replace'));
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t attach the webhook');
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
  });

  test('can be done with the keyboard', async () => {
    const { user, backend } = await renderReady({ ...theirs, destinations: [CRM] });
    while (document.activeElement !== button('Replace…')) await user.tab();
    await user.keyboard('{Enter}');
    while (document.activeElement !== button('Replace webhook')) await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(dialog()).toContainElement(document.activeElement as HTMLElement));
    while (document.activeElement !== inDialog('Replace')) await user.tab();
    await user.keyboard('{Enter}');
    expect(backend.calls.attach).toHaveLength(1);
  });
});

describe('after a conflict', () => {
  async function renderConflict(status: typeof ours) {
    const tab = await renderReady(statusOf({ destinations: [CRM, ARCHIVE] }));
    await tab.user.click(screen.getByRole('checkbox', { name: 'Archive' }));
    await tab.user.click(button('Attach webhook'));
    await flush(() => tab.backend.calls.attach[0]?.answer(fail({ code: 'conflict', binding: status.binding })));
    await flush(() => tab.backend.answerStatus(status));
    return tab;
  }

  test.each([
    ['this plugin’s', { ...ours, canReplace: false }, 'Sending events', 'CRM'],
    ['another program’s', { ...theirs, canReplace: false }, 'Another webhook is attached', 'Night shift'],
  ])('with %s webhook, says what happened and whom to ask', async (_whose, status, shown, name) => {
    const { container } = await renderConflict(status);
    expect(heading()).toHaveTextContent(shown);
    expect(heading()).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent(
      `“${name}” was attached while you were choosing.Yours wasn’t attached. Ask a supervisor to replace it.`,
    );
    expect(screen.getAllByText(/Ask a supervisor/)).toHaveLength(1);
    noButton(`Replace “${name}”`);
    await expectNoAxeFindings(container);
  });

  test('does not repeat a long name in the button', async () => {
    await renderConflict({ ...theirs, binding: { ...named, friendlyName: 'x'.repeat(500) } });
    expect(button('Replace…')).toHaveFocus();
  });

  test.each([
    ['this plugin’s', ours, 'CRM', 'Save changes'],
    ['another program’s', theirs, 'Night shift', 'Replace webhook'],
  ])('with %s webhook, offers to replace it with the same draft', async (_whose, status, name, submit) => {
    const { user, backend, container } = await renderConflict(status);
    expect(button(`Replace “${name}”`)).toHaveFocus();
    await expectNoAxeFindings(container);
    await user.click(button(`Replace “${name}”`));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
    await user.click(button(submit));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: /^(Save changes|Replace)$/ }));
    expect(backend.calls.attach[1]?.request).toMatchObject({
      destinations: ['archive'],
      events: LIVE_EVENTS,
      seenTtid: boundTtid(status.binding),
    });
  });

  test('explains a detach that came too late, above the other webhook', async () => {
    const { user, backend } = await renderReady(ours);
    await user.click(button('Detach'));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Detach' }));
    await flush(() => backend.calls.detach[0]?.answer(fail({ code: 'conflict', binding: named })));
    expect(heading()).toHaveTextContent('Another webhook is attached');
    expect(screen.getByRole('alert')).toHaveTextContent('Someone else changed the webhook at the same time');
  });

  test('keeps the form, without confirmation, if the webhook to replace is gone', async () => {
    const { user, backend } = await renderDialog();
    await user.click(inDialog('Replace'));
    const gone = { state: 'none' } as const;
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'conflict', binding: gone })));
    await flush(() => backend.answerStatus({ ...theirs, binding: gone }));
    expect(heading()).toHaveTextContent('Attach a webhook');
    expect(screen.getByRole('alert')).toHaveTextContent('Someone else changed the webhook while you were choosing.');
    expect(screen.getByRole('checkbox', { name: 'Archive' })).toBeChecked();
  });
});

test('reads the rights again when a detach restores another webhook', async () => {
  const { user, backend } = await renderReady(ours);
  await user.click(button('Detach'));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Detach' }));
  await flush(() => backend.calls.detach[0]?.answer(ok({ binding: named })));
  expect(heading()).toHaveTextContent('Another webhook is attached');
  await flush(() => backend.answerStatus(theirs));
  expect(button('Replace…')).toBeVisible();
  await waitFor(() => expect(heading()).toHaveFocus());
});
