import { screen, within } from '@testing-library/react';
import type { DestinationDetails } from '../../contract/destination';
import type { Answer } from '../../contract/endpoints';
import type { OutboxPosition } from '../../contract/paging';
import { fail, ok } from '../../contract/result';
import type { Undelivered } from '../../contract/undelivered';
import { flush } from '../../testing/flush';
import { press, renderLoaded } from '../../testing/renderConsole';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { undeliveredEvent } from '../../testing/undelivered';
import { addressAt } from '../../testing/webhooks';

const QUALITY = undeliveredEvent(1);
const CRM = undeliveredEvent(2, { id: 'crm-event', destination: { id: 'crm', label: 'CRM' } });
const { delivery } = QUALITY;
const DELIVERED: Answer<'sendUndelivered'> = {
  delivery: { state: 'delivered', at: delivery.at, outcome: { kind: 'answered', status: 200, ms: 9 }, attempts: 3 },
  isStopped: false,
};
const FAILED: Answer<'sendUndelivered'> = {
  delivery: { ...delivery, outcome: { kind: 'answered', status: 401, ms: 9 }, attempts: 3 } as typeof delivery,
  isStopped: false,
};

const QUALITY_TEAM: DestinationDetails = {
  key: 'quality',
  label: 'Quality team',
  address: addressAt('quality.example.com'),
  roles: ['agent'],
  isRelayed: true,
  isSigned: false,
  canUse: true,
  health: { lastSuccess: null, lastFailure: null },
};

async function openView(
  entries: readonly Undelivered[] = [QUALITY, CRM],
  next: OutboxPosition | null = null,
  destinations: DestinationDetails[] = [],
) {
  const rendered = await renderLoaded([]);
  const { backend, user } = rendered;
  await user.click(button('Destinations'));
  await flush(() => backend.last('listDestinations').answer(ok({ destinations, canUseUrl: false })));
  await flush(() => backend.last('listUndelivered').answer(ok({ entries: [...entries], next })));
  const answerSend = (answer: Answer<'sendUndelivered'>) =>
    flush(() => backend.last('sendUndelivered').answer(ok(answer)));
  return { ...rendered, answerSend };
}

const rows = () =>
  within(screen.getByRole('table', { name: 'Not delivered' }))
    .getAllByRole('row')
    .slice(1);
const rowOf = (name: string) => {
  const row = rows().find(({ textContent }) => textContent?.includes(name));
  if (row === undefined) throw new Error(`No row shows ${name}.`);
  return row;
};
const sendButton = (name: string) => button(`Send again to ${name}: Participant updated`);
const heading = () => screen.getByRole('heading', { name: 'Not delivered' });

