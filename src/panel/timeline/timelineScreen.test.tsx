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

async function renderTimeline(
  found: readonly TimelineEntry[] = [],
  status = statusOf({ binding: INSPECTED }),
  task = ALICE,
) {
  const tab = await renderReady(status, task);
  await flush(() => tab.timelines.load(...found));
  return tab;
}

const section = () => screen.getByRole('region', { name: 'Events received' });
const lines = () => within(section()).queryAllByRole('listitem');
const rows = () => lines().filter((line) => line.querySelector('button') !== null);
const row = (name: RegExp) => within(section()).getByRole('button', { name });
/** Each row without its time. */
const sentences = () => rows().map(({ textContent }) => textContent?.replace(/^\d+:\d\d:\d\d/, ''));
const filter = () => screen.getByRole('combobox', { name: 'Show' });
const search = () => screen.getByRole('searchbox', { name: 'Search' });
const count = () => within(section()).getByRole('heading', { level: 4 });

/** The n-th event, of a kind that no neighbor has. */
const unlike = (n: number) => entryOf(n, { type: n % 2 ? 'onParticipantLeft' : 'onParticipantJoined' });
const unlikeEntries = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => unlike(from + index));
const updates = (from: number, to: number, ParticipantType = 'agent') =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    entryOf(from + index, { type: 'onParticipantUpdated', parameters: { ParticipantType, N: String(from + index) } }),
  );
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();

