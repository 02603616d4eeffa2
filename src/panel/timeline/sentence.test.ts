import { EVENT_NAMES } from '../../contract/events';
import { STRINGS } from '../../testing/strings';
import { sentenceFor } from './sentence';

const sentence = (type: string, parameters: Record<string, string> = {}, participant: string | null = null) =>
  sentenceFor({ type, parameters }, participant, STRINGS.text);

test.each([
  ['onParticipantLeft', { ParticipantType: 'agent' }, 'Alice Agent', 'Alice Agent left the conversation.'],
  ['onParticipantLeft', { ParticipantType: 'agent' }, null, 'An agent left the conversation.'],
  ['onParticipantJoined', { ParticipantType: 'customer' }, null, 'The customer joined the conversation.'],
  ['onParticipantUpdated', { ParticipantType: 'supervisor' }, null, 'A supervisor was updated.'],
  ['onParticipantJoined', { ParticipantType: 'external' }, null, 'Someone joined the conversation.'],
  ['onParticipantJoined', { ParticipantType: 'constructor' }, null, 'Someone joined the conversation.'],
  ['onParticipantJoined', {}, null, 'Someone joined the conversation.'],
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

test('every event of the catalog has its own sentence', () => {
  const sentences = EVENT_NAMES.map((name) => sentence(name));
  expect(new Set(sentences).size).toBe(EVENT_NAMES.length);
  expect(sentences.join()).not.toMatch(/\{\{|doesn’t know/);
});
