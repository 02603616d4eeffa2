import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { INSPECTOR } from '../../contract/destination';
import { ok } from '../../contract/result';
import type { WebhookType } from '../../contract/webhooks';
import { flush } from '../../testing/flush';
import { ALICE, ATTACHED, BOB, INSPECTED, statusOf, taskOf } from '../../testing/interactions';
import { heading, live, renderReady } from '../../testing/renderPanel';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { TTID } from '../../testing/sids';
import { entries, entryOf } from '../../testing/timelines';
import type { TimelineEntry, TimelineNews } from '../timelineSource';
import { SILENCE_MS } from './useAnnouncedNews';

/** The inspector as the functions return it. The panel shows its own label. */
const INSPECTOR_DESTINATION = { ...INSPECTOR, label: 'inspector' };
const ENDED = statusOf({
  binding: { state: 'dangling', ttid: TTID, timeline: INSPECTED.timeline },
  canAttach: false,
});

async function renderTimeline(found: readonly TimelineEntry[] = [], status = statusOf({ binding: INSPECTED })) {
  const tab = await renderReady(status);
  await flush(() => tab.timelines.load(...found));
  return tab;
}

const section = () => screen.getByRole('region', { name: 'Events received' });
const rows = () => within(section()).queryAllByRole('listitem');
const sentences = () => rows().map((row) => row.firstChild?.textContent);
const filter = () => screen.getByRole('combobox', { name: 'Show' });
const facts = () => screen.getAllByRole('definition').map(({ textContent }) => textContent);
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();

describe('where the timeline appears', () => {
  test('shows an inspected webhook’s events, newest first, with sentence, type and time', async () => {
    const { container } = await renderTimeline([
      entryOf(1),
      entryOf(2, { type: 'onChannelStatusUpdated', parameters: { MediaChannelType: 'web', ChannelStatus: 'closed' } }),
    ]);
    expect(sentences()).toEqual(['The web chat closed.', 'An agent left the conversation.']);
    expect(rows()[1]).toHaveTextContent('onParticipantLeft');
    expect(within(rows()[1] as HTMLElement).getByText(/Mar 1, 2026/)).toHaveAttribute(
      'datetime',
      '2026-03-01T09:00:01.000Z',
    );
    await expectNoAxeFindings(container);
  });

  test('summarizes the number of events and the time of the last one', async () => {
    await renderTimeline(entries(1, 3));
    expect(facts()).toEqual(expect.arrayContaining(['3 events', expect.stringMatching(/Mar 1, 2026, .*:00:03/)]));
  });

  test('explains that external destinations are not reported on', async () => {
    const { timelines } = await renderReady(statusOf({ binding: ATTACHED }));
    expect(screen.getByText(/Whether events reach the destination isn’t visible here/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Events received' })).not.toBeInTheDocument();
    expect(timelines.opened).toEqual([]);
  });

  test('still shows earlier and late events after the interaction is over', async () => {
    const { timelines, container } = await renderTimeline([entryOf(1)], ENDED);
    expect(heading()).toHaveTextContent('Your part is over');
    expect(screen.getByText(/The events that the inspector received/)).toBeVisible();
    await flush(() => timelines.receive(entryOf(2)));
    expect(rows()).toHaveLength(2);
    await expectNoAxeFindings(container);
  });

  test('still shows events after attaching was switched off', async () => {
    await renderTimeline([entryOf(1)], { ...ENDED, isSwitchedOff: true });
    expect(heading()).toHaveTextContent('Attaching is switched off');
    expect(rows()).toHaveLength(1);
  });

  test('offers the inspector as a destination, with its own name and help text', async () => {
    await renderReady(statusOf({ destinations: [INSPECTOR_DESTINATION] }));
    const inspector = screen.getByRole('radio', { name: 'Inspector' });
    expect(inspector).toBeChecked();
    expect(inspector).toHaveAccessibleDescription('Shows the events here in Flex. You don’t need a server.');
  });

  test('explains the inspector in a long list, too', async () => {
    const others = ['1', '2', '3', '4'].map((key) => ({ key, label: `Destination ${key}` }));
    const { user } = await renderReady(statusOf({ destinations: [INSPECTOR_DESTINATION, ...others] }));
    const list = screen.getByRole('combobox', { name: 'Send events to' });
    await user.selectOptions(list, 'Inspector');
    expect(list).toHaveAccessibleDescription('Shows the events here in Flex. You don’t need a server.');
  });

  test('warns before detaching that the events are no longer shown', async () => {
    const { user } = await renderTimeline();
    await user.click(button('Detach webhook'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent(/“Inspector” stops receiving.*no longer shown/);
  });
});

describe('subscriptions', () => {
  test('closes when the tab is hidden, and opens again with it', async () => {
    const { timelines, hide, show } = await renderTimeline();
    expect(timelines.listeners.size).toBe(1);
    hide();
    expect(timelines.listeners.size).toBe(0);
    show(ALICE);
    expect(timelines.opened).toEqual([INSPECTED.timeline, INSPECTED.timeline]);
  });

  test('closes for another task, and shows all events on return', async () => {
    const { backend, timelines, show } = await renderTimeline([entryOf(1)]);
    show(BOB);
    expect(timelines.listeners.size).toBe(0);
    show(ALICE);
    await flush(() => backend.answerStatus(statusOf({ binding: INSPECTED })));
    await flush(() => timelines.load(...entries(1, 2)));
    expect(rows()).toHaveLength(2);
  });

  test('opens when the inspector is attached', async () => {
    const { user, backend, timelines } = await renderReady(statusOf({ destinations: [INSPECTOR_DESTINATION] }));
    await user.click(button('Attach webhook'));
    expect(backend.calls.attach[0]?.request).toMatchObject({ destination: INSPECTOR.key });
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: INSPECTED })));
    expect(timelines.listeners.size).toBe(1);
  });
});

