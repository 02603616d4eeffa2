/** The deliveries as the tab shows them: in the card, in the rows, and in the details of an event. */
import { act, screen, within } from '@testing-library/react';
import { fail, ok } from '../../contract/result';
import type { TimelineEvent } from '../../contract/timeline';
import { answered, deliveredIn, failedWith } from '../../testing/deliveries';
import { flush } from '../../testing/flush';
import { ARCHIVE, CRM, destinationOf, INSPECTED, statusOf } from '../../testing/interactions';
import { live, renderReady } from '../../testing/renderPanel';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { entryOf } from '../../testing/timelines';

const NOW = Date.parse('2026-03-01T09:00:10.000Z');
const IN_TWO_MINUTES = new Date(NOW + 150_000).toISOString();
const binding = {
  ...INSPECTED,
  route: 'relayed' as const,
  destinations: [destinationOf(CRM), destinationOf(ARCHIVE), ...INSPECTED.destinations],
};

beforeEach(() => jest.useFakeTimers({ now: NOW, advanceTimers: true }));
afterEach(() => jest.useRealTimers());

const withDeliveries = (n: number, deliveries: TimelineEvent['deliveries'], type = 'onParticipantLeft') =>
  entryOf(n, { type, deliveries });

async function renderDeliveries(...entries: readonly ReturnType<typeof entryOf>[]) {
  const tab = await renderReady(statusOf({ binding, destinations: [CRM, ARCHIVE] }));
  await flush(() => tab.timelines.load(...entries));
  return tab;
}

const section = () => within(screen.getByRole('region', { name: 'Events received' }));
const row = (name: RegExp) => section().getByRole('button', { name });
const destinations = () => within(screen.getByRole('list', { name: 'Destinations' })).getAllByRole('listitem');

describe('a row', () => {
  test('has no mark if all destinations have the event', async () => {
    await renderDeliveries(withDeliveries(1, { crm: deliveredIn(210), archive: deliveredIn(90) }));
    expect(row(/left/)).toHaveAccessibleName(/Agent left$/);
  });

  test('is marked if a destination never gets it', async () => {
    const { container } = await renderDeliveries(
      withDeliveries(1, { crm: deliveredIn(210), archive: failedWith(answered(503)) }),
    );
    expect(row(/left/)).toHaveAccessibleName(/Agent left not delivered everywhere$/);
    await expectNoAxeFindings(container);
  });

  test('is marked once it has waited for five seconds, although nothing arrives', async () => {
    await renderDeliveries(withDeliveries(9, { crm: failedWith(answered(503), IN_TWO_MINUTES) }));
    expect(row(/left/)).toHaveAccessibleName(/Agent left$/);
    act(() => jest.advanceTimersByTime(5_000));
    expect(row(/left/)).toHaveAccessibleName(/not delivered everywhere yet$/);
  });

  test('of folded events shows the worst of them', async () => {
    await renderDeliveries(
      withDeliveries(1, { crm: deliveredIn(210) }),
      withDeliveries(2, { crm: failedWith(answered(410)) }),
      withDeliveries(3, { crm: failedWith(answered(503), IN_TWO_MINUTES) }),
    );
    expect(row(/3 events/)).toHaveAccessibleName(/3 events not delivered everywhere$/);
  });
});

describe('the details of an event', () => {
  test('say for each destination what became of it, and why', async () => {
    const { user, container } = await renderDeliveries(
      withDeliveries(1, {
        crm: deliveredIn(210),
        archive: failedWith(answered(503), IN_TWO_MINUTES, 2),
        'url-1234abcd': failedWith({ kind: 'unanswered', why: 'certificate-expired', ms: 5 }),
        ended: failedWith(answered(410)),
        removed: failedWith(null, new Date(NOW).toISOString(), 0),
      }),
    );
    await user.click(row(/left/));
    expect(destinations().map(({ textContent }) => textContent)).toEqual([
      'CRM Delivered · status 200 · 210 ms',
      expect.stringMatching(
        /^Archive Failed · 2 tries · next try in 2 minutes \d+ secondsIts server failed \(status 503\)\.Send again$/,
      ),
      'Custom URL or deleted destination Failed · given upIts certificate has expired or isn’t valid yet, so nothing was sent.',
      'ended Failed · given upIt answered that it wants no more events (status 410).',
      'removed Failed · next try soonIt wasn’t tried, because it was too slow a moment before, or its settings can’t be used.',
    ]);
    await expectNoAxeFindings(container);
  });

  test('change when an attempt succeeds', async () => {
    const { user, timelines } = await renderDeliveries(
      withDeliveries(1, { crm: failedWith(answered(503), IN_TWO_MINUTES) }),
    );
    await user.click(row(/left/));
    await flush(() => timelines.receive(withDeliveries(1, { crm: deliveredIn(90) })));
    expect(destinations().map(({ textContent }) => textContent)).toEqual(['CRM Delivered · status 200 · 90 ms']);
    expect(section().getByRole('heading', { name: '1 event' })).toBeVisible();
  });

  test('name the deliveries of an event that a global webhook brought first', async () => {
    const { parameters } = entryOf(1).event;
    const global = { ...entryOf(1, { webhook: 'global', parameters }), key: 'global' };
    const own = { ...entryOf(2, { parameters, deliveries: { crm: deliveredIn(90) } }), key: 'own' };
    const { user } = await renderDeliveries(global, own);
    await user.click(row(/left/));
    expect(destinations()).toHaveLength(1);
  });
});

