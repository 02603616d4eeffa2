/**
 * The inspector: the destination that needs no server. One of our functions receives its events and stores them in a
 * timeline, which the panel shows.
 *
 * The URL of each attachment ends in an unguessable ID, which is also in the name of its timeline: knowing one reveals
 * the other. A global webhook has the same URL without an ID. Its events go to the timeline of the interaction that
 * they name, if the inspector is attached to that interaction.
 */
import * as v from 'valibot';
import { type TimelineName, timelineName } from '../../../src/contract/timeline';

const PATH = '/events/receive';
const PREFIX = 'interaction-webhook-';
const ID_LENGTH = 32;

/** Returns the name of a new timeline; `id` is 32 hexadecimal digits that cannot be guessed. */
export const newTimeline = (id: string): TimelineName => `${PREFIX}${id}`;

/** Returns the ID of the attachment to which a timeline belongs. */
export const idOfTimeline = (timeline: TimelineName) => timeline.slice(PREFIX.length);

/** Returns the timeline of the attachment `id`, or null if `id` is not valid. */
export function timelineWithId(id: unknown): TimelineName | null {
  if (typeof id !== 'string' || id.length !== ID_LENGTH) return null;
  const parsed = v.safeParse(timelineName, `${PREFIX}${id}`);
  return parsed.success ? parsed.output : null;
}

/** Returns the URL to which a global webhook sends its events; `domain` is the functions' own. */
export const globalInspectorUrl = (domain: string) => `https://${domain}${PATH}`;

/** Returns the URL to which the events of a timeline are sent. */
export const inspectorUrl = (domain: string, timeline: TimelineName) =>
  `${globalInspectorUrl(domain)}?a=${idOfTimeline(timeline)}`;

/** Returns the timeline to which a webhook's URL leads, or null if it does not lead to one. */
export function timelineAt(domain: string, url: string): TimelineName | null {
  const timeline = timelineWithId(/\?a=(.*)$/.exec(url)?.[1]);
  return timeline !== null && url === inspectorUrl(domain, timeline) ? timeline : null;
}

/** Returns whether a webhook with this URL sends to the inspector, with or without a timeline. */
export const isInspectorUrl = (domain: string, url: string) =>
  url === globalInspectorUrl(domain) || timelineAt(domain, url) !== null;
