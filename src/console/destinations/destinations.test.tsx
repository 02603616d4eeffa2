import { screen, within } from '@testing-library/react';
import type { DestinationDetails } from '../../contract/destination';
import type { Answer } from '../../contract/endpoints';
import type { Outcome } from '../../contract/outcome';
import { fail, ok } from '../../contract/result';
import type { WebhookRow } from '../../contract/webhooks';
import { flush } from '../../testing/flush';
import { press, renderLoaded } from '../../testing/renderConsole';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { addressAt, foreignRow, ourRow } from '../../testing/webhooks';

const AT = '2026-03-01T09:30:00.000Z';
const WORKS: Outcome = { kind: 'answered', status: 200, ms: 87 };
const REFUSED: Outcome = { kind: 'unanswered', why: 'refused', ms: 3 };

const named = (key: string, label: string, changes: Partial<DestinationDetails> = {}): DestinationDetails => ({
  key,
  label,
  address: addressAt(`${key}.example.com`),
  roles: ['agent', 'supervisor', 'admin'],
  isRelayed: false,
  isSigned: false,
  canUse: true,
  health: { lastSuccess: null, lastFailure: null },
  ...changes,
});

const CRM = named('crm', 'CRM');
const QUALITY = named('quality', 'Quality team', {
  roles: ['supervisor', 'admin'],
  isRelayed: true,
  isSigned: true,
  health: {
    lastSuccess: { at: AT, outcome: WORKS },
    lastFailure: { at: '2026-03-02T09:30:00.000Z', outcome: REFUSED },
  },
});

async function openView(
  answer: Partial<Answer<'listDestinations'>> = {},
  webhooks: readonly WebhookRow[] = [foreignRow(1, { destination: 'crm' })],
) {
  const rendered = await renderLoaded(webhooks);
  await rendered.user.click(button('Destinations'));
  const whole = { destinations: [CRM, QUALITY], canUseUrl: true, ...answer };
  await flush(() => rendered.backend.last('listDestinations').answer(ok(whole)));
  return rendered;
}

const rowOf = (label: string) => {
  const row = screen.getByText(label).closest('tr');
  if (row === null) throw new Error(`No row shows ${label}.`);
  return row;
};

async function urlField(user: Awaited<ReturnType<typeof openView>>['user']) {
  await user.click(screen.getByText('Test another URL'));
  return screen.getByRole('textbox', { name: 'URL' });
}

const testButton = (label: string) => button(`Send test event to ${label}`);

