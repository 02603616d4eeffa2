/** Describes events in sentences. */
import { type EventName, isKnownEvent } from '../../contract/events';
import type { TimelineEvent } from '../../contract/timeline';
import type { StringKey, Text } from '../../strings/text';

/**
 * Returns a sentence that describes the event.
 *
 * @param participant The name of the participant that the event is about, if known.
 */
export function sentenceFor(
  { type, parameters }: Pick<TimelineEvent, 'type' | 'parameters'>,
  participant: string | null,
  text: Text,
): string {
  if (!isKnownEvent(type)) return text('SentenceUnknown');
  const channel = channelName(parameters.MediaChannelType, text);
  switch (type) {
    case 'onInteractionCreated':
      return text('SentenceInteractionCreated');
    case 'onChannelCreated':
      return text('SentenceChannelCreated', { channel });
    case 'onChannelCreateFailed':
      return text('SentenceChannelCreateFailed', { channel, reason: reasonOf(parameters, text) });
    case 'onChannelStatusUpdated':
      return channelStatus(channel, parameters.ChannelStatus, text);
    case 'onParticipantJoined':
    case 'onParticipantLeft':
    case 'onParticipantUpdated':
      return text(PARTICIPANT_TEXTS[type], { who: participant ?? roleOf(parameters.ParticipantType, text) });
  }
}

type Parameters = TimelineEvent['parameters'];

const PARTICIPANT_TEXTS: Readonly<Record<Extract<EventName, `onParticipant${string}`>, StringKey>> = {
  onParticipantJoined: 'SentenceParticipantJoined',
  onParticipantLeft: 'SentenceParticipantLeft',
  onParticipantUpdated: 'SentenceParticipantUpdated',
};

/** The examples in Twilio's documentation; other values are possible. */
const ROLES: Readonly<Record<string, StringKey>> = {
  customer: 'SentenceCustomer',
  agent: 'SentenceAgent',
  supervisor: 'SentenceSupervisor',
};

const roleOf = (type: string | undefined, text: Text) => text(lookUp(ROLES, type) ?? 'SentenceSomeone');

const CHANNELS: Readonly<Record<string, StringKey>> = {
  web: 'SentenceWebChannel',
  chat: 'SentenceChatChannel',
  sms: 'SentenceSmsChannel',
  whatsapp: 'SentenceWhatsAppChannel',
  messenger: 'SentenceMessengerChannel',
  email: 'SentenceEmailChannel',
  voice: 'SentenceVoiceChannel',
};

function channelName(type: string | undefined, text: Text) {
  if (!type) return text('SentenceSomeChannel');
  const known = lookUp(CHANNELS, type);
  return known === undefined ? text('SentenceOtherChannel', { type }) : text(known);
}

const CHANNEL_STATUSES: Readonly<Record<string, StringKey>> = {
  active: 'SentenceChannelActive',
  closed: 'SentenceChannelClosed',
  failed: 'SentenceChannelFailed',
};

function channelStatus(channel: string, status: string | undefined, text: Text) {
  const known = lookUp(CHANNEL_STATUSES, status);
  if (known !== undefined) return text(known, { channel });
  return status ? text('SentenceChannelStatus', { channel, status }) : text('SentenceChannelChanged', { channel });
}

function reasonOf({ ErrorMessage, ErrorCode }: Parameters, text: Text) {
  const code = ErrorCode ? text('FailureTwilioCode', { code: ErrorCode }) : null;
  return [ErrorMessage, code].filter(Boolean).join(', ') || text('FailureNoReference');
}

/** Looks up a value that Twilio sent. It may be the name of an inherited property, such as `constructor`. */
const lookUp = (texts: Readonly<Record<string, StringKey>>, name: string | undefined) =>
  name !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