describe('where the timeline appears', () => {
  test('shows an inspected webhook’s events, newest first, with time and sentence', async () => {
    const { container } = await renderTimeline([
      entryOf(1),
      entryOf(2, { type: 'onChannelStatusUpdated', parameters: { MediaChannelType: 'web', ChannelStatus: 'closed' } }),
    ]);
    expect(sentences()).toEqual(['Web chat closed', 'Agent left']);
    expect(within(rows()[1] as HTMLElement).getByText(/^\d+:00:01$/)).toHaveAttribute(
      'datetime',
      '2026-03-01T09:00:01.000Z',
    );
    await expectNoAxeFindings(container);
  });

  test('counts the events, folded ones too', async () => {
    await renderTimeline(entries(1, 5));
    expect(rows()).toHaveLength(1);
    expect(count()).toHaveTextContent('5 events');
  });

  test('explains that external destinations are not reported on', async () => {
    const { timelines } = await renderReady(statusOf({ binding: ATTACHED }));
    expect(screen.getByText(/Twilio doesn’t report deliveries/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Events received' })).not.toBeInTheDocument();
    expect(timelines.opened).toEqual([]);
  });

  test('still shows earlier and late events after the interaction is over', async () => {
    const { timelines, container } = await renderTimeline([entryOf(1)], { ...ENDED, retentionHours: 48 });
    expect(heading()).toHaveTextContent('Interaction ended');
    expect(screen.getByText('Each event is kept for 48 hours.')).toBeVisible();
    await flush(() => timelines.receive(entryOf(2)));
    expect(sentences()).toEqual(['Agent left', 'Agent left']);
    noButton('Pause');
    await expectNoAxeFindings(container);
  });

  test('still shows events after attaching was switched off', async () => {
    await renderTimeline([entryOf(1)], { ...ENDED, isSwitchedOff: true });
    expect(heading()).toHaveTextContent('Attaching is switched off');
    expect(rows()).toHaveLength(1);
  });

  test('offers the inspector as a destination, with its own name and help text', async () => {
    await renderReady(statusOf({ destinations: [INSPECTOR_DESTINATION] }));
    const inspector = screen.getByRole('checkbox', { name: 'Inspector' });
    expect(inspector).toBeChecked();
    expect(inspector).toHaveAccessibleDescription('Shows the events here in Flex.');
  });

  test('warns before detaching that the events are no longer shown', async () => {
    const { user } = await renderTimeline();
    await user.click(button('Detach'));
    expect(screen.getByRole('alertdialog')).toHaveTextContent(/“Inspector” stops getting.*no longer shown/);
    noButton('Copy all as JSON');
  });

  test('copies all events from the dialog that asks before detaching, folded and filtered ones too', async () => {
    const { user } = await renderTimeline(entries(1, 5));
    await user.selectOptions(filter(), 'Channel (0)');
    await user.click(button('Detach'));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Copy all as JSON' }));
    expect(JSON.parse(await navigator.clipboard.readText())).toHaveLength(5);
    expect(screen.getByRole('alertdialog')).toHaveTextContent('Events copied.');
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
    expect(backend.calls.attach[0]?.request).toMatchObject({ destinations: [INSPECTOR.key] });
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

  /** The person who attached the webhook is not asked for. */
  const unknown = statusOf({ binding: { ...INSPECTED, attachedBy: null } });

  test('are read when the timeline opens, and kept when a participant leaves', async () => {
    const tab = await renderReady(unknown);
    tab.participants.present = [{ sid: 'UT1', name: 'Alice Agent' }];
    await flush(() => tab.timelines.load());
    tab.participants.present = [];
    await flush(() => tab.timelines.receive(byAgent(1, 'UT1')));
    expect(sentences()).toEqual(['Alice Agent left']);
    expect(tab.participants.asked).toBe(1);
  });

  test('are read again for an unknown participant, once each', async () => {
    const { participants, timelines } = await renderTimeline([], unknown);
    participants.present = [{ sid: 'UT2', name: 'Bob Agent' }];
    await flush(() => timelines.receive(byAgent(1, 'UT2'), byAgent(2, 'UT3')));
    await flush(() => timelines.receive(byAgent(80, 'UT3')));
    expect(sentences()).toEqual(['Agent left', 'Agent left', 'Bob Agent left']);
    expect(participants.asked).toBe(2);
  });

  test('fall back to the role if Flex does not know them', async () => {
    const tab = await renderReady(statusOf({ binding: INSPECTED }));
    tab.participants.ask = () => Promise.reject(new Error('Not implemented'));
    await flush(() => tab.timelines.load(byAgent(1, 'UT1')));
    expect(sentences()).toEqual(['Agent left']);
  });
});

describe('details of an event', () => {
  const CHANNEL = `UO${'0'.repeat(32)}`;

  async function renderOpenedUp(parameters: Record<string, string>) {
    const tab = await renderTimeline([entryOf(1, { parameters })]);
    expect(row(/left/)).toHaveAttribute('aria-expanded', 'false');
    await tab.user.click(row(/left/));
    expect(row(/left/)).toHaveAttribute('aria-expanded', 'true');
    return tab;
  }

  test('shows type, exact time and parameters on demand, and hides them again', async () => {
    const { container, user } = await renderOpenedUp({ ChannelStatus: 'active' });
    const details = within(rows()[0] as HTMLElement);
    expect(details.getByText('onParticipantLeft')).toBeVisible();
    expect(details.getByText(/Mar 1, 2026, .*:00:01/)).toBeVisible();
    expect(details.getByRole('term')).toHaveTextContent('ChannelStatus');
    expect(details.getByRole('definition')).toHaveTextContent('active');
    await expectNoAxeFindings(container);
    await user.click(row(/left/));
    expect(details.queryByRole('term')).not.toBeInTheDocument();
  });

  test('shows IDs that every event has apart from the others', async () => {
    await renderOpenedUp({ ChannelSid: CHANNEL, ChannelStatus: 'active' });
    expect(screen.getByText('active')).toBeVisible();
    expect(screen.getByText(CHANNEL)).not.toBeVisible();
    screen.getByText('Show all parameters').click();
    expect(screen.getByText(CHANNEL)).toBeVisible();
  });

  test('says that there are no parameters', async () => {
    await renderOpenedUp({});
    expect(rows()[0]).toHaveTextContent('Twilio sent no parameters.');
  });

  test('says which webhooks have delivered the event', async () => {
    const brought = (key: string, webhook: WebhookType) => ({ ...entryOf(1, { webhook }), key });
    const global = entryOf(2, { webhook: 'global' });
    const { user } = await renderTimeline([brought('a', 'interaction'), brought('b', 'global'), global]);
    expect(rows()).toHaveLength(2);
    for (const button of screen.getAllByRole('button', { name: /left/ })) await user.click(button);
    expect(rows()[0]).toHaveTextContent('Seen by a global webhook');
    expect(rows()[1]).toHaveTextContent('Seen by two webhooks: this one and a global one');
  });

  test('copies the event as JSON', async () => {
    const { user } = await renderOpenedUp({ ChannelStatus: 'active' });
    await user.click(button('Copy as JSON'));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ parameters: { ChannelStatus: 'active' } });
    expect(live()).toHaveTextContent('Event copied.');
  });

  test('stay open when new events arrive and fold the event', async () => {
    const { timelines } = await renderOpenedUp({ ParticipantType: 'agent', Said: 'something' });
    await flush(() => timelines.receive(entryOf(2), entryOf(3)));
    expect(screen.getByText('something')).toBeVisible();
  });
});

describe('folded events', () => {
  test('are one row with their number, and a row each once it is opened', async () => {
    const { user, container } = await renderTimeline([...updates(1, 10, 'customer'), ...updates(11, 15)]);
    expect(sentences()).toEqual(['Agent updated×55 events', 'Customer updated×1010 events']);
    await user.click(row(/Agent updated/));
    expect(sentences()).toEqual([
      'Agent updated×55 events',
      ...Array(5).fill('Agent updated'),
      'Customer updated×1010 events',
    ]);
    await expectNoAxeFindings(container);
    await user.click(row(/Agent updated.*5 events/));
    expect(rows()).toHaveLength(2);
  });

  test('say that Twilio may have sent some more than once if they have the same content', async () => {
    const same = [20, 40, 59].map((n) => entryOf(n, { parameters: { ParticipantType: 'agent' } }));
    const { user } = await renderTimeline([...updates(1, 3), ...same]);
    await user.click(row(/Agent updated/));
    expect(section()).not.toHaveTextContent('more than once');
    await user.click(row(/Agent left/));
    expect(section()).toHaveTextContent('Twilio may have sent some more than once.');
  });

  test('get new ones without another row', async () => {
    const { timelines } = await renderTimeline(updates(1, 3));
    const before = rows()[0];
    await flush(() => timelines.receive(...updates(4, 5)));
    expect(rows()).toEqual([before]);
    expect(sentences()).toEqual(['Agent updated×55 events']);
    expect(count()).toHaveTextContent('5 events');
  });

  test('name the participant whom all of them are about', async () => {
    const of = (n: number, ParticipantSid: string) =>
      entryOf(n, {
        type: 'onParticipantUpdated',
        parameters: { ParticipantSid, ParticipantType: 'agent', N: String(n) },
      });
    const tab = await renderReady(statusOf({ binding: INSPECTED }));
    tab.participants.present = [{ sid: 'UT1', name: 'Alice Agent' }];
    await flush(() => tab.timelines.load(of(1, 'UT1'), of(2, 'UT1'), of(3, 'UT1')));
    expect(sentences()).toEqual(['Alice Agent updated×33 events']);
    await flush(() => tab.timelines.receive(of(4, 'UT2')));
    expect(sentences()).toEqual(['Agent updated×44 events']);
  });

  test('take the focus from an event that is folded into them', async () => {
    const { timelines } = await renderTimeline(updates(1, 2));
    act(() => screen.getAllByRole('button', { name: /Agent updated/ })[0]?.focus());
    await flush(() => timelines.receive(...updates(3, 3)));
    expect(row(/Agent updated.*3 events/)).toHaveFocus();
  });
});

describe('the strip', () => {
  const strip = () => within(section()).getByRole('img', { name: /events? in/ });

  test('says how many events came in which time, when the webhook was attached, and how many failed', async () => {
    const failed = entryOf(62, { type: 'onChannelCreateFailed', parameters: {} });
    const { timelines } = await renderTimeline([entryOf(1), failed], ENDED);
    expect(strip()).toHaveAccessibleName('2 events in 1 minute 1 second, 1 failure');
    await flush(() => timelines.receive(entryOf(121)));
    expect(strip()).toHaveAccessibleName('3 events in 2 minutes, 1 failure');
  });

  test('begins with the task, and says when the webhook was attached', async () => {
    const task = taskOf(1, { dateCreated: new Date('2026-03-01T09:28:00.000Z') });
    await renderTimeline([entryOf(1860)], statusOf({ binding: INSPECTED }), task);
    expect(strip()).toHaveAccessibleName(/^1 event in .*, attached after 2 minutes$/);
    expect(section()).toHaveTextContent('attached 2:00');
  });

  test('is absent without a known time', async () => {
    await renderTimeline([], ENDED);
    expect(within(section()).queryByRole('img', { name: /events? in/ })).not.toBeInTheDocument();
  });
});

describe('exporting', () => {
  /** The files that the page has saved, with their names. */
  async function savedFiles(save: () => Promise<void>) {
    const files: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (file: Blob) => `blob:${files.push(file)}`;
    URL.revokeObjectURL = () => undefined;
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    await save();
    click.mockRestore();
    return { files, names };
  }

  const exported = (n: number) => {
    const { type, receivedAt, parameters } = entryOf(n).event;
    return { type, receivedAt, parameters, webhooks: ['interaction'] };
  };

  test('copies all filtered events, folded ones and those not drawn too', async () => {
    const other = entryOf(61, { type: 'onChannelCreated' });
    const { user } = await renderTimeline([...entries(1, 60), other]);
    await user.selectOptions(filter(), 'Participants (60)');
    await user.click(button('Export'));
    await user.click(button('Copy all as JSON'));
    const all = Array.from({ length: 60 }, (_, index) => exported(60 - index));
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(all);
    expect(live()).toHaveTextContent('Events copied.');
  });

  test('saves all events, folded ones too, as JSON and as CSV', async () => {
    const { user, container } = await renderTimeline(entries(1, 3));
    await user.click(button('Export'));
    await expectNoAxeFindings(container);
    const { files, names } = await savedFiles(async () => {
      await user.click(button('Save as JSON'));
      await user.click(button('Save as CSV'));
    });
    expect(names).toEqual([expect.stringMatching(/^KD.*-events\.json$/), expect.stringMatching(/^KD.*-events\.csv$/)]);
    expect(files.map(({ type }) => type)).toEqual(['application/json', 'text/csv']);
    const read = (file: Blob | undefined) =>
      new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsText(file as Blob);
      });
    expect(JSON.parse(String(await read(files[0])))).toEqual([exported(3), exported(2), exported(1)]);
    expect(
      String(await read(files[1]))
        .trim()
        .split('\r\n'),
    ).toHaveLength(4);
  });
});