describe('the card', () => {
  const rows = () => within(screen.getByRole('list', { name: 'Sends to' })).getAllByRole('listitem');

  test('counts for each destination what it has, or the worst that happened', async () => {
    const { user } = await renderDeliveries(
      withDeliveries(1, { crm: deliveredIn(210), archive: deliveredIn(210) }),
      withDeliveries(2, { crm: deliveredIn(210), archive: failedWith(answered(503)) }, 'onParticipantJoined'),
    );
    expect(rows().map(({ textContent }) => textContent)).toEqual(['CRM2 delivered', 'Archive1 failed', 'Inspector']);
    await user.click(button('1 failed'));
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveDisplayValue('Failed (1)');
    expect(section().getByRole('heading', { level: 4 })).toHaveTextContent('1 of 2 events');
    expect(live()).toHaveTextContent('1 of 2 events');
  });

  test('counts what waits', async () => {
    await renderDeliveries(withDeliveries(1, { crm: failedWith(answered(503), IN_TWO_MINUTES) }));
    expect(button('1 waiting')).toBeVisible();
  });
});

describe('sending again', () => {
  const KEY = 'key-1';
  const undelivered = withDeliveries(1, { crm: deliveredIn(210), archive: failedWith(answered(503)) });

  test('sends one event to one destination, and keeps the focus when it is delivered', async () => {
    const { user, backend, timelines, container } = await renderDeliveries(undelivered);
    await user.click(row(/left/));
    await user.click(button('Send again'));
    expect(backend.last('sendAgain').request).toMatchObject({ event: KEY, destination: 'archive' });
    expect(button('Sending again…')).toHaveAttribute('aria-disabled', 'true');
    await expectNoAxeFindings(container);
    await flush(() => timelines.receive(withDeliveries(1, { crm: deliveredIn(210), archive: deliveredIn(90) })));
    await flush(() => backend.last('sendAgain').answer(ok({ delivered: 1, failed: 0, hasMore: false })));
    expect(live()).toHaveTextContent('1 delivered.');
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Destinations' })).toHaveFocus();
  });

  test('says that it failed again', async () => {
    const { user, backend } = await renderDeliveries(undelivered);
    await user.click(row(/left/));
    await user.click(button('Send again'));
    await flush(() => backend.last('sendAgain').answer(ok({ delivered: 0, failed: 1, hasMore: false })));
    expect(destinations()[1]).toHaveTextContent('1 still isn’t delivered.');
    expect(button('Send again')).toHaveFocus();
  });

  test('explains a failed request at its button', async () => {
    const { user, backend } = await renderDeliveries(undelivered);
    await user.click(row(/left/));
    await user.click(button('Send again'));
    await flush(() => backend.last('sendAgain').answer(fail({ code: 'offline' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Your browser is offline.');
  });

  test('sends all that failed, and has nothing more to send after that', async () => {
    const { user, backend, timelines } = await renderDeliveries(undelivered);
    await user.click(button('1 failed'));
    await user.click(button('Send all again'));
    expect(backend.last('sendAgain').request).toMatchObject({ event: null, destination: null });
    await flush(() => backend.last('sendAgain').answer(ok({ delivered: 1, failed: 0, hasMore: true })));
    expect(live()).toHaveTextContent('1 delivered. Some weren’t tried yet. Send them again.');
    await flush(() => timelines.receive(withDeliveries(1, { crm: deliveredIn(210), archive: deliveredIn(90) })));
    expect(button('Send all again')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Send all again')).toHaveFocus();
  });

  test('is not offered for a destination that wants no more events', async () => {
    const { user } = await renderDeliveries(withDeliveries(1, { archive: failedWith(answered(410)) }));
    await user.click(row(/left/));
    expect(destinations()[0]).toHaveTextContent('wants no more events');
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
  });

  test('is not offered for a destination that the person may not take away', async () => {
    const theirs = destinationOf(ARCHIVE, { canRemove: false });
    const destinationsOf = [destinationOf(CRM), theirs, ...INSPECTED.destinations];
    const { user, timelines } = await renderReady(statusOf({ binding: { ...binding, destinations: destinationsOf } }));
    await flush(() => timelines.load(undelivered));
    await user.click(row(/left/));
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
  });
});
