import { screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import { button, dialog, inDialog, renderLoaded, told } from '../rendering';
import { foreignRow, interactionOf, ourRow, ttidOf } from '../testing';

test('creating sends what was chosen and shows the new webhook', async () => {
  const { backend, user } = await renderLoaded([]);
  await user.click(button('Create webhook'));
  await user.click(within(dialog()).getByLabelText('Every interaction of this Flex instance'));
  await user.click(within(dialog()).getByLabelText('Name'));
  await user.paste('Data lake');
  await user.click(within(dialog()).getByLabelText('CRM'));
  await user.click(inDialog('Live monitoring'));
  await user.click(inDialog('Create webhook'));
  expect(backend.last('create').request).toEqual({
    type: 'global',
    destination: 'crm',
    method: 'POST',
    events: ['onChannelStatusUpdated', 'onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated'],
    friendlyName: 'Data lake',
    operationId: 'operation',
  });
  await told(() => backend.last('create').answer(ok({ webhook: foreignRow(9, { friendlyName: 'Data lake' }) })));
  expect(within(dialog()).getByRole('heading', { name: 'Data lake' })).toBeVisible();
});

test('a refused name is told at its field and kept', async () => {
  const { backend, user } = await renderLoaded([]);
  await user.click(button('Create webhook'));
  const name = within(dialog()).getByLabelText('Name');
  await user.click(name);
  await user.paste('interaction-webhooks');
  await user.click(within(dialog()).getByLabelText('CRM'));
  await user.click(inDialog('Create webhook'));
  await told(() => backend.last('create').answer(fail({ code: 'name-refused', offence: 'reserved' })));
  expect(name).toHaveAccessibleDescription(/begins like those that the plugin gives/);
  expect(name).toHaveValue('interaction-webhooks');
  expect(name).toHaveFocus();
});

test('an edit sends only what was changed, on the version that was seen', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1, { events: ['onParticipantLeft', 'onChannelUpdated'] })]);
  await user.click(button('Hook 1'));
  await user.click(inDialog('Edit'));
  expect(within(dialog()).getByText(/Kept as well.*onChannelUpdated/)).toBeVisible();
  await user.click(within(dialog()).getByLabelText(/onParticipantJoined/));
  await user.click(inDialog('Save'));
  expect(backend.last('update').request).toEqual({
    ttid: ttidOf(1),
    version: '1',
    destination: null,
    method: 'POST',
    events: ['onParticipantJoined', 'onParticipantLeft'],
    friendlyName: null,
  });
});

test('an edit of what somebody else has changed shows theirs, keeps what was typed, and can be saved over it', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1)]);
  await user.click(button('Hook 1'));
  await user.click(inDialog('Edit'));
  const name = within(dialog()).getByLabelText('Name');
  await user.clear(name);
  await user.paste('Mine');
  await user.click(inDialog('Save'));
  const theirs = foreignRow(1, { friendlyName: 'Theirs', method: 'GET', version: '2' });
  await told(() => backend.last('update').answer(fail({ code: 'changed', webhook: theirs })));
  expect(within(dialog()).getByRole('alert')).toHaveTextContent('Theirs');
  expect(name).toHaveValue('Mine');
  await user.click(inDialog('Save anyway'));
  expect(backend.last('update').request).toMatchObject({ version: '2', friendlyName: 'Mine', method: 'GET' });
});

test('the name of one of ours cannot be typed over', async () => {
  const { user } = await renderLoaded([ourRow(1)]);
  await user.click(button(interactionOf(1)));
  await user.click(inDialog('Edit'));
  expect(within(dialog()).getByLabelText('Name')).toHaveAttribute('readonly');
});

test('what may not be changed offers no way to', async () => {
  const { user } = await renderLoaded([foreignRow(1, { type: 'global', canChange: false })]);
  expect(screen.queryByRole('checkbox', { name: 'Select Hook 1' })).not.toBeInTheDocument();
  await user.click(button('Hook 1'));
  expect(within(dialog()).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  expect(within(dialog()).getByText('Only administrators change global webhooks.')).toBeVisible();
});

test('a webhook that is gone when it is opened says so, and leaves the list with its details', async () => {
  const { backend, user } = await renderLoaded([foreignRow(1)]);
  await user.click(button('Hook 1'));
  await told(() => backend.last('fetch').answer(fail({ code: 'not-found' })));
  expect(within(dialog()).getByText('This webhook was deleted meanwhile.')).toBeVisible();
  await user.click(within(dialog()).getAllByRole('button', { name: 'Close' })[0] ?? dialog());
  expect(screen.queryByText('Hook 1')).not.toBeInTheDocument();
});
