import { fail, ok } from '../../contract/result';
import { type Entry, type EntryEvent, INITIAL_ENTRY, type Job, nextEntry } from '../../interaction/entry';
import { ATTACHED, destinationOf, FOREIGN, INSPECTED, RELAYED, statusOf } from '../../testing/interactions';
import { TTID } from '../../testing/sids';
import { STRINGS } from '../../testing/strings';
import { tabStateOf } from './tabState';

const AT = Date.parse('2026-03-01T10:00:00Z');
const DANGLING = { state: 'dangling', ttid: TTID, timeline: null } as const;

const readyWith = (status = statusOf(), ...events: EntryEvent[]): Entry =>
  [
    { type: 'read-began', read: 1 } as const,
    { type: 'read-ended', read: 1, at: AT, outcome: ok(status) } as const,
    ...events,
  ].reduce(nextEntry, INITIAL_ENTRY);

const failed = (job: Job, code: 'timed-out' | 'left-behind' = 'timed-out'): EntryEvent[] => [
  { type: 'work-began', job },
  {
    type: 'work-ended',
    job,
    at: AT,
    outcome: fail(code === 'timed-out' ? { code } : { code, ttid: TTID, twilioCode: 20500, requestId: 'RQ1' }),
  },
];

const shownFor = (entry: Entry, isOver = false) => {
  const state = tabStateOf(entry, isOver, STRINGS.text);
  if (state === null) return null;
  return `${state.isSending ? 'filled' : 'hollow'} ${state.needsAttention ? 'triangle' : 'circle'}: ${state.description}`;
};

const attached = statusOf({ binding: ATTACHED });
const dangling = statusOf({ binding: DANGLING });

test.each<[string, Entry, string]>([
  ['no webhook', readyWith(), 'hollow circle: none attached'],
  ['an attached webhook', readyWith(attached), 'filled circle: sending to CRM'],
  ['the inspector', readyWith(statusOf({ binding: INSPECTED })), 'filled circle: sending to Inspector'],
  ['several destinations', readyWith(statusOf({ binding: RELAYED })), 'filled circle: sending to CRM, Archive'],
  [
    'a webhook whose destinations are lost',
    readyWith(statusOf({ binding: { ...RELAYED, route: 'lost', destinations: [] } })),
    'hollow triangle: not sending events',
  ],
  ['a failed change', readyWith(attached, ...failed('change')), 'filled triangle: sending to CRM, couldn’t change'],
  ['a foreign webhook', readyWith(statusOf({ binding: FOREIGN })), 'filled circle: another webhook attached'],
  ['a deleted webhook', readyWith(dangling), 'hollow triangle: webhook deleted'],
  ['a failed attach', readyWith(statusOf(), ...failed('attach')), 'hollow triangle: couldn’t attach'],
  ['a failed detach', readyWith(attached, ...failed('detach')), 'filled triangle: sending to CRM, couldn’t detach'],
  [
    'a webhook that was not bound',
    readyWith(statusOf(), ...failed('attach', 'left-behind')),
    'hollow triangle: not attached yet',
  ],
  [
    'a webhook that was not deleted',
    readyWith(statusOf(), ...failed('detach', 'left-behind')),
    'hollow triangle: not removed yet',
  ],
])('shows %s', (_what, entry, expected) => {
  expect(shownFor(entry)).toBe(expected);
});

test.each<[string, Entry]>([
  ['nothing was read', INITIAL_ENTRY],
  ['the first read goes on', nextEntry(INITIAL_ENTRY, { type: 'read-began', read: 1 })],
  [
    'the last read failed',
    readyWith(
      attached,
      { type: 'read-began', read: 2 },
      { type: 'read-ended', read: 2, at: AT, outcome: fail({ code: 'timed-out' }) },
    ),
  ],
])('is not known while %s', (_when, entry) => {
  expect(shownFor(entry)).toBeNull();
});

test.each<[string, Entry, boolean]>([
  ['the task is over', readyWith(dangling), true],
  ['the interaction has ended', readyWith({ ...dangling, canAttach: false }), false],
  ['attaching is switched off', readyWith({ ...dangling, canAttach: false, isSwitchedOff: true }), false],
])('asks for no attention to a deleted webhook if %s', (_if, entry, isOver) => {
  expect(shownFor(entry, isOver)).toBe('hollow circle: none attached');
});

test.each([
  ['CRM'.repeat(200), `${'CRM'.repeat(20)}…`],
  ['😀'.repeat(500), `${'😀'.repeat(60)}…`],
  ['שלום', '\u2068שלום\u2069'],
  ['<b>CRM</b>', '<b>CRM</b>'],
])('shortens a long name, and keeps the order of the words around it', (label, shown) => {
  const entry = readyWith(statusOf({ binding: { ...ATTACHED, destinations: [destinationOf({ key: 'crm', label })] } }));
  expect(shownFor(entry)).toBe(`filled circle: sending to ${shown}`);
});