describe('each state has a text and no axe findings', () => {
  const NEWS: readonly (readonly [string, readonly TimelineNews[], RegExp])[] = [
    ['loading', [], /Loading the events…/],
    ['empty', [{ type: 'loaded', isComplete: true }], /They show up here as they happen/],
    ['gone', [{ type: 'gone' }], /have expired or were deleted/],
    ['refused', [{ type: 'refused', code: 54007 }], /doesn’t let you see the events \(code 54007\)/],
    ['refused without a code', [{ type: 'refused', code: null }], /\(no details\)/],
    ['too long', [{ type: 'loaded', isComplete: false }], /more events than can be shown/],
    [
      'not connected',
      [
        { type: 'loaded', isComplete: true },
        { type: 'connection', isConnected: false },
      ],
      /Reconnecting…/,
    ],
  ];

  test.each(NEWS)('%s', async (_state, news, words) => {
    const { timelines, container } = await renderReady(statusOf({ binding: INSPECTED }));
    await flush(() => timelines.notify(...news));
    expect(section()).toHaveTextContent(words);
    await expectNoAxeFindings(container);
  });

  test('keeps the events while the connection is down', async () => {
    const { timelines } = await renderTimeline([entryOf(1)]);
    await flush(() => timelines.notify({ type: 'connection', isConnected: false }));
    expect(rows()).toHaveLength(1);
    await flush(() => timelines.notify({ type: 'connection', isConnected: true }));
    expect(section()).not.toHaveTextContent('Reconnecting…');
  });
});

