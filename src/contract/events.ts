/**
 * The catalog of the events that Twilio sends for an interaction.
 *
 * Source: Twilio's "Register a webhook to receive Interactions events". Which of them an interaction in progress can
 * still send is inferred from their meaning: a webhook that is bound later cannot see what has already happened.
 */

/** The groups of events, in display order. */
export const EVENT_GROUPS = ['interaction', 'channel', 'participant'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

interface EventDescription {
  readonly group: EventGroup;
  /** Whether an interaction in progress can still send it. */
  readonly firesOnRunning: boolean;
  /** The documented parameters besides `EventType` and `AccountSid`; a trailing `?` marks an optional one. */
  readonly parameters: readonly string[];
}

const PARTICIPANT_PARAMETERS = [
  'InteractionSid',
  'ChannelSid',
  'ParticipantSid',
  'ParticipantType',
  'TaskSid',
  'MediaChannelSid',
  'MediaChannelType',
] as const;

export const EVENTS = {
  onInteractionCreated: {
    group: 'interaction',
    firesOnRunning: false,
    parameters: ['InstanceSid', 'InteractionSid', 'MediaChannelSid', 'MediaChannelType'],
  },
  onChannelCreated: {
    group: 'channel',
    firesOnRunning: false,
    parameters: ['InstanceSid', 'InteractionSid', 'ChannelSid', 'MediaChannelSid', 'MediaChannelType'],
  },
  onChannelCreateFailed: {
    group: 'channel',
    firesOnRunning: false,
    parameters: ['ErrorCode', 'ErrorMessage', 'InteractionSid?', 'ChannelSid?', 'MediaChannelSid?', 'MediaChannelType'],
  },
  onChannelStatusUpdated: {
    group: 'channel',
    firesOnRunning: true,
    parameters: ['InstanceSid', 'InteractionSid', 'ChannelSid', 'MediaChannelSid', 'ChannelStatus', 'MediaChannelType'],
  },
  onParticipantJoined: { group: 'participant', firesOnRunning: true, parameters: PARTICIPANT_PARAMETERS },
  onParticipantLeft: { group: 'participant', firesOnRunning: true, parameters: PARTICIPANT_PARAMETERS },
  onParticipantUpdated: { group: 'participant', firesOnRunning: true, parameters: PARTICIPANT_PARAMETERS },
} as const satisfies Record<string, EventDescription>;

export type EventName = keyof typeof EVENTS;

export const EVENT_NAMES = /* @__PURE__ */ Object.keys(EVENTS) as EventName[];

/** Returns whether the catalog has this event. Twilio may add events, and other programs may subscribe to more. */
export const isKnownEvent = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

/** The events that a webhook attached to an interaction in progress can still receive; the form's initial choice. */
export const LIVE_EVENTS: readonly EventName[] = /* @__PURE__ */ EVENT_NAMES.filter(
  (name) => EVENTS[name].firesOnRunning,
);
