/** The kinds of events that the timeline tells apart. Pure. */
import { EVENTS, isKnownEvent } from '../../contract/events';
import type { TimelineEvent } from '../../contract/timeline';

export const isFailure = ({ type, parameters }: Pick<TimelineEvent, 'type' | 'parameters'>) =>
  type === 'onChannelCreateFailed' || parameters.ChannelStatus === 'failed' || Boolean(parameters.ErrorCode);

export const isOfGroup = ({ type }: Pick<TimelineEvent, 'type'>, group: 'participant' | 'channel') =>
  isKnownEvent(type) && EVENTS[type].group === group;
