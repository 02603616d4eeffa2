/** Describes events in a few words. */
import { type EventName, isKnownEvent } from '../../contract/events';
import type { TimelineEvent } from '../../contract/timeline';
import { readableName } from '../../strings/format';
import type { StringKey, Text } from '../../strings/text';

/** The facts about an event that are not in it. */
interface Circumstances {
  /** The name of the participant that the event is about, if known. */
  readonly participant: string | null;
  /** Whether an earlier event shows that the channel has been open before. */
  readonly isAgain: boolean;
}

/** Returns a few words that describe the event: for an unknown one, its own name. */
export function sentenceFor(
  { type, parameters }: Pick<TimelineEvent, 'type' | 'parameters'>,
  { participant, isAgain }: Circumstances,
  text: Text,
): string {
  if (!isKnownEvent(type)) return readableName(type);
  const channel = channelName(parameters.MediaChannelType, text);
  switch (type) {
    case 'onInteractionCreated':
      return text('SentenceInteractionCreated');
    case 'onChannelCreated':
      return text('SentenceChannelCreated', { channel });
    case 'onChannelCreateFailed':
      return text('SentenceChannelCreateFailed', { channel, reason: reasonOf(parameters, text) });
    case 'onChannelStatusUpdated':
      return channelStatus(channel, parameters.ChannelStatus, isAgain, text);
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

/** The types that Twilio documents; other values are possible. */
const ROLES: Readonly<Record<string, StringKey>> = {
  customer: 'SentenceCustomer',
  agent: 'SentenceAgent',
  supervisor: 'SentenceSupervisor',
  external: 'SentenceExternal',
  unknown: 'SentenceParticipant',
};

function roleOf(type: string | undefined, text: Text) {
  if (!type) return text('SentenceParticipant');
  const known = lookUp(ROLES, type);
  return known === undefined ? text('SentenceOtherParticipant', { type: readableName(type) }) : text(known);
}

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
  return known === undefined ? text('SentenceOtherChannel', { type: readableName(type) }) : text(known);
}

/** The statuses of a channel, and the words that Flex has for some of them. */
const CHANNEL_STATUSES: Readonly<Record<string, StringKey>> = {
  setup: 'SentenceChannelSetup',
  active: 'SentenceChannelActive',
  inactive: 'SentenceChannelInactive',
  pause: 'SentenceChannelPaused',
  paused: 'SentenceChannelPaused',
  resume: 'SentenceChannelResumed',
  resumed: 'SentenceChannelResumed',
  transfer: 'SentenceChannelTransfer',
  transferred: 'SentenceChannelTransferred',
  closed: 'SentenceChannelClosed',
  failed: 'SentenceChannelFailed',
};

function channelStatus(channel: string, status: string | undefined, isAgain: boolean, text: Text) {
  const known = status === 'active' && isAgain ? 'SentenceChannelActiveAgain' : lookUp(CHANNEL_STATUSES, status);
  if (known !== undefined) return text(known, { channel });
  return status
    ? text('SentenceChannelStatus', { channel, status: readableName(status) })
    : text('SentenceChannelChanged', { channel });
}

function reasonOf({ ErrorMessage, ErrorCode }: Parameters, text: Text) {
  const code = ErrorCode ? text('FailureTwilioCode', { code: readableName(ErrorCode) }) : null;
  return [ErrorMessage && readableName(ErrorMessage), code].filter(Boolean).join(', ') || text('FailureNoReference');
}

/** Looks up a value that Twilio sent. It may be the name of an inherited property, such as `constructor`. */
const lookUp = (texts: Readonly<Record<string, StringKey>>, name: string | undefined) =>
  name !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
