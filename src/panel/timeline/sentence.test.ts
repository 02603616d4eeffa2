import { EVENT_NAMES } from '../../contract/events';
import { STRINGS } from '../../testing/strings';
import { sentenceFor } from './sentence';

const sentence = (type: string, parameters: Record<string, string> = {}, participant: string | null = null) =>
  sentenceFor({ type, parameters }, { participant, isAgain: false }, STRINGS.text);

test.each([
  ['onParticipantLeft', { ParticipantType: 'agent' }, 'Alice Agent', 'Alice Agent left'],
  ['onParticipantLeft', { ParticipantType: 'agent' }, null, 'Agent left'],
  ['onParticipantJoined', { ParticipantType: 'customer' }, null, 'Customer joined'],
  ['onParticipantUpdated', { ParticipantType: 'supervisor' }, null, 'Supervisor updated'],
  ['onParticipantJoined', { ParticipantType: 'external' }, null, 'External participant joined'],
  ['onParticipantJoined', { ParticipantType: 'unknown' }, null, 'Participant joined'],
  ['onParticipantJoined', { ParticipantType: 'constructor' }, null, 'Participant “constructor” joined'],
  ['onParticipantJoined', {}, null, 'Participant joined'],
  ['onInteractionCreated', {}, null, 'Interaction started'],
  ['onChannelCreated', { MediaChannelType: 'web' }, null, 'Web chat opened'],
  ['onChannelStatusUpdated', { MediaChannelType: 'sms', ChannelStatus: 'closed' }, null, 'SMS closed'],
  ['onChannelStatusUpdated', { MediaChannelType: 'gbm', ChannelStatus: 'active' }, null, 'Channel “gbm” active'],
  ['onChannelStatusUpdated', { ChannelStatus: 'setup' }, null, 'Channel being set up'],
  ['onChannelStatusUpdated', { ChannelStatus: 'inactive' }, null, 'Channel inactive'],
  ['onChannelStatusUpdated', { ChannelStatus: 'pause' }, null, 'Channel paused'],
  ['onChannelStatusUpdated', { ChannelStatus: 'resumed' }, null, 'Channel resumed'],
  ['onChannelStatusUpdated', { ChannelStatus: 'transfer' }, null, 'Channel being transferred'],
  ['onChannelStatusUpdated', { ChannelStatus: 'failed' }, null, 'Channel failed'],
  ['onChannelStatusUpdated', { ChannelStatus: 'par\u200bked' }, null, 'Channel now “par[U+200B]ked”'],
  ['onChannelStatusUpdated', { ChannelStatus: 'parked' }, null, 'Channel now “parked”'],
  ['onChannelStatusUpdated', {}, null, 'Channel changed'],
  [
    'onChannelCreateFailed',
    { MediaChannelType: 'sms', ErrorCode: '45770', ErrorMessage: 'Downstream resource could not be created' },
    null,
    'SMS couldn’t be opened (Downstream resource could not be created, code 45770)',
  ],
  ['onChannelCreateFailed', {}, null, 'Channel couldn’t be opened (no details)'],
  ['onSomethingNew', {}, null, 'onSomethingNew'],
  ['on\u200bSomethingNew', {}, null, 'on[U+200B]SomethingNew'],
])('%s with %j about %s', (type, parameters, participant, expected) => {
  expect(sentence(type, parameters, participant)).toBe(expected);
});

test('a channel that has been open before becomes active again', () => {
  const event = { type: 'onChannelStatusUpdated', parameters: { ChannelStatus: 'active', MediaChannelType: 'web' } };
  const again = { participant: null, isAgain: true };
  expect(sentenceFor(event, again, STRINGS.text)).toBe('Web chat active again');
});

test('every event of the catalog has its own sentence', () => {
  const sentences = EVENT_NAMES.map((name) => sentence(name));
  expect(new Set(sentences).size).toBe(EVENT_NAMES.length);
  expect(sentences.join()).not.toMatch(/\{\{|on[A-Z]/);
});
