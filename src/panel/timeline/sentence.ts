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
  if (!isKnownEvent(type)) return text('UnknownEvent');
  const channel = channelName(parameters.MediaChannelType, text);
  switch (type) {
    case 'onInteractionCreated':
      return text('InteractionCreatedEvent');
    case 'onChannelCreated':
      return text('ChannelCreatedEvent', { channel });
    case 'onChannelCreateFailed':
      return text('ChannelCreateFailedEvent', { channel, reason: reasonOf(parameters, text) });
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
  onParticipantJoined: 'ParticipantJoinedEvent',
  onParticipantLeft: 'ParticipantLeftEvent',
  onParticipantUpdated: 'ParticipantUpdatedEvent',
};

/** The examples in Twilio's documentation; other values are possible. */
const ROLES: Readonly<Record<string, StringKey>> = {
  customer: 'TheCustomer',
  agent: 'AnAgent',
  supervisor: 'ASupervisor',
};

const roleOf = (type: string | undefined, text: Text) => text(lookUp(ROLES, type) ?? 'Somebody');

const CHANNELS: Readonly<Record<string, StringKey>> = {
  web: 'WebChannel',
  chat: 'ChatChannel',
  sms: 'SmsChannel',
  whatsapp: 'WhatsAppChannel',
  messenger: 'MessengerChannel',
  email: 'EmailChannel',
  voice: 'VoiceChannel',
};

function channelName(type: string | undefined, text: Text) {
  if (!type) return text('SomeChannel');
  const known = lookUp(CHANNELS, type);
  return known === undefined ? text('OtherChannel', { type }) : text(known);
}

const CHANNEL_STATUSES: Readonly<Record<string, StringKey>> = {
  active: 'ChannelActiveEvent',
  closed: 'ChannelClosedEvent',
  failed: 'ChannelFailedEvent',
};

function channelStatus(channel: string, status: string | undefined, text: Text) {
  const known = lookUp(CHANNEL_STATUSES, status);
  if (known !== undefined) return text(known, { channel });
  return status ? text('ChannelStatusEvent', { channel, status }) : text('ChannelChangedEvent', { channel });
}

function reasonOf({ ErrorMessage, ErrorCode }: Parameters, text: Text) {
  const code = ErrorCode ? text('TwilioCode', { code: ErrorCode }) : null;
  return [ErrorMessage, code].filter(Boolean).join(', ') || text('TwilioNoReference');
}

/** Looks up a value that Twilio sent. It may be the name of an inherited property, such as `constructor`. */
const lookUp = (texts: Readonly<Record<string, StringKey>>, name: string | undefined) =>
  name !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