describe('the view of destinations', () => {
  test('shows where events can go, who may use it, and how it is doing', async () => {
    const { container, user } = await openView();
    expect(screen.getByRole('heading', { name: 'Destinations' })).toHaveFocus();
    expect(rowOf('CRM')).toHaveTextContent(/crm\.example\.com.*Everyone.*1.*None yet/);
    expect(rowOf('Quality team')).toHaveTextContent(/Relayed and signed.*Supervisors, Admins.*0/);
    expect(rowOf('Quality team')).toHaveTextContent(/Failed Mar 2.*It refused the connection.*Arrived Mar 1/);
    await expectNoAxeFindings(container);
    await user.click(button('Back to the webhooks'));
    expect(button('Destinations')).toHaveFocus();
  });

  test('leads from the number of webhooks to them, and back to all', async () => {
    const { container, user } = await openView({}, [foreignRow(1, { destination: 'crm' }), foreignRow(2)]);
    expect(within(rowOf('Quality team')).queryByRole('button', { name: /webhooks of/ })).not.toBeInTheDocument();
    await user.click(button('Show the webhooks of CRM: 1'));
    const list = screen.getByRole('group', { name: 'Webhooks' });
    expect(list).toHaveFocus();
    expect(screen.getByText('1 webhook that sends to CRM is shown.')).toBeInTheDocument();
    expect(within(list).getAllByRole('row')).toHaveLength(2);
    expect(button('Hook 1')).toBeVisible();
    await expectNoAxeFindings(container);
    await user.click(button('Sends to CRM'));
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(button('Hook 2')).toBeVisible();
    expect(screen.queryByText('Sends to CRM')).not.toBeInTheDocument();
  });

  test('offers to look up more webhooks that may send to the destination', async () => {
    const { user } = await openView({}, [foreignRow(1, { destination: 'crm' }), ourRow(2, { isRelayed: true })]);
    await user.click(button('Show the webhooks of CRM: 1+'));
    expect(screen.getByText('0 of 1 webhook of this plugin checked.')).toBeVisible();
  });

  test('says what an administrator can do if there are none', async () => {
    await openView({ destinations: [], canUseUrl: false });
    expect(screen.getByRole('heading', { name: 'No destinations yet' })).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  test('says when the state of a destination could not be loaded', async () => {
    await openView({ destinations: [{ ...CRM, health: null }] });
    expect(rowOf('CRM')).toHaveTextContent('Couldn’t be loaded');
  });

  test('that fails to load can be loaded again', async () => {
    const { backend, user } = await renderLoaded([]);
    await user.click(button('Destinations'));
    await flush(() => backend.last('listDestinations').answer(fail({ code: 'unreachable' })));
    await flush(() => backend.last('listUndelivered').answer(ok({ entries: [], next: null })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t load the destinations');
    await user.click(button('Reload'));
    await flush(() => backend.last('listDestinations').answer(ok({ destinations: [CRM], canUseUrl: false })));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(rowOf('CRM')).toBeVisible();
  });

  test('shows a label as what it is', async () => {
    await openView({ destinations: [named('x', 'CRM\u200b<b>')] });
    expect(screen.getByText('CRM[U+200B]<b>')).toBeVisible();
  });
});

describe('a test event', () => {
  test('is sent to one destination, whose result is shown and announced', async () => {
    const { backend } = await openView();
    press(testButton('CRM'));
    expect(backend.last('testDestination').request).toEqual({ destination: 'crm' });
    expect(testButton('CRM')).toHaveTextContent('Sending…');
    await flush(() => backend.last('testDestination').answer(ok({ outcome: WORKS })));
    expect(rowOf('CRM')).toHaveTextContent('It got the event (status 200, 87 milliseconds).');
    expect(screen.getByText('CRM: It got the event (status 200, 87 milliseconds).')).toBeInTheDocument();
    expect(rowOf('Quality team')).not.toHaveTextContent('It got the event');
  });

  test('says why a destination did not get it', async () => {
    const { backend } = await openView();
    press(testButton('CRM'));
    await flush(() => backend.last('testDestination').answer(ok({ outcome: REFUSED })));
    expect(within(rowOf('CRM')).getByTitle('Error')).toBeInTheDocument();
    expect(rowOf('CRM')).toHaveTextContent('It refused the connection.');
  });

  test('is sent once while it is on its way, and others at the same time', async () => {
    const { backend } = await openView();
    press(testButton('CRM'));
    press(testButton('CRM'));
    press(testButton('Quality team'));
    expect(backend.calls.testDestination.map(({ request }) => request.destination)).toEqual(['crm', 'quality']);
  });

  test('counts down after too many', async () => {
    const { backend } = await openView();
    press(testButton('CRM'));
    await flush(() =>
      backend.last('testDestination').answer(fail({ code: 'too-many-requests', retryAfterMs: 30_000 })),
    );
    expect(rowOf('CRM')).toHaveTextContent(/Too many requests.*You can try again in 30 seconds/);
  });

  test('is not offered to a destination that the role can’t use', async () => {
    await openView({ destinations: [{ ...CRM, canUse: false }] });
    expect(rowOf('CRM')).toHaveTextContent('Your role can’t use it.');
    expect(within(rowOf('CRM')).queryByRole('button', { name: /test/ })).not.toBeInTheDocument();
  });

  test('goes to a URL that a person enters', async () => {
    const { backend, user } = await openView();
    await user.type(await urlField(user), ' https://hooks.example.com/in?a=1 ');
    await user.click(button('Send test event'));
    expect(backend.last('testDestination').request).toEqual({ destination: 'https://hooks.example.com/in?a=1' });
    await flush(() => backend.last('testDestination').answer(fail({ code: 'url-refused', offense: 'allow-list' })));
    expect(screen.getByText(/isn’t on the allowlist/, { selector: 'div' })).toBeVisible();
  });

  test('is not sent to what is no URL', async () => {
    const { backend, user } = await openView();
    await user.type(await urlField(user), 'hooks.example.com{Enter}');
    expect(backend.calls.testDestination).toEqual([]);
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a full URL');
  });
});
