import { entryOf } from '../../testing/timelines';
import { parametersAmong } from './details';
import type { SeenEvent } from './timeline';

const CHANNEL = `UO${'1'.repeat(32)}`;
const [ONE, OTHER] = [`UT${'1'.repeat(32)}`, `UT${'2'.repeat(32)}`];

const seen = (n: number, parameters: Record<string, string>): SeenEvent => ({
  ...entryOf(n, { parameters }),
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction'],
  isAgain: false,
});

test('parameters that differ between events come first, and IDs that are the same in every event are apart', () => {
  const one = seen(1, { ChannelSid: CHANNEL, MediaChannelType: 'web', ParticipantSid: ONE });
  const other = seen(2, { ChannelSid: CHANNEL, MediaChannelType: 'web', ParticipantSid: OTHER });
  expect(parametersAmong([one, other])(one.event)).toEqual({
    telling: [
      ['ParticipantSid', ONE],
      ['MediaChannelType', 'web'],
    ],
    common: [['ChannelSid', CHANNEL]],
  });
});

test('a parameter that only one event has is no difference', () => {
  const failed = seen(1, { ChannelSid: CHANNEL, ErrorCode: '45770' });
  expect(parametersAmong([failed, seen(2, { ChannelSid: CHANNEL })])(failed.event)).toEqual({
    telling: [['ErrorCode', '45770']],
    common: [['ChannelSid', CHANNEL]],
  });
});
