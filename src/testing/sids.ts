/** Identifiers for tests, told apart by a number. */
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../contract/sids';

const sidOf = (prefix: string, number: number) => `${prefix}${String(number).padStart(32, '0')}`;

export const taskSidOf = (number: number) => sidOf('WT', number) as TaskSid;
export const interactionOf = (number: number) => sidOf('KD', number) as InteractionSid;
export const channelOf = (number: number) => sidOf('UO', number) as ChannelSid;
export const ttidOf = (number: number) => `flex_interactionwebhook_${String(number).padStart(26, '0')}` as Ttid;

export const TTID = ttidOf(1);
export const OTHER_TTID = ttidOf(2);