describe('filtering and searching', () => {
  test('shows one kind, with the number of each, or says that nothing matches', async () => {
    const { user } = await renderTimeline([entryOf(1), entryOf(2, { type: 'onSomethingNew' })]);
    expect(
      within(filter())
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['All (2)', 'Participants (1)', 'Channel (0)', 'Failed (0)', 'Other (1)']);
    await user.selectOptions(filter(), 'Other (1)');
    expect(sentences()).toEqual(['onSomethingNew']);
    expect(count()).toHaveTextContent('1 of 2 events');
    await user.selectOptions(filter(), 'Channel (0)');
    expect(section()).toHaveTextContent('No events match the filter and the search.');
  });

  test('finds words in what is shown and in values', async () => {
    const { user } = await renderTimeline([entryOf(1), entryOf(2, { parameters: { Said: 'Hello World' } })]);
    await user.type(search(), 'WORLD left');
    expect(rows()).toHaveLength(1);
    expect(count()).toHaveTextContent('1 of 2 events');
    expect(within(filter()).getByRole('option', { name: 'All (1)' })).toBeInTheDocument();
  });

  test('shows every event in its own row', async () => {
    const { user } = await renderTimeline(updates(1, 4));
    await user.selectOptions(filter(), 'Participants (4)');
    expect(rows()).toHaveLength(4);
    await user.selectOptions(filter(), 'All (4)');
    expect(rows()).toHaveLength(1);
    await user.type(search(), 'updated');
    expect(rows()).toHaveLength(4);
  });
});

