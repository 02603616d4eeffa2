/** What the groups of events are called. */
import type { EventGroup } from '../contract/events';
import type { StringKey } from './text';

export const GROUP_TEXTS: Readonly<Record<EventGroup, StringKey>> = {
  interaction: 'GroupInteraction',
  channel: 'GroupChannel',
  participant: 'GroupParticipant',
};
