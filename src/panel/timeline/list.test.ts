import fc from 'fast-check';
import { entryOf } from '../../testing/timelines';
import { foldedRows } from './fold';
import { type Line, lineIndexOf, linesOf, toggled } from './list';
import type { SeenEvent } from './timeline';

const DAYS = { of: (at: string) => at.slice(0, 10), today: '2026-03-03' };

const seen = (receivedAt: string, n: number): SeenEvent => ({
  ...entryOf(n, { type: 'onParticipantUpdated', receivedAt, parameters: {} }),
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction'],
  isAgain: false,
});

/** Some updates, newest first. Those within a minute are folded. */
const updates = (...times: readonly string[]) => times.map((time, n) => seen(time, n));

const FIVE = updates(
  '2026-03-03T09:00:00Z',
  '2026-03-02T09:00:02Z',
  '2026-03-02T09:00:01Z',
  '2026-03-02T09:00:00Z',
  '2026-02-02T09:00:00Z',
);

const shown = (open: ReadonlySet<string>, events = FIVE) => linesOf(foldedRows(events), open, DAYS);
const keys = (lines: readonly Line[]) => lines.map(({ key }) => key);
const CLOSED: ReadonlySet<string> = new Set();

test('a day other than today begins with its name', () => {
  expect(keys(shown(CLOSED))).toEqual(['key-0', 'day 2026-03-02', 'fold key-3', 'day 2026-02-02', 'key-4']);
});

test('today begins with its name below times in the future', () => {
  const lines = shown(CLOSED, updates('9999-12-31T23:59:59Z', '2026-03-03T09:00:00Z'));
  expect(keys(lines)).toEqual(['day 9999-12-31', 'key-0', 'day 2026-03-03', 'key-1']);
});

test('an open row is followed by its events', () => {
  const lines = shown(new Set(['fold key-3']));
  expect(keys(lines).slice(2, 6)).toEqual(['fold key-3', 'key-1', 'key-2', 'key-3']);
  expect(lines.slice(3, 6)).toMatchObject(Array(3).fill({ fold: 'fold key-3' }));
});

test('a row with an open event is open, so that newer events do not hide it', () => {
  expect(shown(new Set(['key-2']))).toContainEqual(expect.objectContaining({ key: 'fold key-3', isOpen: true }));
});

describe('a line that is toggled', () => {
  const someOpen = fc.subarray(['fold key-3', ...FIVE.map(({ key }) => key)]).map((some) => new Set(some));
  /** Open lines, and one line to toggle. */
  const places = fc.tuple(someOpen, fc.nat(7)).filter(([open, place]) => (shown(open)[place]?.kind ?? 'day') !== 'day');
  const toggledAt = (open: ReadonlySet<string>, key: string) => {
    const line = shown(open).find((one) => one.key === key);
    return line === undefined || line.kind === 'day' ? open : toggled(open, line);
  };

  test('opens or closes, and so again', () => {
    fc.assert(
      fc.property(places, ([before, place]) => {
        const { key = '', ...line } = shown(before)[place] ?? {};
        const after = toggledAt(before, key);
        const isOpen = 'isOpen' in line && line.isOpen;
        expect(shown(after)).toContainEqual(expect.objectContaining({ key, isOpen: !isOpen }));
        expect(shown(toggledAt(after, key))).toContainEqual(expect.objectContaining({ key, isOpen }));
      }),
    );
  });

  test('leaves the other lines as they are, apart from the events that are folded into it', () => {
    fc.assert(
      fc.property(places, ([before, place]) => {
        const { key = '' } = shown(before)[place] ?? {};
        const others = (open: ReadonlySet<string>) =>
          shown(open).filter((one) => one.key !== key && !('fold' in one && one.fold === key));
        expect(others(toggledAt(before, key))).toEqual(others(before));
      }),
    );
  });
});

test('every event is found in its own line, or in the row that it is folded into', () => {
  const lines = shown(CLOSED);
  expect(FIVE.map(({ key }) => lines[lineIndexOf(lines, key)]?.key)).toEqual([
    'key-0',
    'fold key-3',
    'fold key-3',
    'fold key-3',
    'key-4',
  ]);
  expect(lineIndexOf(lines, 'another')).toBe(-1);
});
