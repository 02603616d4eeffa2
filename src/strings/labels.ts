/** Labels of the contract's values. */
import type { AttachedDestination } from '../contract/binding';
import { type Destination, INSPECTOR } from '../contract/destination';
import type { EventGroup, EventName } from '../contract/events';
import type { StringKey, Text } from './text';

/** Returns the best available name of an attached destination: its label or its host; null if neither is known. */
export const destinationName = ({ id, label, sendsTo }: AttachedDestination, text: Text) =>
  label === null ? (sendsTo?.host ?? null) : destinationLabel({ key: id, label }, text);

/** The same for people who have to recognize one destination of several. */
export const namedDestination = (destination: AttachedDestination, text: Text) =>
  destinationName(destination, text) ?? text('AttachedDestinationUnnamed');

/** Returns the label that an administrator configured. Only the inspector's label is this plugin's own text. */
export const destinationLabel = ({ key, label }: Destination, text: Text) =>
  key === INSPECTOR.key ? text('WebhookInspector') : label;

export const GROUP_TEXTS: Readonly<Record<EventGroup, StringKey>> = {
  interaction: 'EventGroupInteraction',
  channel: 'EventGroupChannel',
  participant: 'EventGroupParticipant',
};

/** When each event fires. */
export const EVENT_TEXTS: Readonly<Record<EventName, StringKey>> = {
  onInteractionCreated: 'EventOnInteractionCreated',
  onChannelCreated: 'EventOnChannelCreated',
  onChannelCreateFailed: 'EventOnChannelCreateFailed',
  onChannelStatusUpdated: 'EventOnChannelStatusUpdated',
  onParticipantJoined: 'EventOnParticipantJoined',
  onParticipantLeft: 'EventOnParticipantLeft',
  onParticipantUpdated: 'EventOnParticipantUpdated',
};

/** The plain names of the events. */
export const EVENT_LABELS: Readonly<Record<EventName, StringKey>> = {
  onInteractionCreated: 'EventInteractionCreated',
  onChannelCreated: 'EventChannelCreated',
  onChannelCreateFailed: 'EventChannelCreateFailed',
  onChannelStatusUpdated: 'EventChannelStatusUpdated',
  onParticipantJoined: 'EventParticipantJoined',
  onParticipantLeft: 'EventParticipantLeft',
  onParticipantUpdated: 'EventParticipantUpdated',
};
