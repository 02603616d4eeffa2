import fc from 'fast-check';
import { EVENT_NAMES } from '../../contract/events';
import { FOLD_MS, foldedRows, type Row, unfoldedRows } from './fold';
import { isFailure, isOfGroup } from './kinds';
import type { SeenEvent } from './timeline';

const START = Date.UTC(2026, 2, 1, 9);

/** An event received some seconds after nine. */
const seenAt = (seconds: number, type: string, parameters: Record<string, string> = {}): SeenEvent => ({
  key: `key-${seconds}`,
  event: { type, parameters, webhook: 'interaction', receivedAt: new Date(START + seconds * 1000).toISOString() },
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction'],
  isAgain: false,
});

const someParameters = fc.record(
  {
    ParticipantType: fc.constantFrom('agent', 'customer'),
    ChannelStatus: fc.constantFrom('active', 'failed'),
  },
  { requiredKeys: [] },
);

/** Events, newest first, whose kinds often repeat. */
const someEvents = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 70 }),
      fc.constantFrom(...EVENT_NAMES, 'onParticipantUpdated', 'onParticipantUpdated', 'onSomethingNew'),
      someParameters,
    ),
    { maxLength: 30 },
  )
  .map((steps) => {
    let seconds = 0;
    return steps
      .map(([pause, type, parameters], index) => {
        seconds += pause;
        return { ...seenAt(seconds, type, parameters), key: `key-${index}` };
      })
      .reverse();
  });

const timeOf = ({ event }: SeenEvent) => Date.parse(event.receivedAt);
const pairsIn = ({ events }: Row) => events.slice(1).map((older, index) => [events[index], older] as const);
const isFolded = ({ events }: Row) => events.length > 1;

test('rows have every event once, in its order', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      expect(foldedRows(events).flatMap((row) => row.events)).toEqual(events);
      expect(unfoldedRows(events).flatMap((row) => row.events)).toEqual(events);
    }),
  );
});

/** Other events than those of participants may have any parameters, and their sentences name no role. */
const roleIn = ({ event }: SeenEvent) =>
  isOfGroup(event, 'participant') ? event.parameters.ParticipantType : undefined;

test('folded events are at least three of the same type and role, each less than a minute after the one before', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      for (const row of foldedRows(events).filter(isFolded)) {
        expect(row.events.length).toBeGreaterThanOrEqual(3);
        for (const [newer, older] of pairsIn(row)) {
          expect(newer?.event.type).toBe(older.event.type);
          expect(newer && roleIn(newer)).toBe(roleIn(older));
          expect(newer && timeOf(newer) - timeOf(older)).toBeLessThan(FOLD_MS);
        }
      }
    }),
  );
});

test('a failure or an unknown event has its own row', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      for (const { event } of foldedRows(events)
        .filter(isFolded)
        .flatMap((row) => row.events)) {
        expect(isFailure(event)).toBe(false);
        expect(event.type).not.toBe('onSomethingNew');
      }
    }),
  );
});

test('no three rows in a row could be folded', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const rows = foldedRows(events);
      rows.slice(2).forEach((third, index) => {
        const three = [...(rows[index]?.events ?? []), ...(rows[index + 1]?.events ?? []), ...third.events];
        expect(foldedRows(three)).toHaveLength(3);
      });
    }),
  );
});

test('newer events leave the keys of older rows, and the last row keeps its key when they join it', () => {
  fc.assert(
    fc.property(someEvents, fc.nat(30), (events, newer) => {
      const before = foldedRows(events.slice(newer));
      const after = foldedRows(events).map(({ key }) => key);
      const joined = before.findIndex(isFolded);
      const kept = before.slice(joined === -1 ? before.length : joined).map(({ key }) => key);
      expect(after.slice(after.length - kept.length)).toEqual(kept);
    }),
  );
});

describe('updates of a participant', () => {
  const updates = (from: number, count: number, role: string) =>
    Array.from({ length: count }, (_, n) => seenAt(from + n * 0.5, 'onParticipantUpdated', { ParticipantType: role }));
  const sizes = (oldestFirst: readonly SeenEvent[]) =>
    foldedRows([...oldestFirst].reverse()).map(({ events }) => events.length);

  test('ten of a customer and then five of an agent are two rows', () => {
    expect(sizes([...updates(0, 10, 'customer'), ...updates(5, 5, 'agent')])).toEqual([5, 10]);
  });

  test('two are not folded', () => {
    expect(sizes(updates(0, 2, 'agent'))).toEqual([1, 1]);
  });

  test('are not folded across another event', () => {
    const joined = seenAt(5, 'onParticipantJoined', { ParticipantType: 'agent' });
    expect(sizes([...updates(0, 3, 'agent'), joined, ...updates(6, 3, 'agent')])).toEqual([3, 1, 3]);
  });

  test('are folded up to a minute apart', () => {
    const apart = (seconds: number) =>
      sizes([0, 1, 2].map((n) => seenAt(n * seconds, 'onParticipantUpdated', { ParticipantType: 'agent' })));
    expect(apart(59.999)).toEqual([3]);
    expect(apart(60)).toEqual([1, 1, 1]);
  });
});

test('a participant who joins and leaves again and again has a row for each event', () => {
  const types = ['onParticipantJoined', 'onParticipantLeft', 'onParticipantJoined', 'onParticipantLeft'];
  expect(foldedRows(types.map((type, n) => seenAt(10 - n, type, { ParticipantType: 'agent' })))).toHaveLength(4);
});

test('statuses of a channel are folded only if they are the same', () => {
  const statuses = (...all: readonly string[]) =>
    foldedRows(all.map((ChannelStatus, n) => seenAt(10 - n, 'onChannelStatusUpdated', { ChannelStatus })));
  expect(statuses('active', 'inactive', 'active', 'inactive')).toHaveLength(4);
  expect(statuses('inactive', 'inactive', 'inactive')).toHaveLength(1);
});