describe('pausing', () => {
  test('freezes the list, counts new events, and shows them on demand', async () => {
    const { user, timelines } = await renderTimeline([entryOf(1)]);
    await user.click(button('Pause'));
    expect(button('Resume')).toHaveFocus();
    await flush(() => timelines.receive(entryOf(2), entryOf(2)));
    expect(button('1 new event')).toBeVisible();
    await flush(() => timelines.receive(unlike(4)));
    await flush(() => timelines.notify({ type: 'expired', key: 'key-1' }));
    expect(rows()).toHaveLength(1);
    await user.click(button('2 new events'));
    expect(button('Pause')).toHaveFocus();
    expect(rows()).toHaveLength(2);
  });
});

describe('many events', () => {
  test('are not all in the page, but in the number that screen readers report', async () => {
    await renderTimeline(unlikeEntries(1, 1000));
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]).toHaveAttribute('aria-setsize', '1001');
    expect(lines().map((line) => line.getAttribute('aria-posinset'))).toEqual(lines().map((_, n) => String(n + 1)));
    expect(count()).toHaveTextContent('1,000 events');
  });
});

describe('the keyboard', () => {
  test('moves to the next, the previous, the last and the first row', async () => {
    const { user } = await renderTimeline(unlikeEntries(1, 1000));
    const positions: (string | null | undefined)[] = [];
    act(() => rows()[0]?.querySelector('button')?.focus());
    for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{End}', '{ArrowDown}', '{Home}', '{ArrowUp}']) {
      await user.keyboard(key);
      positions.push(document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
    }
    expect(positions).toEqual(['3', '4', '3', '1001', '1001', '2', '2']);
  });

  test('moves on with Tab from a row that is far from those in sight', async () => {
    const { user } = await renderTimeline(unlikeEntries(1, 1000));
    act(() => rows()[0]?.querySelector('button')?.focus());
    await user.keyboard('{End}');
    await user.tab({ shift: true });
    expect(document.activeElement?.closest('li')).toHaveAttribute('aria-posinset', '1000');
  });

  test('opens and closes a row', async () => {
    const { user } = await renderTimeline([entryOf(1)]);
    act(() => row(/left/).focus());
    await user.keyboard('{Enter}');
    expect(row(/left/)).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard(' ');
    expect(row(/left/)).toHaveAttribute('aria-expanded', 'false');
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
