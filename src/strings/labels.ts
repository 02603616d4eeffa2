/** Labels of the contract's values. */
import { type Destination, INSPECTOR } from '../contract/destination';
import type { EventGroup } from '../contract/events';
import type { StringKey, Text } from './text';

/** Returns the label that an administrator configured. Only the inspector's label is this plugin's own text. */
export const destinationLabel = ({ key, label }: Destination, text: Text) =>
  key === INSPECTOR.key ? text('Inspector') : label;

export const GROUP_TEXTS: Readonly<Record<EventGroup, StringKey>> = {
  interaction: 'GroupInteraction',
  channel: 'GroupChannel',
  participant: 'GroupParticipant',
};