describe('participants’ names', () => {
  const byAgent = (n: number, sid: string) =>
    entryOf(n, { parameters: { ParticipantSid: sid, ParticipantType: 'agent' } });

  test('are read when the timeline opens, and kept when a participant leaves', async () => {
    const tab = await renderReady(statusOf({ binding: INSPECTED }));
    tab.participants.present = [{ sid: 'UT1', name: 'Alice Agent' }];
    await flush(() => tab.timelines.load());
    tab.participants.present = [];
    await flush(() => tab.timelines.receive(byAgent(1, 'UT1')));
    expect(sentences()).toEqual(['Alice Agent left the conversation.']);
    expect(tab.participants.asked).toBe(1);
  });

  test('are read again for an unknown participant, once each', async () => {
    const { participants, timelines } = await renderTimeline();
    participants.present = [{ sid: 'UT2', name: 'Bob Agent' }];
    await flush(() => timelines.receive(byAgent(1, 'UT2'), byAgent(2, 'UT3')));
    await flush(() => timelines.receive(byAgent(20, 'UT3')));
    expect(sentences()).toEqual([
      'An agent left the conversation.',
      'An agent left the conversation.',
      'Bob Agent left the conversation.',
    ]);
    expect(participants.asked).toBe(2);
  });

  test('fall back to the role if Flex does not know them', async () => {
    const tab = await renderReady(statusOf({ binding: INSPECTED }));
    tab.participants.ask = () => Promise.reject(new Error('Not implemented'));
    await flush(() => tab.timelines.load(byAgent(1, 'UT1')));
    expect(sentences()).toEqual(['An agent left the conversation.']);
  });
});

describe('details of an event', () => {
  async function renderOpenedUp(parameters: Record<string, string>) {
    const tab = await renderTimeline([entryOf(1, { parameters })]);
    expect(screen.queryByText('ChannelSid')).not.toBeInTheDocument();
    const [summary] = screen.getAllByText('Parameters');
    // jsdom fires the toggle event asynchronously.
    await flush(() => summary?.click());
    return tab;
  }

  test('shows the parameters on demand', async () => {
    const { container } = await renderOpenedUp({ ChannelSid: 'UO1' });
    const row = within(rows()[0] as HTMLElement);
    expect(row.getByRole('term')).toHaveTextContent('ChannelSid');
    expect(row.getByRole('definition')).toHaveTextContent('UO1');
    await expectNoAxeFindings(container);
  });

  test('says that there are no parameters', async () => {
    await renderOpenedUp({});
    expect(rows()[0]).toHaveTextContent('Twilio sent no parameters.');
  });

  test('says which webhooks have delivered the event', async () => {
    const brought = (key: string, webhook: WebhookType) => ({ ...entryOf(1, { webhook }), key });
    await renderTimeline([brought('a', 'interaction'), brought('b', 'global'), entryOf(2, { webhook: 'global' })]);
    expect(rows()).toHaveLength(2);
    expect(rows()[0]).toHaveTextContent('Seen by a global webhook');
    expect(rows()[1]).toHaveTextContent('Seen by two webhooks: this one and a global one');
  });

  test('copies the event as JSON', async () => {
    const { user } = await renderOpenedUp({ ChannelSid: 'UO1' });
    await user.click(button('Copy as JSON'));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ parameters: { ChannelSid: 'UO1' } });
    expect(live()).toHaveTextContent('Event copied.');
  });

  test('copies all filtered events, including those not rendered', async () => {
    const other = entryOf(61, { type: 'onChannelCreated' });
    const { user } = await renderTimeline([...entries(1, 60), other]);
    await user.selectOptions(filter(), 'Participants');
    await user.click(button('Copy all as JSON'));
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(
      entries(1, 60)
        .reverse()
        .map(({ event: { type, receivedAt, parameters } }) => ({
          type,
          receivedAt,
          parameters,
          webhooks: ['interaction'],
        })),
    );
    expect(live()).toHaveTextContent('Events copied.');
  });
});

describe('filtering', () => {
  test('shows one group, or says that it is empty', async () => {
    const { user } = await renderTimeline([entryOf(1), entryOf(2, { type: 'onSomethingNew' })]);
    await user.selectOptions(filter(), 'Other');
    expect(sentences()).toEqual(['This plugin doesn’t know this event.']);
    await user.selectOptions(filter(), 'Channel');
    expect(section()).toHaveTextContent('No events in this group yet.');
    noButton('Copy all as JSON');
  });
});