describe('the list of undelivered events', () => {
  test('says what happened to each, latest first', async () => {
    const { container } = await openView();
    expect(rows()).toEqual([rowOf('CRM'), rowOf('Quality team')]);
    expect(rowOf('CRM')).toHaveTextContent(
      /Participant updated.*Interaction ….*Its server failed \(status 503\)\.2 tries/,
    );
    await expectNoAxeFindings(container);
  });

  test('says that there is nothing', async () => {
    await openView([]);
    expect(screen.getByText('Nothing is waiting, and nothing was given up.')).toBeVisible();
    expect(screen.queryByText('Send all again')).not.toBeInTheDocument();
  });

  test('is loaded part by part', async () => {
    const { backend } = await openView([QUALITY], '7' as OutboxPosition);
    expect(backend.last('listUndelivered').request).toEqual({ from: '7' });
    await flush(() => backend.last('listUndelivered').answer(ok({ entries: [CRM], next: null })));
    expect(rows()).toHaveLength(2);
    expect(backend.calls.listUndelivered).toHaveLength(2);
  });

  test('keeps what is loaded when a later part fails, and continues there', async () => {
    const { backend, user } = await openView([QUALITY], '7' as OutboxPosition);
    await flush(() => backend.last('listUndelivered').answer(fail({ code: 'unreachable' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Couldn’t load the events that weren’t delivered');
    expect(rows()).toHaveLength(1);
    await user.click(button('Try again'));
    expect(backend.last('listUndelivered').request).toEqual({ from: '7' });
    await flush(() => backend.last('listUndelivered').answer(ok({ entries: [CRM], next: null })));
    expect(rows()).toHaveLength(2);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('asks before it loads more than a person can read', async () => {
    const many = Array.from({ length: 500 }, (_, number) => ({
      ...QUALITY,
      id: `event ${number}`,
      obstacle: 'age' as const,
    }));
    const { backend } = await openView(many, '7' as OutboxPosition);
    expect(backend.calls.listUndelivered).toHaveLength(1);
    press(button('Load more'));
    expect(backend.last('listUndelivered').request).toEqual({ from: '7' });
  });

  test.each([
    ['role', 'Your role can’t use it.'],
    ['stopped', 'The destination doesn’t get these events anymore.'],
    ['age', 'Too old. Events are kept for 7 days.'],
  ] as const)('says why one cannot be sent again: %s', async (obstacle, reason) => {
    await openView([{ ...QUALITY, obstacle }]);
    expect(rowOf('Quality team')).toHaveTextContent(reason);
    expect(within(rowOf('Quality team')).queryByRole('button')).not.toBeInTheDocument();
    expect(screen.queryByText('Send all again')).not.toBeInTheDocument();
  });
});

describe('what a destination did not get', () => {
  const events = [
    undeliveredEvent(1, { receivedAt: new Date().toISOString() }),
    undeliveredEvent(3, { id: 'stopped', obstacle: 'stopped' }),
    CRM,
  ];
  const counts = (text: string) => screen.queryByRole('button', { name: new RegExp(`Quality team: ${text}$`) });

  test('is counted at the destination, and leads to these events', async () => {
    const { user } = await openView(events, null, [QUALITY_TEAM]);
    await user.click(button('Show what wasn’t delivered to Quality team: 1 waiting, 1 given up'));
    expect(heading()).toHaveFocus();
    expect(screen.getByText('Not delivered to Quality team: 1 waiting, 1 given up.')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Destination' })).toHaveDisplayValue('Quality team');
    expect(rows()).toHaveLength(2);
  });

  test('is counted again after each attempt', async () => {
    const { answerSend } = await openView(events, null, [QUALITY_TEAM]);
    press(sendButton('Quality team'));
    await answerSend(DELIVERED);
    expect(counts('1 given up')).toBeVisible();
    expect(counts('1 waiting, 1 given up')).not.toBeInTheDocument();
  });

  test('is not called complete before all is loaded', async () => {
    const { backend } = await openView(events, '7' as OutboxPosition, [QUALITY_TEAM]);
    expect(counts('At least 1 waiting, 1 given up')).toBeVisible();
    await flush(() => backend.last('listUndelivered').answer(ok({ entries: [], next: null })));
    expect(counts('1 waiting, 1 given up')).toBeVisible();
  });

  test('is not mentioned where there is none', async () => {
    await openView([CRM], null, [QUALITY_TEAM]);
    expect(screen.queryByRole('button', { name: /wasn’t delivered/ })).not.toBeInTheDocument();
    expect(screen.getByText('None yet')).toBeVisible();
  });
});

describe('sending one again', () => {
  test('takes it from the list once it is delivered, and keeps the focus near', async () => {
    const { backend, user, answerSend } = await openView();
    await user.click(sendButton('Quality team'));
    expect(backend.last('sendUndelivered').request).toEqual({ id: QUALITY.id });
    expect(sendButton('Quality team')).toHaveTextContent('Sending again…');
    await answerSend(DELIVERED);
    expect(rows()).toEqual([rowOf('CRM')]);
    expect(screen.getByText('Quality team: Delivered')).toBeInTheDocument();
    expect(heading()).toHaveFocus();
  });

  test('shows why it failed again, and leaves the focus', async () => {
    const { user, answerSend } = await openView();
    await user.click(sendButton('Quality team'));
    await answerSend(FAILED);
    expect(rowOf('Quality team')).toHaveTextContent(/It refused access \(status 401\).*3 tries/);
    expect(sendButton('Quality team')).toHaveFocus();
  });

  test('says that it is not meant for the destination anymore', async () => {
    const { answerSend } = await openView();
    press(sendButton('Quality team'));
    await answerSend({ ...FAILED, isStopped: true });
    expect(rowOf('Quality team')).toHaveTextContent('The destination doesn’t get these events anymore.');
  });

  test('says that another request is sending it', async () => {
    const { answerSend } = await openView();
    press(sendButton('Quality team'));
    await answerSend({ delivery: null, isStopped: false });
    expect(rowOf('Quality team')).toHaveTextContent('It’s being sent right now.');
  });

  test.each([
    [{ code: 'not-permitted' }, 'Your role can’t use it.'],
    [{ code: 'unreachable' }, 'The functions didn’t answer.'],
  ] as const)('explains the failure %o', async (failure, reason) => {
    const { backend } = await openView();
    press(sendButton('Quality team'));
    await flush(() => backend.last('sendUndelivered').answer(fail(failure)));
    expect(rowOf('Quality team')).toHaveTextContent(reason);
  });

  test('takes one from the list that is not kept anymore', async () => {
    const { backend } = await openView();
    press(sendButton('Quality team'));
    await flush(() => backend.last('sendUndelivered').answer(fail({ code: 'not-found' })));
    expect(rows()).toEqual([rowOf('CRM')]);
  });

  test('waits for the end of a limit', async () => {
    const { backend, clock, answerSend } = await openView();
    press(sendButton('Quality team'));
    await flush(() => backend.last('sendUndelivered').answer(fail({ code: 'too-many-requests', retryAfterMs: 3_000 })));
    expect(sendButton('Quality team')).toHaveTextContent('Sending again…');
    await flush(() => clock.pass(3_000));
    await answerSend(DELIVERED);
    expect(rows()).toEqual([rowOf('CRM')]);
  });
});

describe('sending all again', () => {
  test('sends those that can be sent, one by one, and says how many arrived', async () => {
    const old = undeliveredEvent(3, { id: 'old', obstacle: 'age' });
    const { backend, answerSend } = await openView([QUALITY, CRM, old]);
    press(button('Send all again'));
    expect(screen.getByText('Sending 1 of 2…')).toBeVisible();
    await answerSend(DELIVERED);
    expect(screen.getByText('Sending 2 of 2…')).toBeVisible();
    await answerSend(FAILED);
    expect(backend.calls.sendUndelivered.map(({ request }) => request.id)).toEqual([CRM.id, QUALITY.id]);
    expect(screen.getByText('1 delivered. 1 still isn’t delivered.', { selector: 'p' })).toBeVisible();
    expect(rows()).toHaveLength(2);
  });

  test('can be stopped with the same button', async () => {
    const { backend, user, answerSend } = await openView();
    await user.click(button('Send all again'));
    await user.click(button('Stop'));
    await answerSend(DELIVERED);
    expect(backend.calls.sendUndelivered).toHaveLength(1);
    expect(button('Send all again')).toHaveFocus();
  });

  test('ends when the functions do not answer', async () => {
    const { backend } = await openView();
    press(button('Send all again'));
    await flush(() => backend.last('sendUndelivered').answer(fail({ code: 'unreachable' })));
    expect(backend.calls.sendUndelivered).toHaveLength(1);
  });

  test('sends only those of the selected destination', async () => {
    const { backend, user, answerSend } = await openView();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Destination' }), 'Quality team');
    expect(rows()).toEqual([rowOf('Quality team')]);
    press(button('Send all again'));
    await answerSend(DELIVERED);
    expect(backend.calls.sendUndelivered.map(({ request }) => request.id)).toEqual([QUALITY.id]);
  });

  test('ends when the view is closed', async () => {
    const { backend, user, answerSend } = await openView();
    press(button('Send all again'));
    await user.click(button('Back to the webhooks'));
    await answerSend(DELIVERED);
    expect(backend.calls.sendUndelivered).toHaveLength(1);
  });
});
