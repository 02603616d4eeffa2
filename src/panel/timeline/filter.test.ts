import fc from 'fast-check';
import { failedWith } from '../../testing/deliveries';
import { entryOf } from '../../testing/timelines';
import { countsOf, FILTERS, filtered, searched } from './filter';
import type { SeenEvent } from './timeline';

const seen = (n: number, type: string, parameters: Record<string, string> = {}): SeenEvent => ({
  ...entryOf(n, { type, parameters }),
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction'],
  isAgain: false,
});

const EVENTS = [
  seen(1, 'onParticipantLeft'),
  seen(2, 'onChannelCreated'),
  seen(3, 'onChannelCreateFailed'),
  seen(4, 'onChannelStatusUpdated', { ChannelStatus: 'failed' }),
  seen(5, 'onInteractionCreated'),
  seen(6, 'onSomethingNew', { ErrorCode: '45770' }),
  seen(7, 'toString'),
  { ...seen(8, 'onParticipantJoined'), deliveries: { crm: failedWith(null) } },
];

test.each([
  ['all', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['participant', [1, 8]],
  ['channel', [2, 3, 4]],
  ['failed', [3, 4, 6, 8]],
  ['other', [5, 6, 7]],
] as const)('the filter %s selects %j', (filter, expected) => {
  expect(filtered(EVENTS, filter).map(({ key }) => key)).toEqual(expected.map((n) => `key-${n}`));
});

test('the counts are the numbers of events that the filters select', () => {
  fc.assert(
    fc.property(fc.subarray(EVENTS), (events) => {
      for (const filter of FILTERS) expect(countsOf(events)[filter]).toBe(filtered(events, filter).length);
    }),
  );
});

test('every event is one of participants, channel and other', () => {
  fc.assert(
    fc.property(fc.string(), (type) => {
      const { participant, channel, other } = countsOf([seen(1, type)]);
      expect(participant + channel + other).toBe(1);
    }),
  );
});

describe('the search', () => {
  const find = (search: string, ...events: readonly SeenEvent[]) =>
    searched(events, search, () => 'Zoë Müller joined').map(({ key }) => key);

  test.each([
    ['the sentence', 'zoë'],
    ['the type', 'participantJOINED'],
    ['a value', 'uo0'],
    ['every word, anywhere', '  web   müller '],
    ['another form of the same letter', 'ｚoe\u0308'],
    ['nothing', '   '],
  ])('finds %s', (_what, search) => {
    expect(find(search, seen(1, 'onParticipantJoined', { ChannelSid: 'UO0', MediaChannelType: 'web' }))).toEqual([
      'key-1',
    ]);
  });

  test('leaves out an event without one of the words', () => {
    expect(find('web chat', seen(1, 'onParticipantJoined', { MediaChannelType: 'web' }))).toEqual([]);
  });

  test('takes every character as it is', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(anyText, (said) => {
        expect(find(said, seen(1, 'onSomethingNew', { Said: said }))).toEqual(['key-1']);
      }),
    );
  });
});
