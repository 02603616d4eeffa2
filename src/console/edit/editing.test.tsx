import { fireEvent, screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { fill, inPane, pane, press, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { ttidOf } from '../../testing/sids';
import { foreignRow, ourRow, waitingRow } from '../../testing/webhooks';
import { SETTLE_MS } from '../webhookStore';

test('creating sends the form and shows the new webhook', async () => {
  const { backend } = await renderLoaded([]);
  press(button('Create webhook'));
  press(within(pane()).getByLabelText('Every interaction'));
  fill('Name', 'Data lake');
  press(within(pane()).getByLabelText('CRM'));
  press(inPane('Change'));
  for (const event of ['onInteractionCreated', 'onChannelCreated', 'onChannelCreateFailed']) {
    press(within(pane()).getByLabelText(event));
  }
  press(inPane('Create webhook'));
  expect(backend.last('create').request).toEqual({
    type: 'global',
    destination: 'crm',
    method: 'POST',
    events: ['onChannelStatusUpdated', 'onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated'],
    friendlyName: 'Data lake',
    operationId: 'operation',
  });
  await flush(() => backend.last('create').answer(ok({ webhook: foreignRow(9, { friendlyName: 'Data lake' }) })));
  expect(within(pane()).getByRole('heading', { name: 'Data lake' })).toBeInTheDocument();
});

test('a webhook that is created after the person has left the form is listed, and is not offered again', async () => {
  const { backend } = await renderLoaded([foreignRow(1)]);
  press(button('Create webhook'));
  fill('Name', 'Data lake');
  press(within(pane()).getByLabelText('CRM'));
  press(inPane('Create webhook'));
  press(button('Hook 1'));
  await flush(() => backend.last('create').answer(ok({ webhook: foreignRow(9, { friendlyName: 'Data lake' }) })));
  expect(button('Data lake')).toBeVisible();
  expect(within(pane()).getByRole('heading', { name: 'Hook 1' })).toBeVisible();
  press(button('Create webhook'));
  expect(within(pane()).getByLabelText('Name')).toHaveValue('');
});

test('Escape leaves a form and keeps what was entered, and Cancel discards it', async () => {
  await renderLoaded([]);
  const openForm = () => press(button('Create webhook'));
  openForm();
  fill('Name', 'Data lake');
  fireEvent.keyDown(pane(), { key: 'Escape', isComposing: true });
  fireEvent.keyDown(pane(), { key: 'Escape' });
  expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
  openForm();
  expect(within(pane()).getByLabelText('Name')).toHaveValue('Data lake');
  press(inPane('Cancel'));
  openForm();
  expect(within(pane()).getByLabelText('Name')).toHaveValue('');
});

test('the inspector is available only for a global webhook, and hides the method', async () => {
  await renderLoaded([]);
  press(button('Create webhook'));
  expect(within(pane()).queryByLabelText(/Inspector/)).not.toBeInTheDocument();
  press(within(pane()).getByLabelText('Every interaction'));
  press(within(pane()).getByLabelText('Inspector'));
  expect(within(pane()).queryByText(/HTTP method/)).not.toBeInTheDocument();
  press(within(pane()).getByLabelText('One interaction, started by your own code'));
  press(inPane('Create webhook'));
  expect(within(pane()).getByText('Select where to send events.')).toBeInTheDocument();
});

test('a refused name is explained at its field and kept', async () => {
  const { backend } = await renderLoaded([]);
  press(button('Create webhook'));
  const name = within(pane()).getByLabelText('Name');
  fill('Name', 'interaction-webhooks');
  press(within(pane()).getByLabelText('CRM'));
  press(inPane('Create webhook'));
  await flush(() => backend.last('create').answer(fail({ code: 'name-refused', offense: 'reserved' })));
  expect(name).toHaveAccessibleDescription(/looks like the names that the plugin gives/);
  expect(name).toHaveValue('interaction-webhooks');
  expect(name).toHaveFocus();
});

test('an edit sends only the changes, with the version that the user saw', async () => {
  const { backend } = await renderLoaded([foreignRow(1, { events: ['onParticipantLeft', 'onChannelUpdated'] })]);
  press(button('Hook 1'));
  press(inPane('Edit'));
  expect(within(pane()).getByText(/are kept: onChannelUpdated/)).toBeInTheDocument();
  press(inPane('Change'));
  press(within(pane()).getByLabelText(/onParticipantJoined/));
  press(inPane('Save'));
  expect(backend.last('update').request).toEqual({
    ttid: ttidOf(1),
    version: '1',
    destination: null,
    method: 'POST',
    events: ['onParticipantJoined', 'onParticipantLeft'],
    friendlyName: null,
  });
});

test('an edit conflict shows the other change, keeps the entered text, and can be saved anyway', async () => {
  const { backend } = await renderLoaded([foreignRow(1)]);
  press(button('Hook 1'));
  press(inPane('Edit'));
  const name = within(pane()).getByLabelText('Name');
  fill('Name', 'Mine');
  press(inPane('Save'));
  const theirs = foreignRow(1, { friendlyName: 'Theirs', method: 'GET', version: '2' });
  await flush(() => backend.last('update').answer(fail({ code: 'changed', webhook: theirs })));
  expect(within(pane()).getByRole('alert')).toHaveTextContent('Theirs');
  expect(name).toHaveValue('Mine');
  press(inPane('Save anyway'));
  expect(backend.last('update').request).toMatchObject({ version: '2', friendlyName: 'Mine', method: 'GET' });
});

test('the name of a webhook that this plugin attached is not offered, because the plugin recognizes it by that name', async () => {
  await renderLoaded([ourRow(1)]);
  press(button('Interaction …0001'));
  press(inPane('Edit'));
  expect(within(pane()).queryByLabelText('Name')).not.toBeInTheDocument();
});

test('a webhook that waits for its interaction can be deleted, but not edited', async () => {
  await renderLoaded([waitingRow(1)]);
  press(button('For a new interaction …0001'));
  expect(within(pane()).getByRole('button', { name: 'Delete…' })).toBeInTheDocument();
  expect(within(pane()).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
});

test.each([
  ['global', 'Only administrators can change global webhooks.'],
  ['interaction', /^Your role can’t use this webhook’s destination/],
] as const)('a %s webhook that the user may not change has no Edit button, and says why', async (type, reason) => {
  await renderLoaded([foreignRow(1, { type, canChange: false })]);
  expect(screen.queryByRole('checkbox', { name: 'Select Hook 1' })).not.toBeInTheDocument();
  press(button('Hook 1'));
  expect(within(pane()).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  expect(within(pane()).getByText(reason)).toBeInTheDocument();
});

test('a deleted webhook says so when opened, and leaves the list when closed', async () => {
  const { backend, clock } = await renderLoaded([foreignRow(1)]);
  press(button('Hook 1'));
  await flush(() => clock.pass(SETTLE_MS));
  await flush(() => backend.last('fetch').answer(fail({ code: 'not-found' })));
  expect(within(pane()).getByText('This webhook has been deleted.')).toBeInTheDocument();
  press(within(pane()).getAllByRole('button', { name: 'Close' })[0] ?? pane());
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
});
