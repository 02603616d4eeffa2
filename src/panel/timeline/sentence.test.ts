import { EVENT_NAMES } from '../../contract/events';
import { STRINGS } from '../../testing/strings';
import { sentenceFor } from './sentence';

const sentence = (type: string, parameters: Record<string, string> = {}, participant: string | null = null) =>
  sentenceFor({ type, parameters }, { participant, isAgain: false }, STRINGS.text);

test.each([
  ['onParticipantLeft', { ParticipantType: 'agent' }, 'Alice Agent', 'Alice Agent left the conversation.'],
  ['onParticipantLeft', { ParticipantType: 'agent' }, null, 'An agent left the conversation.'],
  ['onParticipantJoined', { ParticipantType: 'customer' }, null, 'The customer joined the conversation.'],
  ['onParticipantUpdated', { ParticipantType: 'supervisor' }, null, 'A supervisor was updated.'],
  ['onParticipantJoined', { ParticipantType: 'external' }, null, 'An external participant joined the conversation.'],
  ['onParticipantJoined', { ParticipantType: 'unknown' }, null, 'A participant joined the conversation.'],
  [
    'onParticipantJoined',
    { ParticipantType: 'constructor' },
    null,
    'A participant of the type “constructor” joined the conversation.',
  ],
  ['onParticipantJoined', {}, null, 'A participant joined the conversation.'],
  ['onInteractionCreated', {}, null, 'The interaction started.'],
  ['onChannelCreated', { MediaChannelType: 'web' }, null, 'The web chat opened.'],
  [
    'onChannelStatusUpdated',
    { MediaChannelType: 'sms', ChannelStatus: 'closed' },
    null,
    'The SMS conversation closed.',
  ],
  [
    'onChannelStatusUpdated',
    { MediaChannelType: 'gbm', ChannelStatus: 'active' },
    null,
    'The gbm channel became active.',
  ],
  ['onChannelStatusUpdated', { ChannelStatus: 'setup' }, null, 'The channel is being set up.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'inactive' }, null, 'The channel became inactive.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'pause' }, null, 'The channel was paused.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'resumed' }, null, 'The channel was resumed.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'transfer' }, null, 'The channel is being transferred.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'failed' }, null, 'The channel failed.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'par\u200bked' }, null, 'The channel is now “par[U+200B]ked”.'],
  ['onChannelStatusUpdated', { ChannelStatus: 'parked' }, null, 'The channel is now “parked”.'],
  ['onChannelStatusUpdated', {}, null, 'The channel changed.'],
  [
    'onChannelCreateFailed',
    { MediaChannelType: 'sms', ErrorCode: '45770', ErrorMessage: 'Downstream resource could not be created' },
    null,
    'The SMS conversation couldn’t be opened (Downstream resource could not be created, code 45770).',
  ],
  ['onChannelCreateFailed', {}, null, 'The channel couldn’t be opened (no details).'],
  ['onSomethingNew', {}, null, 'This plugin doesn’t know this event.'],
])('%s with %j about %s', (type, parameters, participant, expected) => {
  expect(sentence(type, parameters, participant)).toBe(expected);
});

test('a channel that has been open before becomes active again', () => {
  const event = { type: 'onChannelStatusUpdated', parameters: { ChannelStatus: 'active', MediaChannelType: 'web' } };
  const again = { participant: null, isAgain: true };
  expect(sentenceFor(event, again, STRINGS.text)).toBe('The web chat became active again.');
});

test('every event of the catalog has its own sentence', () => {
  const sentences = EVENT_NAMES.map((name) => sentence(name));
  expect(new Set(sentences).size).toBe(EVENT_NAMES.length);
  expect(sentences.join()).not.toMatch(/\{\{|doesn’t know/);
});