describe('pausing', () => {
  test('freezes the list, counts new events, and shows them on demand', async () => {
    const { user, timelines } = await renderTimeline([entryOf(1)]);
    await user.click(button('Pause'));
    expect(button('Resume')).toHaveFocus();
    await flush(() => timelines.receive(entryOf(2), entryOf(2)));
    expect(button('Show 1 new event')).toHaveFocus();
    await flush(() => timelines.receive(entryOf(3)));
    await flush(() => timelines.notify({ type: 'expired', key: 'key-1' }));
    expect(rows()).toHaveLength(1);
    await user.click(button('Show 2 new events'));
    expect(button('Pause')).toHaveFocus();
    expect(rows()).toHaveLength(2);
  });

  test('keeps counting in the summary', async () => {
    const { user, timelines } = await renderTimeline([entryOf(1)]);
    await user.click(button('Pause'));
    await flush(() => timelines.receive(entryOf(2)));
    expect(facts()).toContain('2 events');
  });
});

describe('many events', () => {
  test('shows the newest 50, and 50 more on demand, and focuses the first added one', async () => {
    const { user } = await renderTimeline(entries(1, 120));
    expect(rows()).toHaveLength(50);
    await user.click(button('Show older events'));
    expect(rows()).toHaveLength(100);
    expect(rows()[50]).toHaveFocus();
    await user.click(button('Show older events'));
    expect(rows()).toHaveLength(120);
    expect(rows()[100]).toHaveFocus();
    noButton('Show older events');
  });

  test('keeps the oldest shown events when new ones arrive', async () => {
    const { timelines } = await renderTimeline(entries(1, 60));
    const last = rows()[49];
    await flush(() => timelines.receive(entryOf(61)));
    expect(last).toBeInTheDocument();
    expect(rows()).toHaveLength(51);
  });
});

describe('announcements', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] }));
  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) =>
    act(async () => {
      jest.advanceTimersByTime(ms);
    });

  test('count new events, at most every five seconds', async () => {
    const { timelines } = await renderTimeline([entryOf(1)]);
    await pass(SILENCE_MS);
    expect(live()).toBeEmptyDOMElement();
    await flush(() => timelines.receive(entryOf(2)));
    await pass(0);
    expect(live()).toHaveTextContent('1 new event');
    await flush(() => timelines.receive(entryOf(3)));
    await pass(SILENCE_MS - 1);
    await flush(() => timelines.receive(entryOf(4)));
    expect(live()).toHaveTextContent('1 new event');
    await pass(1);
    expect(live()).toHaveTextContent('2 new events');
  });

  test('repeat the same number', async () => {
    const { timelines } = await renderTimeline();
    await flush(() => timelines.receive(entryOf(1)));
    await pass(0);
    const first = live().firstChild;
    await flush(() => timelines.receive(entryOf(2)));
    await pass(SILENCE_MS);
    expect(live()).toHaveTextContent('1 new event');
    expect(live().firstChild).not.toBe(first);
  });

  test('stop while the timeline is paused', async () => {
    const { timelines } = await renderTimeline();
    const user = userEvent.setup({ delay: null, advanceTimers: jest.advanceTimersByTime });
    await user.click(button('Pause'));
    await flush(() => timelines.receive(entryOf(1)));
    await pass(SILENCE_MS);
    expect(live()).toBeEmptyDOMElement();
  });

  test('report a lost and a restored connection', async () => {
    const { timelines } = await renderTimeline();
    await flush(() => timelines.notify({ type: 'connection', isConnected: false }));
    await pass(0);
    expect(live()).toHaveTextContent('No connection to Twilio. Reconnecting…');
    await flush(() => timelines.notify({ type: 'connection', isConnected: true }));
    await pass(SILENCE_MS);
    expect(live()).toHaveTextContent('Reconnected to Twilio.');
  });
});

test('shows the timeline of a webhook that is still attached to a wrapping task', async () => {
  const { timelines } = await renderReady(statusOf({ binding: INSPECTED }), taskOf(1, { status: 'wrapping' }));
  await flush(() => timelines.load(entryOf(1)));
  expect(rows()).toHaveLength(1);
});
